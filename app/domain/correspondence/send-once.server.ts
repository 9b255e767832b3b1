import type { Database } from "#db/client.server.ts";
import { deskUnsent } from "#db/schema/index.ts";
import {
  boxColumns,
  findRow,
  lockBox,
  tokenOf,
  type Box,
  type Token,
} from "./desk-unsent-rows.server.ts";

type Sending = Box & {
  /** Of the text that the form was filled from. */
  base: Token;
  opening: string;
  now: Date;
};

/**
 * Does what a form of the desk asks for, and in the same transaction drops what was kept of its words. A form that is posted
 * a second time was done the first time: nothing is done again, and it is as well. Words that went on elsewhere in the
 * meantime were not sent, and stay.
 */
export async function sendOnce(
  db: Database,
  sending: Sending,
  command: (tx: Database) => Promise<unknown>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockBox(tx, sending);
    const row = await findRow(tx, sending);
    if (row?.isOver) return;
    await command(tx);
    const { base, opening } = sending;
    const isOther = row && row.opening !== opening && tokenOf(row) !== base;
    if (!isOther) await markSent(tx, sending);
  });
}

async function markSent(
  tx: Database,
  { reportId, by: { responderId }, form, id, opening, now }: Sending,
) {
  const sent = { sealed: null, opening, number: 0, keptAt: now };
  await tx
    .insert(deskUnsent)
    .values({ reportId, responderId, form, id, ...sent })
    .onConflictDoUpdate({ target: [...boxColumns], set: sent });
}
