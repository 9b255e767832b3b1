import { Panel } from "#app/components/desk/panel.tsx";
import { NewMark, useIsFresh } from "./fresh.tsx";
import { WritingNow } from "./people-here.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { VerbDisclosure } from "./verb-disclosure.tsx";
import { When } from "#app/components/desk/when.tsx";
import { OpenedText } from "#app/components/desk/opened.tsx";

export function NotesPanel({
  report,
  notes,
}: { report: ReportView } & Pick<Contents, "notes">) {
  const isFresh = useIsFresh();
  return (
    <Panel
      id="notes"
      title="Notes"
      aside={
        <>
          <WritingNow forms={["notes"]} /> Responders only
        </>
      }
    >
      {notes.length === 0 ? (
        <p className="quiet">No notes yet.</p>
      ) : (
        <ol className="notes">
          {notes.map(({ id, body, responderName, unitName, writtenAt }) => (
            <li
              key={id}
              className={isFresh(`note ${id}`) ? "is-new" : undefined}
            >
              <p className="byline">
                <strong>{responderName}</strong>
                <span>{unitName}</span>
                <When at={writtenAt} />
                <NewMark line={`note ${id}`} />
              </p>
              <p className="words">
                <OpenedText text={body} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {report.actions.includes("note") ? (
        <VerbDisclosure verb="notes" report={report} />
      ) : null}
    </Panel>
  );
}
