import { and, eq, exists, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart, reportAccess } from "#db/schema/index.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { valueIn } from "../vault/opened.ts";
import { sealPart } from "../vault/part.server.ts";
import { requireUploadable } from "./allowed.server.ts";
import {
  refuseWhenFull,
  unfinishedUntil,
  type Receiving,
} from "./begin.server.ts";
import type { FileName } from "./file-name.ts";
import { keepFile } from "./keep.server.ts";
import { mostParts, type EvidenceLimits } from "./limits.ts";
import { cutIntoParts } from "./part-cutter.ts";
import { EvidenceRefused } from "./refused.ts";
import {
  getUnfinished,
  positionAfter,
  type Position,
} from "./position.server.ts";
import { openHash, openName, sealHashState } from "./sealed.server.ts";
import { StoreFull, type EvidenceStore, type StoredPart } from "./store.ts";

type SoFar = {
  receivedBytes: number;
  sizeBytes: number;
  /** In hexadecimal, once the file is whole. */
  sha256: string | null;
};
export type Received = SoFar & {
  /** When it is given up unless more of it comes; null once it is whole. */
  expiresAt: Date | null;
  /** What it was announced as; null where that does not open. */
  announced: FileName | null;
};

type Bytes = Receiving & {
  evidenceId: string;
  /** How much is there, as the sender believes. */
  offset: number;
  bytes: AsyncIterable<Buffer>;
};

/**
 * Takes what comes until the stream ends: part by part, each counting once its row is committed. A stream that breaks
 * loses nothing that arrived.
 * @throws NotFound; Conflict where the file goes on elsewhere; EvidenceRefused
 */
export async function receiveBytes(
  db: Database,
  receiving: Bytes,
): Promise<SoFar> {
  const { session, limits, offset, bytes, now } = receiving;
  await requireUploadable(db, session);
  const file = await getUnfinished(db, receiving);
  const { sizeBytes } = file;
  if (file.position.atBytes !== offset) throw new Conflict("another offset");
  let { position } = file;
  let sha256: string | null = null;
  for await (const part of cutIntoParts(bytes, now)) {
    refusePastEnd({ ...file, position }, part, limits);
    const to = positionAfter(position, part);
    sha256 = await keepPart(db, receiving, {
      part,
      from: position,
      to,
      sizeBytes,
    });
    position = to;
  }
  return { receivedBytes: position.atBytes, sizeBytes, sha256 };
}

/** How far a file is, for whoever goes on with it. @throws NotFound */
export async function getReceived(
  db: Database,
  { session, evidenceId }: Pick<Bytes, "session" | "evidenceId">,
): Promise<Received> {
  const { reportId, key } = session;
  const [row] = await db
    .select({
      state: evidence.state,
      receivedBytes: evidence.receivedBytes,
      sizeBytes: evidence.sizeBytes,
      sha256Sealed: evidence.sha256Sealed,
      expiresAt: evidence.expiresAt,
      nameSealed: evidence.nameSealed,
    })
    .from(evidence)
    .where(and(eq(evidence.reportId, reportId), eq(evidence.id, evidenceId)));
  if (!row || row.state === "removed") throw new NotFound("no such file");
  const { receivedBytes, sizeBytes, sha256Sealed, nameSealed } = row;
  const sha256 = sha256Sealed && openHash(key, evidenceId, sha256Sealed);
  const expiresAt = sha256 === null ? row.expiresAt : null;
  const announced = valueIn(
    openedOrDamaged(() => openName(key, evidenceId, nameSealed)),
  );
  return { receivedBytes, sizeBytes, sha256, expiresAt, announced };
}

/**
 * A file whose size was not announced has ended: it is whole as it is.
 * @returns its SHA-256 in hexadecimal
 */
