import { ChangeTable, Lines, VersionList } from "./changed-answers.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import { Damaged } from "#app/components/desk/opened.tsx";

type Answer = Contents["contact"][number];

export function AnswersPanel({
  reportId,
  groups,
  gone,
  newsCount,
  versions,
  areAnswersDamaged,
  isNewsDamaged,
  leftMs,
}: Contents & { reportId: string }) {
  const [newest] = versions;
  return (
    <Panel
      id="answers"
      title="Answers"
      aside={
        newest ? (
          <>
            Version {newest.version}, <When at={newest.savedAt} />
          </>
        ) : null
      }
    >
      {areAnswersDamaged ? (
        <p>
          <Damaged />
        </p>
      ) : isNewsDamaged ? (
        <p className="news" role="note">
          What changed since your unit last opened this report cannot be told.{" "}
          <Damaged />
        </p>
      ) : null}
      {newsCount > 0 ? (
        <p className="news" role="note">
          {newsCount === 1 ? "1 answer" : `${newsCount} answers`} changed since
          your unit last opened this report.
        </p>
      ) : null}
      {groups.map(({ section, title, answers }) => (
        <section key={section} aria-labelledby={`answers-${section}`}>
          <h3 id={`answers-${section}`}>{title}</h3>
          <AnswerList answers={answers} />
        </section>
      ))}
      {gone.length > 0 ? (
        <section aria-labelledby="answers-gone">
          <h3 id="answers-gone">Asked no more</h3>
          <ChangeTable changes={gone} label="Answers that are asked no more" />
        </section>
      ) : null}
      {areAnswersDamaged ? null : (
        <p className="quiet small">
          <a href={`/desk/reports/${reportId}/answers.txt`} download>
            Save the answers as a file
          </a>{" "}
          {leftMs === null
            ? "with names, numbers and addresses masked. It is recorded."
            : "with what is revealed to you now. It is recorded."}
        </p>
      )}
      {versions.length > 1 ? (
        <VersionList reportId={reportId} versions={versions} />
      ) : null}
    </Panel>
  );
}

export function AnswerList({
  answers,
  isStacked = false,
}: {
  answers: readonly Answer[];
  isStacked?: boolean;
}) {
  return (
    <dl className={isStacked ? "facts facts-stacked" : "facts"}>
      {answers.map(({ questionId, question, lines, news }) => (
        <div key={questionId}>
          <dt>{question}</dt>
          <dd>
            <Lines lines={lines} />
            {news ? (
              <div className="news-was">
                <p>
                  <strong>Changed</strong> <When at={news.at} />, was:
                </p>
                <Lines lines={news.was} />
              </div>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
