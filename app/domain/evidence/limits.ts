/** What one report may send, and what must stay free beside it. Settings of the operator. */
export type EvidenceLimits = {
  /** Of one file. */
  fileBytes: number;
  /** Files of one report, unfinished ones included. */
  fileCount: number;
  /** Of all files of one report. */
  reportBytes: number;
  /** What must stay free in the store. */
  reserveBytes: number;
};

const gigabyte = 1024 ** 3;

/** Used where the operator sets nothing else. A day of packets of a busy link is larger than one file may be: it is sent as
 * several. */
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

/** However slow the line, no part is smaller than this, except for the last of one request. */
export const leastPartBytes = 64 * 1024;

/** The least that a part takes in the store: one block of a file system. */
export const leastStoredBytes = 4_096;

/**
 * How many parts a file of this size may have. On a line that never breaks it needs no more than one for each
 * `leastPartBytes`. The others are for lines that break: each break leaves one smaller part.
 */
export function mostParts(sizeBytes: number): number {
  return 1_000 + Math.ceil(sizeBytes / leastPartBytes);
}

/** A file system may run out of files before it runs out of bytes. Where fewer than this are left, nothing is taken. */
export const leastFreeFiles = 10_000;

/** How long an unfinished file waits for its rest. */
export const unfinishedDays = 7;
