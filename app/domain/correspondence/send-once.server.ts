import { v4 as uuidv4 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { deskUnsent } from "#db/schema/index.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { keyedDigest, sameDigest } from "../vault/digest.server.ts";
import {
  boxColumns,
  findRow,
  getKey,
  lockBox,
  tokenOf,
  type Box,
  type Row,
  type Token,
  type Words,
} from "./desk-unsent-rows.server.ts";

type Sending = Box & {
  /** Of the text that the form was filled from. */
  base: Token;
  opening: string;
  /** All that its sender typed or chose, and nothing that the page put into it. */
  posted: Words;
  now: Date;
};

/**
 * Does what a form of the desk asks for, and in the same transaction drops what was kept of its words. The same words posted
 * a second time were done the first time: nothing is done again, and it is as well. Other words from a form that was sent
 * before, as a browser's "Back" shows it, are an act of their own, and so is a text that was thrown away elsewhere: it is
 * what its sender sees. Words that went on elsewhere in the meantime were not sent, and stay.
 */
export async function sendOnce(
  db: Database,
  sending: Sending,
  command: (tx: Database) => Promise<unknown>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockBox(tx, sending);
    const row = await findRow(tx, sending);
    const hash = await hashOf(tx, sending);
    const another = hash && isAnother(row, hash) ? actId(hash) : null;
    const isRepeat = another
      ? (await findRow(tx, { ...sending, id: another })) !== null
      : wasSent(row);
    if (!isRepeat) await command(tx);
    if (another) await mark(tx, { ...sending, id: another }, null, hash);
    const first = row?.postedHash ?? hash;
    await mark(tx, sending, row, first);
  });
}

function wasSent(row: Row | null): boolean {
  return row !== null && (row.over === "sent" || row.postedHash !== null);
}

/** Something else was posted from it before. Where that cannot be told, as the report no longer opens, it was the same. */
function isAnother(row: Row | null, hash: Buffer): boolean {
  return Boolean(row?.postedHash && !sameDigest(row.postedHash, hash));
}

/** The same for the same words, so that they too are done once. */
function actId(hash: Buffer): string {
  return uuidv4({ random: hash.subarray(0, 16) });
}

/** Null where the report does not open for the person, who has then nothing to type in it. */
async function hashOf(tx: Database, sending: Sending): Promise<Buffer | null> {
  const { form, id, posted, by } = sending;
  const key = await getKey(tx, sending).catch((error: unknown) => {
    if (error instanceof NotFound || error instanceof Conflict) return null;
    throw error;
  });
  const said = [by.responderId, form, id, Object.entries(posted).sort()];
  return key && keyedDigest(key.bytes, "desk-posted", JSON.stringify(said));
}

/** Words that went on elsewhere stay beside what says that the older ones were sent. */
async function mark(
  tx: Database,
  { reportId, by: { responderId }, form, id, base, opening, now }: Sending,
  row: Row | null,
  postedHash: Buffer | null,
) {
  const isElsewhere =
    row?.hasWords && row.opening !== opening && tokenOf(row) !== base;
  const over = { over: "sent", sealed: null, number: 0, keptAt: now } as const;
  const sent = { ...over, opening, postedHash };
  await tx
    .insert(deskUnsent)
    .values({ reportId, responderId, form, id, ...sent })
    .onConflictDoUpdate({
      target: [...boxColumns],
      set: isElsewhere ? { postedHash } : sent,
    });
}
