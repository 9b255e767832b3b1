/** The window over which a sender's rate is taken: an hour of good sending buys no hour of silence. */
const windowMs = 60_000;
const sampleMs = 5_000;
/** A line needs a moment to begin. */
const graceMs = 5_000;
/** 128 kbit/s: less than this is kept while nobody waits, and gives its place to who does. */
const leastBytesPerSecond = 16 * 1024;

export type Rate = {
  /** Notes how much has come by now; older notes than the window are forgotten. */
  note: () => void;
  /** Bytes a second over the last minute, or since it began. */
  bytesPerSecond: () => number;
  isSlow: () => boolean;
  /** Too young to be judged, and slow so far. */
  mayBecomeSlow: () => boolean;
};

export const rateSampleMs = sampleMs;

/** How fast something comes, of which `receivedBytes` have come so far. */
export function rateOf(
  receivedBytes: () => number,
  now: () => number = Date.now,
): Rate {
  const begunAt = now();
  const notes = [{ at: begunAt, bytes: receivedBytes() }];
  const bytesPerSecond = () => {
    const [oldest] = notes;
    if (!oldest) return 0;
    // Of the first second little can be said.
    const seconds = Math.max(1, (now() - oldest.at) / 1_000);
    return (receivedBytes() - oldest.bytes) / seconds;
  };
  const isYoung = () => now() - begunAt < graceMs;
  const isBelow = () => bytesPerSecond() < leastBytesPerSecond;
  return {
    note: () => {
      notes.push({ at: now(), bytes: receivedBytes() });
      while (notes.length > 1 && now() - (notes[0]?.at ?? 0) > windowMs)
        notes.shift();
    },
    bytesPerSecond,
    isSlow: () => !isYoung() && isBelow(),
    mayBecomeSlow: () => isYoung() && isBelow(),
  };
}
