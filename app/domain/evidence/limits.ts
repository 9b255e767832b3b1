/** What one report may send, and what must stay free beside it. Settings of the operator. */
export type EvidenceLimits = {
  /** Of one file. */
  fileBytes: number;
  /** Files of one report, unfinished ones included. */
  fileCount: number;
  /** Of all files of one report. */
  reportBytes: number;
  /** Nothing is taken that would leave less than this free. */
  reserveBytes: number;
};

const gigabyte = 1024 ** 3;

/** Where the operator says nothing else. A day of packets of a busy link is more than this; it comes in pieces. */
export const usualLimits: EvidenceLimits = {
  fileBytes: 2 * gigabyte,
  fileCount: 100,
  reportBytes: 20 * gigabyte,
  reserveBytes: gigabyte,
};

/** Sealed, held in memory and written as one; what is lost when a process is killed is less than this. */
export const partBytes = 4 * 1024 * 1024;

/** On a slow line a part is closed after this long, so that a cut costs seconds and not minutes. */
export const partMs = 5_000;

/** But for the end of what is sent at once, no part is smaller, however slow the line. */
export const leastPartBytes = 64 * 1024;

/** What a part takes at least of the store: a block of a file system. */
export const leastStoredBytes = 4_096;

/**
 * Parts of a file of this size. What comes evenly never needs more than one for each `leastPartBytes`; the rest is for lines
 * that break, each break leaving a smaller one.
 */
export function mostParts(sizeBytes: number): number {
  return 1_000 + Math.ceil(sizeBytes / leastPartBytes);
}

/** Nothing is taken where fewer files than this can still be made: a file system may run out of them before its bytes. */
export const leastFreeFiles = 10_000;

/** How long an unfinished file waits for its rest. */
export const unfinishedDays = 7;
