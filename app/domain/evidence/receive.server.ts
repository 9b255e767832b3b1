import { and, count, eq, exists, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart, reportAccess } from "#db/schema/index.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { sealPart } from "../vault/part.server.ts";
import { addToHash } from "../vault/running-hash.server.ts";
import { requireUploadable } from "./allowed.server.ts";
import {
  refuseWhenFull,
  unfinishedUntil,
  type Receiving,
} from "./begin.server.ts";
import { keepFile } from "./keep.server.ts";
import { mostParts } from "./limits.ts";
import { cutIntoParts } from "./part-cutter.ts";
import { EvidenceRefused } from "./refused.ts";
import { openHash, openHashState, sealHashState } from "./sealed.server.ts";
import { StoreFull } from "./store.ts";

export type Received = {
  receivedBytes: number;
  sizeBytes: number;
  /** In hexadecimal, once the file is whole. */
  sha256: string | null;
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
): Promise<Received> {
  const { session, limits, evidenceId, offset, bytes, now } = receiving;
  await requireUploadable(db, session);
  const file = await getUnfinished(db, receiving);
  if (file.receivedBytes !== offset) throw new Conflict("another offset");
  let received: Received = { ...file, sha256: null };
  let { number } = file;
  const mostBytes = Math.min(file.sizeBytes, limits.fileBytes);
  for await (const part of cutIntoParts(bytes, now)) {
    if (received.receivedBytes + part.length > mostBytes)
      throw new EvidenceRefused("too-large");
    if (number >= mostParts(file.sizeBytes))
      throw new EvidenceRefused("too-many-parts");
    const at = { evidenceId, number, atBytes: received.receivedBytes };
    const { sizeBytes } = file;
    received = await keepPart(db, receiving, {
      ...at,
      part,
      state: file.state,
      sizeBytes,
    });
    number++;
  }
  return received;
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
    })
    .from(evidence)
    .where(and(eq(evidence.reportId, reportId), eq(evidence.id, evidenceId)));
  if (!row || row.state === "removed") throw new NotFound("no such file");
  const { receivedBytes, sizeBytes, sha256Sealed } = row;
  const sha256 = sha256Sealed && openHash(key, evidenceId, sha256Sealed);
  return { receivedBytes, sizeBytes, sha256 };
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
    const { state, receivedBytes } = await getUnfinished(tx, receiving);
    return keepFile(tx, {
      ...receiving,
      taking,
      state,
      atBytes: receivedBytes,
    });
  });
}

async function getUnfinished(
  db: Database,
  { session, evidenceId }: Pick<Bytes, "session" | "evidenceId">,
) {
  const { reportId, key } = session;
  const parts = db
    .select({ count: count() })
    .from(evidencePart)
    .where(
      and(
        eq(evidencePart.reportId, reportId),
        eq(evidencePart.evidenceId, evidenceId),
      ),
    );
  const [row] = await db
    .select({
      state: evidence.state,
      receivedBytes: evidence.receivedBytes,
      sizeBytes: evidence.sizeBytes,
      hashStateSealed: evidence.hashStateSealed,
      number: sql<number>`(${parts})::int`,
    })
    .from(evidence)
    .where(and(eq(evidence.reportId, reportId), eq(evidence.id, evidenceId)));
  if (!row || row.state === "removed") throw new NotFound("no such file");
  if (row.hashStateSealed === null) throw new Conflict("the file is whole");
  const { receivedBytes, sizeBytes, number } = row;
  const state = openHashState(key, evidenceId, {
    sealed: row.hashStateSealed,
    atBytes: receivedBytes,
  });
  return { state, receivedBytes, sizeBytes, number };
}

type Part = {
  part: Buffer;
  evidenceId: string;
  number: number;
  /** Where in the file it begins, and the hash up to there, which this changes. */
  atBytes: number;
  state: Buffer;
  sizeBytes: number;
};

async function keepPart(
  db: Database,
  receiving: Bytes,
  { part, state, ...at }: Part,
): Promise<Received> {
  const { session, store } = receiving;
  const { reportId, key } = session;
  const { evidenceId } = at;
  await refuseWhenFull(receiving, part.length);
  const partId = uuidv7();
  const stored = { reportId, evidenceId, partId };
  await store.put(stored, sealPart(key, at, part)).catch((error: unknown) => {
    if (error instanceof StoreFull) throw new EvidenceRefused("store-full");
    throw error;
  });
  addToHash(state, part);
  const receivedBytes = at.atBytes + part.length;
  const isLast = receivedBytes === at.sizeBytes;
  try {
    const sha256 = await db.transaction(async (tx) => {
      // Every command locks the report before its parts.
      const taking = isLast && (await requireUploadable(tx, session, locked));
      const row = { partId, number: at.number, sizeBytes: part.length };
      await insertPart(tx, receiving, { ...row, receivedBytes, state });
      const whole = { ...receiving, state, atBytes: receivedBytes };
      return taking ? keepFile(tx, { ...whole, taking }) : null;
    });
    return { receivedBytes, sizeBytes: at.sizeBytes, sha256 };
  } catch (error) {
    // Any other error may have come after the commit: then the part counts, and must stay.
    if (error instanceof Conflict || error instanceof EvidenceRefused)
      await store.deleteParts(stored, [partId]);
    throw error;
  }
}

const locked = { isLocked: true };

/** Only where the file is as far as this part's beginning, and the code it is sent with still opens the report. */
async function insertPart(
  tx: Database,
  { session, evidenceId, now }: Bytes,
  row: {
    partId: string;
    number: number;
    sizeBytes: number;
    receivedBytes: number;
    state: Buffer;
  },
) {
  const { reportId, accessId, key } = session;
  const { receivedBytes, sizeBytes, number, state } = row;
  const access = tx
    .select({ one: sql`1` })
    .from(reportAccess)
    .where(
      and(
        eq(reportAccess.reportId, reportId),
        eq(reportAccess.id, accessId),
        isNull(reportAccess.revokedAt),
      ),
    );
  const hashed = { state, atBytes: receivedBytes };
  const moved = await tx
    .update(evidence)
    .set({
      receivedBytes,
      hashStateSealed: sealHashState(key, evidenceId, hashed),
      expiresAt: unfinishedUntil(now()),
    })
    .where(
      and(
        eq(evidence.reportId, reportId),
        eq(evidence.id, evidenceId),
        eq(evidence.state, "receiving"),
        eq(evidence.receivedBytes, receivedBytes - sizeBytes),
        exists(access),
      ),
    )
    .returning({ id: evidence.id });
  if (moved.length === 0) throw new Conflict("the file went on elsewhere");
  await tx
    .insert(evidencePart)
    .values({ reportId, evidenceId, id: row.partId, number, sizeBytes });
}
