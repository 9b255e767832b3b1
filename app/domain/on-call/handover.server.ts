import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { lockByName } from "#db/lock.server.ts";
import { handover, handoverReport } from "#db/schema/index.ts";
import { writeNote } from "../correspondence/note.server.ts";
import { Conflict, NotFound, WrongChoice } from "../refusal.ts";
import { findAbsence } from "../responder/absence.server.ts";
import { worksReports } from "../responder/can.ts";
import { recordAct } from "../responder/record-act.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { requireColleague } from "../routing/assign.server.ts";
import { handOn } from "../routing/hand-on.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { settleSent } from "./handover-text.server.ts";
import { openNote, sealedNote } from "./handover-note.server.ts";
import { noteField } from "./handover-words.ts";
import { orRefused, reportsOf, type Handed } from "./handover-rows.server.ts";

/** More than anybody works at once; the page says so. */
const handedMost = 100;

export type Handing = { reportId: string; revision: number; note: string };

type HandingOver = {
  /** Made up by the page: a second posting does nothing, and answers as the first did. */
  handoverId: string;
  by: Viewer;
  keyring: Keyring;
  /** Null: a note to the unit, with no report. */
  toId: string | null;
  note: string;
  reports: readonly Handing[];
  /** What was typed for reports that do not go with it, by their `noteField`: stays as a text of its writer. */
  unsent?: Record<string, string>;
  now: Date;
};

/**
 * One's reports go to a colleague of the unit, each with a note if there is one, and a note to the unit: all in one transaction.
 * What is refused of one report hinders no other, and its note stays as a text of its writer; where all are, nothing is written.
 * @throws WrongChoice for whom it cannot go to, Conflict for who was not let in, and for another handover under an old one's id
 */
export async function handOver(
  db: Database,
  handing: HandingOver,
): Promise<Handed[]> {
  const { handoverId, by, reports } = handing;
  if (!worksReports(by)) throw new NotFound("no such page");
  return db.transaction(async (tx) => {
    await lockByName(tx, `handover ${handoverId}`);
    const before = await findOwn(tx, handing);
    if (before) return before;
    await requireTarget(tx, handing);
    const done: Handed[] = [];
    // In the order of their ids, so that two who hand over at once do not wait for each other.
    for (const one of inOrder(reports))
      done.push(await handOne(tx, handing, one));
    const count = done.filter(({ is }) => is === "done").length;
    if (reports.length > 0 && count === 0) return done;
    await insertHandover(tx, handing, done);
    await settleSent(tx, handing, wordsLeft(handing, done));
    const whose = handing.toId ? { responderId: handing.toId } : {};
    await recordAct(tx, handing, {
      type: "handover.made",
      ...{ handoverId, ...whose, count },
    });
    return done;
  });
}

function inOrder(reports: readonly Handing[]): Handing[] {
  const byId = new Map(reports.map((one) => [one.reportId, one]));
  return [...byId.values()]
    .sort((a, b) => (a.reportId < b.reportId ? -1 : 1))
    .slice(0, handedMost);
}

/** What became of it, if it was made before; of another person's there is none. */
async function findOwn(
  tx: Database,
  handing: HandingOver,
): Promise<Handed[] | null> {
  const { handoverId, by, reports } = handing;
  const [row] = await tx
    .select()
    .from(handover)
    .where(eq(handover.id, handoverId));
  if (!row) return null;
  if (row.fromId !== by.responderId) throw new NotFound("no such handover");
  const ids = new Set(await reportsOf(tx, handoverId));
  if (row.undoneAt || !isSame(row, ids, handing))
    throw new Conflict(
      "something else was handed over from this page before: look at My day, and send this as a new one",
    );
  return inOrder(reports).map(({ reportId }) =>
    ids.has(reportId)
      ? { reportId, is: "done", noteId: null }
      : { reportId, is: "refused", why: "it was not handed over" },
  );
}

/** One that asks for more reports than went is the same: the others were refused. */
function isSame(
  row: typeof handover.$inferSelect,
  went: ReadonlySet<string>,
  { by, toId, note, reports }: HandingOver,
): boolean {
  const asked = new Set(reports.map(({ reportId }) => reportId));
  const opened = openNote(by, row);
  // One under a key that this person lacks cannot be compared.
  const isOther = opened?.is === "opened" && opened.value !== note;
  const isMore = row.noteSealed === null && note !== "";
  return (
    row.toId === toId &&
    !isOther &&
    !isMore &&
    [...went].every((id) => asked.has(id))
  );
}

/** The words that this handover does not send. */
function wordsLeft(
  { reports, unsent = {} }: HandingOver,
  done: readonly Handed[],
): Record<string, string> {
  const refused = new Set(
    done.flatMap(({ is, reportId }) => (is === "refused" ? [reportId] : [])),
  );
  const notes = reports.flatMap(({ reportId, note }) =>
    refused.has(reportId) && note !== "" ? [[noteField(reportId), note]] : [],
  );
  return { ...unsent, ...Object.fromEntries(notes) };
}

async function requireTarget(
  tx: Database,
  { by, keyring, toId, note, reports, now }: HandingOver,
): Promise<void> {
  if (!toId) {
    if (reports.length > 0)
      throw new WrongChoice("toId", "Choose who has them from now on");
    if (note === "") throw new WrongChoice("note", "Write a note");
    return;
  }
  if (toId === by.responderId)
    throw new WrongChoice("toId", "Choose a colleague");
  const { unitId } = by;
  await requireColleague(tx, { keyring, unitId, responderId: toId }, "toId");
  if (await findAbsence(tx, { unitId, responderId: toId, now }))
    throw new WrongChoice("toId", "They are away: choose another colleague");
  if (reports.length === 0)
    throw new WrongChoice("reports", "Choose at least one report");
}

/** In a savepoint: what was refused left nothing. */
function handOne(
  tx: Database,
  { handoverId, by, toId, now }: HandingOver,
  { reportId, revision, note }: Handing,
): Promise<Handed> {
  return orRefused(reportId, () =>
    tx.transaction(async (inner) => {
      const command = { reportId, by, now };
      await handOn(inner, {
        ...{ ...command, revision, type: "report.handed-over" },
        ...{ handoverId, fromId: by.responderId, toId: toId ?? "" },
      });
      if (note !== "")
        return (await writeNote(inner, { ...command, body: note })).noteId;
    }),
  );
}

async function insertHandover(
  tx: Database,
  { handoverId: id, by, toId, note, now }: HandingOver,
  done: readonly Handed[],
): Promise<void> {
  await tx.insert(handover).values({
    ...{ id, unitId: by.unitId, fromId: by.responderId, toId },
    ...sealedNote(by, id, note),
    madeAt: now,
  });
  const rows = done.flatMap((one) =>
    one.is === "done"
      ? [{ handoverId: id, reportId: one.reportId, noteId: one.noteId }]
      : [],
  );
  if (rows.length > 0) await tx.insert(handoverReport).values(rows);
}