export async function endFile(
  db: Database,
  receiving: Omit<Bytes, "offset" | "bytes">,
): Promise<string> {
  return db.transaction(async (tx) => {
    const taking = await requireUploadable(tx, receiving.session, locked);
    const { position } = await getUnfinished(tx, receiving);
    return keepFile(tx, { ...receiving, taking, position });
  });
}

/** @throws EvidenceRefused */
function refusePastEnd(
  { position, sizeBytes }: { position: Position; sizeBytes: number },
  part: Buffer,
  limits: EvidenceLimits,
): void {
  const mostBytes = Math.min(sizeBytes, limits.fileBytes);
  if (position.atBytes + part.length > mostBytes)
    throw new EvidenceRefused("too-large");
  if (position.number >= mostParts(sizeBytes))
    throw new EvidenceRefused("too-many-parts");
}

/** A part, and the file's positions before and after it. */
type Step = { part: Buffer; from: Position; to: Position };

/** @returns the file's SHA-256 in hexadecimal where this part was its last */
async function keepPart(
  db: Database,
  receiving: Bytes,
  { part, from, to, sizeBytes }: Step & { sizeBytes: number },
): Promise<string | null> {
  const { session, store, evidenceId } = receiving;
  await refuseWhenFull(receiving, part.length);
  const partId = uuidv7();
  const stored = { reportId: session.reportId, evidenceId, partId };
  const at = { evidenceId, number: from.number };
  await putSealed(store, stored, sealPart(session.key, at, part));
  const isLast = to.atBytes === sizeBytes;
  try {
    return await db.transaction(async (tx) => {
      // Every command locks the report before its parts.
      const taking = isLast && (await requireUploadable(tx, session, locked));
      await moveOn(tx, receiving, { from, to });
      await insertPart(tx, stored, { part, from });
      return taking
        ? keepFile(tx, { ...receiving, taking, position: to })
        : null;
    });
  } catch (error) {
    // Any other error may have come after the commit: then the part counts, and must stay.
    if (error instanceof Conflict || error instanceof EvidenceRefused)
      await store.deleteParts(stored, [partId]);
    throw error;
  }
}

const locked = { isLocked: true };

async function putSealed(
  store: EvidenceStore,
  at: StoredPart,
  sealed: Buffer,
): Promise<void> {
  await store.put(at, sealed).catch((error: unknown) => {
    if (error instanceof StoreFull) throw new EvidenceRefused("store-full");
    throw error;
  });
}

/** Only where the file is as far as this part's beginning, and the code it is sent with still opens the report. */
async function moveOn(
  tx: Database,
  { session, evidenceId, now }: Bytes,
  { from, to }: Omit<Step, "part">,
): Promise<void> {
  const { reportId, key } = session;
  const moved = await tx
    .update(evidence)
    .set({
      receivedBytes: to.atBytes,
      hashStateSealed: sealHashState(key, evidenceId, to),
      expiresAt: unfinishedUntil(now()),
    })
    .where(
      and(
        eq(evidence.reportId, reportId),
        eq(evidence.id, evidenceId),
        eq(evidence.state, "receiving"),
        eq(evidence.receivedBytes, from.atBytes),
        exists(openAccess(tx, session)),
      ),
    )
    .returning({ id: evidence.id });
  if (moved.length === 0) throw new Conflict("the file went on elsewhere");
}

function openAccess(tx: Database, { reportId, accessId }: ReporterSession) {
  return tx
    .select({ one: sql`1` })
    .from(reportAccess)
    .where(
      and(
        eq(reportAccess.reportId, reportId),
        eq(reportAccess.id, accessId),
        isNull(reportAccess.revokedAt),
      ),
    );
}

async function insertPart(
  tx: Database,
  { reportId, evidenceId, partId }: StoredPart,
  { part, from }: Omit<Step, "to">,
): Promise<void> {
  await tx.insert(evidencePart).values({
    reportId,
    evidenceId,
    id: partId,
    number: from.number,
    sizeBytes: part.length,
  });
}
