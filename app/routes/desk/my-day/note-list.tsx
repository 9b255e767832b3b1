import { OpenedText } from "#app/components/desk/opened.tsx";
import { When } from "#app/components/desk/when.tsx";
import type { ShiftNote } from "#app/domain/on-call/handover-log.server.ts";
import { reportsWords } from "./day-words.ts";

/** Notes of the unit's shifts, the newest first. */
export function NoteList({
  notes,
  names,
}: {
  notes: readonly ShiftNote[];
  names: Record<string, string>;
}) {
  return (
    <ul className="shift-notes">
      {notes.map((one) => (
        <li key={one.id}>
          <p className="byline">
            {bylineOf(one, names)}, <When at={one.madeAt} />
            {one.takenAt ? (
              <>
                ; taken over <When at={one.takenAt} />
              </>
            ) : one.undoneAt ? (
              "; taken back at once"
            ) : one.toId ? (
              "; not taken over yet"
            ) : null}
          </p>
          {one.note ? (
            <p className="words">
              <OpenedText text={one.note} />
            </p>
          ) : (
            <p className="quiet">Without a note.</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function bylineOf(
  { fromId, toId, reportIds }: ShiftNote,
  names: Record<string, string>,
): string {
  const from = names[fromId] ?? "Somebody";
  if (!toId) return `${from} to the unit`;
  return `${from} to ${names[toId] ?? "somebody"}, with ${reportsWords(reportIds.length)}`;
}
