import { leastPartBytes, partBytes, partMs } from "./limits.ts";

/**
 * The stream in parts of at most `partBytes`; a slow stream is cut sooner. The reader may use a part's bytes until it asks
 * for the next part. When the stream breaks, what came before is handed out as the last part, and then the error is thrown.
 */
export async function* cutIntoParts(
  bytes: AsyncIterable<Buffer>,
  now: () => Date,
): AsyncGenerator<Buffer> {
  const part = Buffer.allocUnsafe(partBytes);
  let filled = 0;
  let begunMs = 0;
  let broke: { error: unknown } | null = null;
  const chunks = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Buffer>;
      try {
        next = await chunks.next();
      } catch (error) {
        broke = { error };
        break;
      }
      if (next.done === true) break;
      for (let rest = next.value; rest.length > 0;) {
        if (filled === 0) begunMs = now().getTime();
        const taken = rest.copy(part, filled);
        filled += taken;
        rest = rest.subarray(taken);
        const isSlow =
          filled >= leastPartBytes && now().getTime() - begunMs >= partMs;
        if (filled < partBytes && !isSlow) continue;
        yield part.subarray(0, filled);
        filled = 0;
      }
    }
    if (filled > 0) yield part.subarray(0, filled);
  } finally {
    await chunks.return?.();
  }
  if (broke) throw broke.error;
}
