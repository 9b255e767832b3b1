import type { Database } from "./client.server.ts";

/**
 * Reads from a replica where there is one, else from the primary. A replica is behind by moments: what follows somebody's own
 * act, and what a person may see, is never asked of it.
 */
export type Looking = <Answer>(
  read: (db: Database) => Promise<Answer>,
) => Promise<Answer>;

/** How long a replica that failed is left alone, so that not every page waits for it. */
const leftAloneMs = 10_000;

/** `onLeft` hears each time that the replica is left alone. */
export function lookingOn(
  replica: Database | null,
  primary: Database,
  {
    onLeft,
    now = Date.now,
  }: { onLeft: (error: unknown) => void; now?: () => number },
): Looking {
  let againAt = 0;
  return async (read) => {
    if (replica === null || now() < againAt) return read(primary);
    try {
      return await read(replica);
    } catch (error) {
      // It is gone, or gave up a long read to follow the primary. What fails for another reason fails on the primary too.
      againAt = now() + leftAloneMs;
      onLeft(error);
      return read(primary);
    }
  };
}
