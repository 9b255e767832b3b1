import type { CheckRow } from "#app/domain/form/check.ts";
import { sections } from "#app/domain/form/page-order.ts";
import { AnswerText } from "./display.tsx";
import { useWords } from "#app/components/public/frame.ts";

/** All answers on the path by section, each with a link to change it while that is possible. */
export function CheckList({
  rows,
  changes = false,
}: {
  rows: readonly CheckRow[];
  /** "More": of a sent report, by way of the task list. */
  changes?: boolean | "more";
}) {
  const t = useWords();
  return sections.map((section) => {
    const own = rows.filter((row) => row.section === section);
    if (own.length === 0) return null;
    return (
      <section key={section}>
        <h2>{t.pages.sections[section]}</h2>
        <Rows rows={own.filter((row) => !isBlank(row))} changes={changes} />
        <Blanks rows={own.filter(isBlank)} changes={changes} />
      </section>
    );
  });
}

type Shown = { rows: readonly CheckRow[]; changes: boolean | "more" };

function Rows({ rows, changes }: Shown) {
  if (rows.length === 0) return null;
  return (
    <dl className={changes ? "summary summary--changes" : "summary"}>
      {rows.map((row) => (
        <Row key={row.questionId} row={row} changes={changes} />
      ))}
    </dl>
  );
}

/** Nothing was said, and nothing has to be: there to be answered after all, and not in the way of what was. */
function isBlank({ display, others, problem }: CheckRow): boolean {
  const isSilent = display.every(({ kind }) => kind === "blank");
  return isSilent && others.length === 0 && problem === null;
}

function Blanks({ rows, changes }: Shown) {
  const words = useWords().report.check;
  if (rows.length === 0) return null;
  return (
    <details className="blanks">
      <summary>{words.blanks(rows.length)}</summary>
      <div>
        <Rows rows={rows} changes={changes} />
      </div>
    </details>
  );
}

function Row({ row, changes }: { row: CheckRow; changes: boolean | "more" }) {
  const t = useWords();
  const words = t.report.check;
  const label = t.questions[row.questionId].label;
  return (
    // A change leads back to its row: browsers keep the fragment of its link.
    <div id={row.questionId}>
      <dt>{label}</dt>
      <dd>
        <AnswerText questionId={row.questionId} display={row.display} />
        {row.problem && <p className="summary--missing">{words.needed}</p>}
        {row.others.map((other, at) => (
          <div className="summary__other" key={at}>
            <p className="muted">{t.frame.twoVersions.title}</p>
            <AnswerText questionId={row.questionId} display={other} />
          </div>
        ))}
      </dd>
      {changes && (
        <dd className="change">
          <a href={changeOf(row, changes === "more")}>
            {words.change}
            <span className="usa-sr-only"> {label}</span>
          </a>
        </dd>
      )}
    </div>
  );
}

/** What was asked beside the path, or sent, is changed by way of the task list. */
function changeOf({ page, questionId, isLater }: CheckRow, isSent: boolean) {
  return isSent || isLater
    ? `/more/${page}#${questionId}`
    : `/report/${page}?change#${questionId}`;
}
