import { NewCount } from "./fresh.tsx";
import type { ReportView } from "./report-view.ts";

/** "4/9", or none. */
function doneOf(tasks: readonly { doneAt: Date | null }[]): string {
  const done = tasks.filter(({ doneAt }) => doneAt !== null);
  return tasks.length > 0 ? `${done.length}/${tasks.length}` : "0";
}

/** What came while the page was open. */
const news: Record<string, React.ReactNode> = {
  messages: <NewCount kind="message" />,
  notes: <NewCount kind="note" />,
  tasks: <NewCount kind="task" />,
  timeline: <NewCount kind="event" />,
};

/** Where things stand on a long page. */
export function ReportAnchors({ report }: { report: ReportView }) {
  const { contents } = report;
  const ofAnswers = (...links: [string, string][]) =>
    contents?.areAnswersDamaged ? [] : links;
  const places: [id: string, label: string][] = [
    ...(contents?.lostCode
      ? ([["lost-code", "Access code reported lost"]] satisfies [
          string,
          string,
        ][])
      : []),
    ["summary", "Summary"],
    ...(contents
      ? ([
          ["messages", `Messages (${contents.messages.length})`],
          ["notes", `Notes (${contents.notes.length})`],
          ["tasks", `Tasks (${doneOf(contents.tasks)})`],
          ["answers", "Answers"],
          ...ofAnswers([
            "indicators",
            `Indicators (${contents.indicators.sightings.length + contents.indicators.restCount})`,
          ]),
          ...ofAnswers([
            "related",
            `Other reports (${contents.related.open.length + contents.related.elsewhere.length})`,
          ]),
          ["evidence", `Evidence (${contents.evidence.length})`],
        ] satisfies [string, string][])
      : []),
    ["why-unit", "Why this unit"],
    ...(contents ? ofAnswers(["contact", "Reaching the reporter"]) : []),
    ["why-band", "Why this band"],
    ...(contents
      ? ofAnswers([
          "clocks",
          `Clocks of the reporter (${contents.clocks.length})`,
        ])
      : []),
    ["mails", `Mail (${report.mails.length})`],
    ["timeline", "Timeline"],
  ];
  return (
    <nav aria-label="On this page">
      <ul className="anchors">
        {places.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>
              {label} {news[id]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
