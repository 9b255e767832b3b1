/** Why a file is not sent on; what is none of these is tried again. */
export type Problem =
  | "ended"
  | "tooLarge"
  | "tooMany"
  | "tooManyParts"
  | "storeFull"
  | "empty"
  | "closed"
  | "unread"
  | "refused";

const mebibyte = 1024 * 1024;
export const firstChunkBytes = 2 * mebibyte;
export const leastChunkBytes = mebibyte / 4;
const mostChunkBytes = 8 * mebibyte;

/** A chunk that takes a few seconds: what a broken connection costs, and how often the server is asked. */
export function nextChunkBytes(chunkBytes: number, tookMs: number): number {
  if (tookMs < 2_000) return Math.min(chunkBytes * 2, mostChunkBytes);
  if (tookMs > 8_000) return Math.max(chunkBytes / 2, leastChunkBytes);
  return chunkBytes;
}

/** One second, then twice as long each time, half a minute at most: a server that starts again takes seconds. */
export function waitMs(failures: number): number {
  return Math.min(1_000 * 2 ** (failures - 1), 30_000);
}

/** As the server's Retry-After says, in seconds; a minute at most. */
export function waitWhenBusyMs(retryAfter: string | null): number {
  const seconds = Number(retryAfter) || 5;
  return Math.min(seconds, 60) * 1_000;
}

/** What to do about an answer that is no success. A refusal of ours stands in its body as one word. */
export function verdictOn({
  status,
  text,
}: {
  status: number;
  text: string;
}): "again" | "busy" | "gone" | Problem {
  if (status === 503 && text.trim() === "busy") return "busy";
  const refusal = refusals[text.trim()];
  if (refusal) return refusal;
  if (status === 404 || status === 410) return "gone";
  // No answer, a server that is down, or a file that goes on from elsewhere by now.
  if (status === 0 || status >= 500) return "again";
  if ([408, 409, 423, 425, 429].includes(status)) return "again";
  // A redirection was followed, to where the access code is asked for.
  return status === 401 || status < 400 ? "ended" : "refused";
}

const refusals: Record<string, Problem | undefined> = {
  "too-large": "tooLarge",
  "too-many": "tooMany",
  "too-many-parts": "tooManyParts",
  "store-full": "storeFull",
  "no-upload-here": "closed",
};
