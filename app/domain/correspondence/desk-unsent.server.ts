import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { deleteOldest } from "#db/delete-oldest.server.ts";
import { deskUnsent } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";
import { deskUnsentPlace } from "../vault/places.ts";
import { openJson, sealJson, type ReportKey } from "../vault/seal.server.ts";
import { deskForms, type DeskForm } from "../vocabulary/desk-form.ts";
import {
  boxColumns,
  findRow,
  getKey,
  isForm,
  lockBox,
  tokenOf,
  type Box,
  type Token,
  type Words,
} from "./desk-unsent-rows.server.ts";

/** How long it is offered back. */
const unsentDays = 30;

/** Of one person for one form. More than anybody writes; a page that goes wrong fills no table. */
export const mostTexts = 20;
/** A text or two may have come beside the last one that was counted. */
const mostShown = mostTexts + 10;
/** Of a report: the texts of all its forms, then as many marks of what is over, the newest first. */
const mostRows = 2 * deskForms.length * mostTexts;

export type DeskUnsent = {
  form: DeskForm;
  id: string;
  token: Token;
  typed: Opened<Words>;
  keptAt: Date;
};

type Keeping = Box & {
  typed: Words;
  /** Of the text that the page was filled from; empty where it was filled from none. */
  base: Token;
  /** Made up by the page as it was opened. */
  opening: string;
  /** Of this save among those of the page; null for one that comes with the form itself, after all others. */
  number: number | null;
  now: Date;
};

export type Kept = {
  /**
   * Kept; too late, as newer words of the same page came first; or not kept, as the text was sent or thrown away, or as
   * there are `mostTexts` others.
   */
  is: "kept" | "late" | "over" | "full";
  /** For the page to go on with: another id than before where the text there went on elsewhere, so that none is lost. */
  id: string;
  token: Token;
  /** All other texts that the person has for this form, the newest first. */
  others: DeskUnsent[];
};

const wordsSchema = z.record(z.string(), z.string());

/**
 * Keeps what stands in a form that was not sent; of an emptied one, that it is empty, so that no late save brings its words
 * back. A text that went on in another tab or on another device is not written over: these words then lie beside it.
 * @throws NotFound for who does not read the report, Conflict while it does not open for them
 */
export async function keepDeskUnsent(
  db: Database,
  keeping: Keeping,
): Promise<Kept> {
  return db.transaction(async (tx) => {
    await lockBox(tx, keeping);
    const key = await getKey(tx, keeping);
    const is = await keep(tx, key, keeping);
    const all = await listOfForm(tx, key, keeping);
    return { ...is, others: all.filter(({ id }) => id !== is.id) };
  });
}

async function keep(
  tx: Database,
  key: ReportKey,
  keeping: Keeping,
): Promise<Omit<Kept, "others">> {
  const { id, base, opening } = keeping;
  const row = await findRow(tx, keeping);
  if (row?.over) return { is: "over", id, token: base };
  const isOwn = row?.opening === opening;
  const number = keeping.number ?? (isOwn ? row.number + 1 : 1);
  if (row && isOwn && number <= row.number)
    return { is: "late", id, token: row.hasWords ? tokenOf(row) : "" };
  const goesOn = !row?.hasWords || isOwn || tokenOf(row) === base;
  const own = { ...keeping, number, id: goesOn ? id : uuidv7() };
  const isNew = !goesOn || !row?.hasWords;
  if (isNew && hasWords(own) && (await isFull(tx, own)))
    return { is: "full", id, token: base };
  return { is: "kept", id: own.id, token: await write(tx, key, own) };
}

function hasWords({ typed }: Pick<Keeping, "typed">): boolean {
  return Object.values(typed).join("").trim() !== "";
}

async function isFull(tx: Database, box: Box): Promise<boolean> {
  return (await tx.$count(deskUnsent, textsOfForm(box))) >= mostTexts;
}

function textsOfForm(form: Omit<Box, "id">) {
  return and(isForm(form), isNotNull(deskUnsent.sealed));
}

async function write(
  tx: Database,
  key: ReportKey,
  writing: Writing,
): Promise<Token> {
  const { reportId, by, form, id, typed, opening, number, now } = writing;
  const { responderId } = by;
  const place = deskUnsentPlace(responderId, { form, id });
  const kept = {
    sealed: hasWords(writing) ? sealJson(key, place, typed) : null,
    ...{ opening, number, keptAt: now },
  };
  await tx
    .insert(deskUnsent)
    .values({ reportId, responderId, form, id, ...kept })
    .onConflictDoUpdate({ target: [...boxColumns], set: kept });
  return kept.sealed ? tokenOf({ opening, number }) : "";
}

type Writing = Omit<Keeping, "base" | "number"> & { number: number };

/**
 * All that this person typed in the report's forms and did not send, the newest first; and which texts are
 * over: a page that shows one shows it no more.
 */
export async function listDeskUnsent(
  db: Database,
  key: ReportKey,
  { responderId }: Pick<Viewer, "responderId">,
): Promise<{ unsent: DeskUnsent[]; over: { form: DeskForm; id: string }[] }> {
  const rows = await selectRows(
    db,
    and(
      eq(deskUnsent.reportId, key.reportId),
      eq(deskUnsent.responderId, responderId),
    ),
    mostRows,
  );
  return {
    unsent: rows.flatMap((row) => opened(key, row)),
    over: rows
      .filter(({ over }) => over !== null)
      .map(({ form, id }) => ({ form, id })),
  };
}

/**
 * The same of a report whose key is not at hand, for a form that is about several: its words lie with the first of them.
 * @throws NotFound for who does not read the report, Conflict while it does not open for them
 */
export async function findDeskUnsent(
  db: Database,
  { viewer, reportId }: { viewer: Viewer; reportId: string },
) {
  const key = await getKey(db, { reportId, by: viewer });
  return listDeskUnsent(db, key, viewer);
}

export async function listOfForm(
  db: Database,
  key: ReportKey,
  { reportId, by, form }: Omit<Box, "id">,
): Promise<DeskUnsent[]> {
  const rows = await selectRows(
    db,
    textsOfForm({ reportId, by, form }),
    mostShown,
  );
  return rows.flatMap((row) => opened(key, row));
}

/** Those with words first: no mark of what is over pushes one out. */
function selectRows(
  db: Database,
  where: ReturnType<typeof and>,
  limit: number,
) {
  return db
    .select()
    .from(deskUnsent)
    .where(where)
    .orderBy(
      isNull(deskUnsent.sealed),
      desc(deskUnsent.keptAt),
      desc(deskUnsent.id),
    )
    .limit(limit);
}

function opened(
  key: ReportKey,
  { sealed, ...row }: typeof deskUnsent.$inferSelect,
): DeskUnsent[] {
  if (!sealed) return [];
  const { form, id, keptAt, responderId } = row;
  const place = deskUnsentPlace(responderId, { form, id });
  const typed = openedOrDamaged(() =>
    openJson(key, place, sealed, wordsSchema),
  );
  return [{ form, id, token: tokenOf(row), typed, keptAt }];
}

/** Deletes up to `limit` that nobody came back for, and marks of what is over, the oldest first; the rest wait for the next sweep. */
export async function sweepDeskUnsent(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const until = new Date(now.getTime() - unsentDays * 86_400_000);
  const { keptAt } = deskUnsent;
  return deleteOldest(db, deskUnsent, { at: keptAt, by: keptAt, until, limit });
}
