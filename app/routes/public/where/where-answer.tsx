import type { SignpostShown } from "#app/domain/directory/signpost-shown.server.ts";
import { useWords } from "#app/components/public/frame.ts";
import { WhereChosen } from "./where-chosen.tsx";
import type { CountyChoice } from "./where-county.tsx";
import { WhereEntry } from "./where-entry.tsx";
import { Filings } from "./where-filings.tsx";

export type AnswerView = CountyChoice & { shown: SignpostShown };

/** Whom to tell, the most urgent first; and at the end that one report here does the same. */
export function WhereAnswer(view: AnswerView) {
  const { whereToReport: words } = useWords();
  const { sections, filings } = view.shown;
  const before = ["now", "place", "sector"];
  const of = (isBefore: boolean) =>
    sections
      .filter(({ section }) => before.includes(section) === isBefore)
      .map((each) => <Section key={each.section} of={each} view={view} />);
  return (
    <>
      <p className="lead">{words.answer.intro}</p>
      <WhereChosen view={view} />
      {of(true)}
      <Filings filings={filings} />
      {of(false)}
      <section>
        <h2>{words.report.title}</h2>
        <p>{words.report.text}</p>
        <p className="actions">
          {/* Without the address of this page, which holds what was chosen. */}
          <a className="usa-button" href="/report" rel="noreferrer">
            {words.report.button}
          </a>
          <button
            type="button"
            className="usa-button usa-button--outline js-only"
            data-print=""
          >
            {words.answer.print}
          </button>
        </p>
      </section>
      <p className="muted">{words.note}</p>
    </>
  );
}

function Section({
  of: { section, entries },
  view,
}: {
  of: SignpostShown["sections"][number];
  view: AnswerView;
}) {
  const { sections } = useWords().whereToReport;
  return (
    <section className={section === "now" ? "call-now" : undefined}>
      <h2>{sections[section]}</h2>
      {entries.map((entry) => (
        <WhereEntry
          key={entry.is === "agency" ? entry.id : entry.is}
          entry={entry}
          view={view}
        />
      ))}
    </section>
  );
}
