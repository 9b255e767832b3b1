import { actorWords, eventWords } from "#app/components/desk/event-words.ts";
import { Panel } from "#app/components/desk/panel.tsx";
import { NewMark } from "./fresh.tsx";
import type { ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import { CodeLabel } from "#app/components/desk/opened.tsx";

type Recorded = ReportView["events"][number];
type Step = Recorded & {
  /** How often in a row the same person did the same. */
  times: number;
};

/** So much is read at a glance; what is older is behind one click. */
const shownCount = 12;

export function TimelinePanel({ report }: { report: ReportView }) {
  const steps = stepsOf(report.events);
  const earlier = steps.slice(shownCount);
  return (
    <Panel id="timeline" title="Timeline" aside="Newest first">
      <Steps steps={steps.slice(0, shownCount)} report={report} />
      {earlier.length > 0 ? (
        <details>
          <summary>{earlier.length} earlier</summary>
          <Steps steps={earlier} report={report} />
          {report.hasOlderEvents ? (
            <p className="quiet small">What is older is in the history.</p>
          ) : null}
        </details>
      ) : null}
    </Panel>
  );
}

function Steps({
  steps,
  report,
}: {
  steps: readonly Step[];
  report: ReportView;
}) {
  return (
    <ol className="timeline">
      {steps.map(({ chain, position, at, actor, event, times }) => (
        <li key={`${chain} ${position}`}>
          <p>
            {eventWords(event, report)}
            {labelledCode(event, report)}
            {times > 1 ? `, ${times} times` : null}{" "}
            <NewMark line={`event ${chain} ${position}`} />
          </p>
          <p className="quiet small">
            {actorWords(actor, event)}
            {labelled(actor, report)}, <When at={at} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The code of a colleague with which the reporter's side did it, to whoever may read what it is called. */
function labelled(actor: Recorded["actor"], { contents }: ReportView) {
  const label =
    actor.kind === "reporter" && contents?.codeLabels[actor.accessId];
  return label ? (
    <>
      {" "}
      (<CodeLabel label={label} />)
    </>
  ) : null;
}

function labelledCode(event: Recorded["event"], { contents }: ReportView) {
  if (event.type !== "code.made" && event.type !== "code.revoked") return null;
  const label = contents?.codeLabels[event.accessId];
  return label ? (
    <>
      , <CodeLabel label={label} />
    </>
  ) : null;
}

/** Newest first; openings in a row by one person are one step, as loading a page again is no news. */
function stepsOf(events: readonly Recorded[]): Step[] {
  const steps: Step[] = [];
  for (const recorded of events.toReversed()) {
    const last = steps.at(-1);
    const isAgain =
      recorded.event.type === "report.opened" &&
      last?.event.type === "report.opened" &&
      actorWords(last.actor) === actorWords(recorded.actor);
    if (isAgain) last.times += 1;
    else steps.push({ ...recorded, times: 1 });
  }
  return steps;
}
