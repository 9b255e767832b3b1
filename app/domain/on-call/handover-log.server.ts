import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { handover } from "#db/schema/index.ts";
import { worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { Opened } from "../vault/opened.ts";
import { openNote } from "./handover-note.server.ts";

export type ShiftNote = {
  id: string;
  fromId: string;
  toId: string | null;
  madeAt: Date;
  takenAt: Date | null;
  undoneAt: Date | null;
  /** Of those that went along; how many of them the reader sees is another thing. */
  reportIds: string[];
  note: Opened<string> | null;
};

type Row = Omit<ShiftNote, "note"> & {
  unitId: string;
  keyNumber: number;
  noteSealed: Buffer | null;
};

const columns = {
  id: handover.id,
  unitId: handover.unitId,
  fromId: handover.fromId,
  toId: handover.toId,
  keyNumber: handover.keyNumber,
  noteSealed: handover.noteSealed,
  madeAt: handover.madeAt,
  takenAt: handover.takenAt,
  undoneAt: handover.undoneAt,
  reportIds: sql<string[]>`array(
    select report_id::text from handover_report
    where handover_id = ${handover.id}
    order by report_id
  )`,
};

/** A page of the unit's notes, the newest first; `next` is for `before`, null on the last page. */
export async function listShiftNotes(
  db: Database,
  {
    viewer,
    before = null,
    limit,
  }: { viewer: Viewer; before?: NoteKey | null; limit: number },
): Promise<{ notes: ShiftNote[]; next: NoteKey | null }> {
  if (!worksReports(viewer)) return { notes: [], next: null };
  const { madeAt, id, unitId } = handover;
  const rows = await db
    .select(columns)
    .from(handover)
    .where(
      and(
        eq(unitId, viewer.unitId),
        before
          ? sql`${madeAt} <= ${before.at.toISOString()}::timestamptz and (${madeAt} < ${before.at.toISOString()}::timestamptz or ${id} > ${before.id})`
          : undefined,
      ),
    )
    .orderBy(sql`${madeAt} desc nulls last`, id)
    .limit(limit + 1);
  const notes = rows.slice(0, limit).map((row) => noteOf(viewer, row));
  const last = rows.length > limit ? notes.at(-1) : undefined;
  return { notes, next: last ? { at: last.madeAt, id: last.id } : null };
}

export type NoteKey = { at: Date; id: string };

/** Of what concerns this person now: handed to them and not taken over yet, or by them within the last minute. */
export async function listOwnHandovers(
  db: Database,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<ShiftNote[]> {
  if (!worksReports(viewer)) return [];
  const { unitId, responderId } = viewer;
  const minuteAgo = new Date(now.getTime() - 60_000).toISOString();
  const rows = await db
    .select(columns)
    .from(handover)
    .where(
      and(
        eq(handover.unitId, unitId),
        isNull(handover.undoneAt),
        or(
          and(eq(handover.toId, responderId), isNull(handover.takenAt)),
          and(
            eq(handover.fromId, responderId),
            sql`${handover.madeAt} > ${minuteAgo}::timestamptz`,
          ),
        ),
      ),
    )
    .orderBy(desc(handover.madeAt), handover.id)
    .limit(20);
  return rows.map((row) => noteOf(viewer, row));
}

function noteOf(viewer: Viewer, row: Row): ShiftNote {
  const { unitId: _, keyNumber: __, noteSealed: ___, ...shown } = row;
  return { ...shown, note: openNote(viewer, row) };
}
