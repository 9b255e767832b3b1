import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import { markReporterActed } from "../closure/reporter-act.server.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";
import { draftExpiry } from "../access/draft-days.ts";
import { sameFileTag } from "../vault/part.server.ts";
import { hashSoFar } from "../vault/running-hash.server.ts";
import type { Taking } from "./allowed.server.ts";
import type { Position } from "./position.server.ts";
import { handOverTerms } from "./terms.server.ts";
import { sealHash } from "./sealed.server.ts";
import { enqueueTidying } from "./queue.server.ts";

type Keeping = {
  session: ReporterSession;
  /** As `requireUploadable` gave it, with the report locked before anything else was. */
  taking: Taking;
  evidenceId: string;
  /** Its end. */
  position: Position;
  now: () => Date;
};

/**
 * All bytes are there: the file is evidence from now on. In the transaction of its last part.
 * @returns its SHA-256 in hexadecimal
 */
export async function keepFile(tx: Database, keeping: Keeping) {
  const { session, evidenceId, position } = keeping;
  const { reportId, key } = session;
  const sizeBytes = position.atBytes;
  const now = keeping.now();
  const sha256 = hashSoFar(position.hashState);
  const { status, band } = keeping.taking;
  const kept = await tx
    .update(evidence)
    .set({
      state: "kept",
      sizeBytes,
      sha256Sealed: sealHash(key, evidenceId, sha256),
      sameAs: sameFileTag(key, sha256),
      hashStateSealed: null,
      keptAt: now,
      expiresAt: null,
    })
    .where(
      and(
        eq(evidence.reportId, reportId),
        eq(evidence.id, evidenceId),
        eq(evidence.state, "receiving"),
        eq(evidence.receivedBytes, sizeBytes),
      ),
    )
    .returning({ id: evidence.id });
  if (kept.length === 0) throw new Conflict("the file went on elsewhere");
  await recordEvent(tx, {
    reportId,
    event: { type: "evidence.received", evidenceId, sizeBytes },
    actor: reporterOf(session),
    at: now,
  });
  await enqueueTidying(tx, { reportId, evidenceId });
  await (band === null
    ? prolongDraft(tx, reportId, now)
    : tellUnits(tx, { session, now, status, band }));
  return sha256.toString("hex");
}

/** A draft that is being worked on is not deleted for its age. */
async function prolongDraft(tx: Database, reportId: string, now: Date) {
  await tx
    .update(report)
    .set({ expiresAt: draftExpiry(now) })
    .where(eq(report.id, reportId));
}

async function tellUnits(
  tx: Database,
  act: Parameters<typeof markReporterActed>[1],
) {
  await markReporterActed(tx, act);
  // Its hash is an indicator of the report.
  await handOverTerms(tx, act);
}
