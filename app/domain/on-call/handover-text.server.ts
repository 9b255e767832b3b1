import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { deleteOldest } from "#db/delete-oldest.server.ts";
import { lockByName } from "#db/lock.server.ts";
import { handoverText } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import { worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { openOfUnit, sealToUnit } from "../unit-key/unit-sealed.server.ts";
import type { Opened } from "../vault/opened.ts";

/** As of a report's forms: how long a text is offered back, and how many there may be. */
const keptDays = 30;
export const textsMost = 10;

/** So that no length of a shorter text is seen. */
const leastBytes = 4_096;

const wordsSchema = z.record(z.string(), z.string());
type Words = z.infer<typeof wordsSchema>;

/** What a person typed for a handover that they have not made. */
export type HandoverText = {
  /** That of the handover which it becomes. */
  id: string;
  token: string;
  typed: Opened<Words>;
  keptAt: Date;
};

type Keeping = {
  by: Viewer;
  id: string;
  typed: Words;
  /** Of the text that the page was filled from; empty where it was filled from none. */
  base: string;
  /** Made up by the page as it was opened. */
  opening: string;
  /** Of this save among those of the page. */
  number: number;
  now: Date;
};

type Kept = {
  is: "kept" | "late" | "over" | "full";
  /** Another id than before where the text there went on elsewhere, so that none is lost. */
  id: string;
  token: string;
  others: HandoverText[];
};

/**
 * Keeps what stands in the form, as decision 017 says of words typed at the desk: a text that went on in another tab is not
 * written over, and of an emptied one it is kept that it is empty.
 * @throws NotFound for who works no reports, Conflict for who was not let in
 */
export async function keepHandoverText(
  db: Database,
  keeping: Keeping,
): Promise<Kept> {
  if (!worksReports(keeping.by)) throw new NotFound("no such page");
  return db.transaction(async (tx) => {
    await lockByName(tx, `handover ${keeping.id}`);
    const is = await keep(tx, keeping);
    const all = await listHandoverTexts(tx, keeping.by);
    return { ...is, others: all.filter(({ id }) => id !== is.id) };
  });
}

async function keep(
  tx: Database,
  keeping: Keeping,
): Promise<Omit<Kept, "others">> {
  const { by, id, base, opening, number } = keeping;
  const row = await findRow(tx, keeping);
  if (row?.overAt) return { is: "over", id, token: base };
  const isOwn = row?.opening === opening;
  if (row && isOwn && number <= row.number)
    return { is: "late", id, token: row.sealed ? tokenOf(row) : "" };
  const goesOn = !row?.sealed || isOwn || tokenOf(row) === base;
  const isNew = !goesOn || !row?.sealed;
  if (isNew && (await tx.$count(handoverText, isTextOf(by))) >= textsMost)
    return { is: "full", id, token: base };
  const own = { ...keeping, id: goesOn ? id : uuidv7() };
  return { is: "kept", id: own.id, token: await write(tx, own) };
}

async function findRow(tx: Database, { by, id }: Pick<Keeping, "by" | "id">) {
  const [row] = await tx
    .select()
    .from(handoverText)
    .where(eq(handoverText.id, id));
  if (row && row.responderId !== by.responderId)
    throw new NotFound("no such text");
  return row ?? null;
}

async function write(
  tx: Database,
  keeping: Omit<Keeping, "base">,
): Promise<string> {
  const { by, id, typed, opening, number, now: keptAt } = keeping;
  const place = { table: "handover_text", id };
  const { keyNumber, sealed } = sealToUnit(by, place, typed, leastBytes);
  const isEmpty = Object.values(typed).join("").trim() === "";
  const kept = { keyNumber, sealed: isEmpty ? null : sealed };
  const set = { ...kept, opening, number, keptAt };
  const { responderId, unitId } = by;
  await tx
    .insert(handoverText)
    .values({ id, responderId, unitId, ...set })
    .onConflictDoUpdate({ target: handoverText.id, set });
  return isEmpty ? "" : tokenOf({ opening, number });
}

function tokenOf({ opening, number }: { opening: string; number: number }) {
  return `${opening}.${number}`;
}

const isTextOf = ({ responderId, unitId }: Viewer) =>
  and(
    eq(handoverText.responderId, responderId),
    eq(handoverText.unitId, unitId),
    isNotNull(handoverText.sealed),
    isNull(handoverText.overAt),
  );

/** The newest first; one under a key of the unit that this person lacks is not among them. */
export async function listHandoverTexts(
  db: Database,
  viewer: Viewer,
): Promise<HandoverText[]> {
  const rows = await db
    .select()
    .from(handoverText)
    .where(isTextOf(viewer))
    .orderBy(desc(handoverText.keptAt), desc(handoverText.id))
    .limit(2 * textsMost);
  return rows.flatMap((row) => {
    if (!row.sealed) return [];
    const at = { kind: "handover_text.sealed", table: "handover_text", ...row };
    const typed = openOfUnit(viewer.keys, at, row.sealed, wordsSchema);
    if (!typed) return [];
    return [{ id: row.id, token: tokenOf(row), typed, keptAt: row.keptAt }];
  });
}

/** Of the newest that were sent or thrown away, their ids: a page that shows one of them shows it no more. */
export async function listOverTexts(
  db: Database,
  { responderId }: Pick<Viewer, "responderId">,
): Promise<string[]> {
  const rows = await db
    .select({ id: handoverText.id })
    .from(handoverText)
    .where(
      and(
        eq(handoverText.responderId, responderId),
        isNotNull(handoverText.overAt),
      ),
    )
    .orderBy(desc(handoverText.keptAt), desc(handoverText.id))
    .limit(textsMost);
  return rows.map(({ id }) => id);
}

/** Thrown away by its writer. @throws NotFound for one that is not theirs, or gone */
export async function dropHandoverText(
  db: Database,
  { by, id, now }: { by: Viewer; id: string; now: Date },
): Promise<void> {
  const dropped = await db
    .update(handoverText)
    .set({ sealed: null, overAt: now, keptAt: now })
    .where(and(isTextOf(by), eq(handoverText.id, id)))
    .returning({ id: handoverText.id });
  if (dropped.length === 0) throw new NotFound("no such text");
}

/**
 * In the transaction of the handover: its text is sent, and no save that comes late brings it back. What it did not send stays
 * as a text of its own, though there be more than `textsMost`.
 */
export async function settleSent(
  tx: Database,
  {
    by,
    handoverId: id,
    now,
  }: Pick<Keeping, "by" | "now"> & { handoverId: string },
  left: Words,
): Promise<void> {
  const { responderId, unitId, keys } = by;
  const over = { sealed: null, overAt: now, keptAt: now } as const;
  const keyNumber = keys?.newest?.number ?? 0;
  await tx
    .insert(handoverText)
    .values({
      ...{ id, responderId, unitId, keyNumber, ...over },
      ...{ opening: uuidv7(), number: 0 },
    })
    .onConflictDoUpdate({
      target: handoverText.id,
      set: over,
      setWhere: eq(handoverText.responderId, responderId),
    });
  if (Object.keys(left).length === 0) return;
  const rest = { id: uuidv7(), opening: uuidv7(), number: 1 };
  await write(tx, { by, typed: left, now, ...rest });
}

/** Deletes up to `limit` that nobody came back for, the oldest first; the rest wait for the next sweep. */
export async function sweepHandoverTexts(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const until = new Date(now.getTime() - keptDays * 86_400_000);
  const { keptAt } = handoverText;
  return deleteOldest(db, handoverText, {
    at: keptAt,
    by: keptAt,
    until,
    limit,
  });
}
