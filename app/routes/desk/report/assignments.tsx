import { Due } from "#app/components/desk/due.tsx";
import { partLine } from "./fresh-lines.ts";
import { NewMark } from "./fresh.tsx";
import type { ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import {
  dueWords,
  partStateWords,
  partWords,
} from "#app/components/desk/words.ts";
import { OpenedText } from "#app/components/desk/opened.tsx";

type Assignment = ReportView["assignments"][number];

/** Every part any unit had, with who offered it, why, and how it was answered. */
export function Assignments({
  assignments,
}: {
  assignments: readonly Assignment[];
}) {
  if (assignments.length === 0)
    return <p>No unit has been offered a part yet.</p>;
  return (
    <ol className="assignments">
      {assignments.map((assignment) => (
        <li key={assignment.id}>
          <p>
            <strong>{assignment.unitName}</strong>{" "}
            <span className="tag">{partWords[assignment.part]}</span>{" "}
            <span className="tag">{partStateWords[assignment.state]}</span>{" "}
            <NewMark line={partLine(assignment)} />
          </p>
          <Reason {...assignment} />
          <p className="quiet small">
            Offered {by(assignment.offeredBy, "the routing rules")},{" "}
            <When at={assignment.offeredAt} />
          </p>
          <Answered assignment={assignment} />
        </li>
      ))}
    </ol>
  );
}

/** None where a person said why and the viewer has no key. */
function Reason({
  reason,
  ruleReason,
}: Pick<Assignment, "reason" | "ruleReason">) {
  if (reason)
    return (
      <p className="words">
        <OpenedText text={reason} />
      </p>
    );
  return ruleReason ? <p className="words">{ruleReason}</p> : null;
}

function Answered({ assignment }: { assignment: Assignment }) {
  const { state, answeredAt, answerReason, assigneeName, dueAt, dueKind } =
    assignment;
  const isLive = state === "offered" || state === "accepted";
  return (
    <>
      {answeredAt ? (
        <p className="quiet small">
          {partStateWords[state]} {by(assignment.answeredBy, "the system")},{" "}
          <When at={answeredAt} />
          {assigneeName && isLive ? `. Worked by ${assigneeName}` : null}
        </p>
      ) : null}
      {answerReason ? (
        <p className="words">
          “
          <OpenedText text={answerReason} />”
        </p>
      ) : null}
      {isLive && dueAt && dueKind ? (
        <p className="small">
          {dueWords[dueKind]}: <Due at={dueAt} />
        </p>
      ) : null}
    </>
  );
}

function by(person: string | null, otherwise: string): string {
  return `by ${person ?? otherwise}`;
}
