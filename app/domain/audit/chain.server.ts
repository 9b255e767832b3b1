import { sha256 } from "../vault/digest.server.ts";
import type { Actor } from "./events.ts";

/** What the hash of one row covers: every column, and the hash of the row before it in its chain. */
export type Link = {
  /** The subject's text: `chainOf`. */
  chain: string;
  /** 1, 2, 3 … without a gap. */
  position: number;
  reportId: string | null;
  type: string;
  /** UTC to the microsecond, as Postgres keeps it: see `instantText`. */
  at: string;
  actor: Actor;
  detail: Record<string, unknown>;
};

/** What the first row of a chain points back to. */
export const noHash = Buffer.alloc(32);

export function hashOf(link: Link, previousHash: Buffer): Buffer {
  return sha256(
    canonical([
      link.chain,
      link.position,
      link.reportId,
      link.type,
      link.at,
      link.actor,
      link.detail,
      previousHash.toString("hex"),
    ]),
  );
}

/** The middle of what is hashed. What stands around it, only Postgres knows when it adds the link (`record_events`). */
export function linkText({
  type,
  at,
  actor,
  detail,
}: Pick<Link, "type" | "at" | "actor" | "detail">): string {
  return canonical([type, at, actor, detail]).slice(1, -1);
}

/** A `Date` has milliseconds; written with six digits it equals what is read back, and a shift of 1 µs shows. */
export function instantText(at: Date): string {
  return at.toISOString().replace("Z", "000Z");
}

/** JSON with sorted keys, since `jsonb` gives keys back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isPlain(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
