import { isLook } from "#app/domain/audit/looks.ts";
import type { ReportView } from "./report-view.ts";

/** What a page shows line by line, and of which a colleague may add one while it is open. */
type LineKind = "message" | "note" | "task" | "file" | "part" | "event";
export type Line = `${LineKind} ${string}`;

type Recorded = ReportView["events"][number];

/** The lines that came since the page was loaded: by others, or by the viewer elsewhere. */
export function freshLines(
  loaded: ReportView,
  shown: ReportView,
): ReadonlySet<Line> {
  const known = new Set(linesOf(loaded));
  return new Set(linesOf(shown).filter((line) => !known.has(line)));
}

/** The acts that came since, the oldest first; to look at the report is none. */
export function freshActs(
  loaded: ReportView,
  shown: ReportView,
): ReportView["events"] {
  const known = new Set(loaded.events.map(eventLine));
  return shown.events.filter(
    (each) => !isLook(each.event) && !known.has(eventLine(each)),
  );
}

function linesOf({ contents, assignments, events }: ReportView): Line[] {
  const {
    messages = [],
    notes = [],
    tasks = [],
    evidence = [],
  } = contents ?? {};
  return [
    ...messages.map(({ id }): Line => `message ${id}`),
    ...notes.map(({ id }): Line => `note ${id}`),
    ...tasks.map(taskLine),
    ...evidence.map(({ id }): Line => `file ${id}`),
    ...assignments.map(partLine),
    ...events.filter(({ event }) => !isLook(event)).map(eventLine),
  ];
}

function eventLine({ chain, position }: Recorded): Line {
  return `event ${chain} ${position}`;
}

/** Of a part, as its unit holds it: answered or assigned, it is another line. */
export function partLine({
  id,
  state,
  assigneeName,
}: ReportView["assignments"][number]): Line {
  return `part ${id} ${state} ${assigneeName ?? ""}`;
}

/** Of a task as it stands: given to another, moved or ticked it is another line. */
export function taskLine({
  id,
  assigneeId,
  dueAt,
  doneAt,
}: NonNullable<ReportView["contents"]>["tasks"][number]): Line {
  const stands = [assigneeId, dueAt?.getTime(), doneAt?.getTime()];
  return `task ${id} ${stands.join(" ")}`;
}
