import { and, count, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart } from "#db/schema/index.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { addToHash, startHash } from "../vault/running-hash.server.ts";
import { openHashState } from "./sealed.server.ts";

/** How far a file has come. The next part goes on from here. */
export type Position = {
  /** How many parts are there, and so the number of the next. */
  number: number;
  atBytes: number;
  /** The hash of all bytes before this position. */
  hashState: Buffer;
};

export function beginning(): Position {
  return { number: 0, atBytes: 0, hashState: startHash() };
}

export function positionAfter(from: Position, part: Buffer): Position {
  const hashState = Buffer.from(from.hashState);
  addToHash(hashState, part);
  return {
    number: from.number + 1,
    atBytes: from.atBytes + part.length,
    hashState,
  };
}

/** A file that is not whole yet. @throws NotFound; Conflict where it is whole */
export async function getUnfinished(
  db: Database,
  { session, evidenceId }: { session: ReporterSession; evidenceId: string },
): Promise<{ position: Position; sizeBytes: number }> {
  const { reportId, key } = session;
  const [row] = await db
    .select({
      state: evidence.state,
      atBytes: evidence.receivedBytes,
      sizeBytes: evidence.sizeBytes,
      hashStateSealed: evidence.hashStateSealed,
      number: sql<number>`(${partCount(db, reportId, evidenceId)})::int`,
    })
    .from(evidence)
    .where(and(eq(evidence.reportId, reportId), eq(evidence.id, evidenceId)));
  if (!row || row.state === "removed") throw new NotFound("no such file");
  const { number, atBytes, sizeBytes, hashStateSealed: sealed } = row;
  if (sealed === null) throw new Conflict("the file is whole");
  const hashState = openHashState(key, evidenceId, { sealed, atBytes });
  return { position: { number, atBytes, hashState }, sizeBytes };
}

function partCount(db: Database, reportId: string, evidenceId: string) {
  return db
    .select({ count: count() })
    .from(evidencePart)
    .where(
      and(
        eq(evidencePart.reportId, reportId),
        eq(evidencePart.evidenceId, evidenceId),
      ),
    );
}
