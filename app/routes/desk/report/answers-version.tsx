import { Link, useRevalidator } from "@remix-run/react";
import type { VersionShown } from "./version.tsx";
import { AnswerList } from "./answers.tsx";
import { ChangeTable, VersionList } from "./changed-answers.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { RevealTime } from "./personal.tsx";
import { When } from "#app/components/desk/when.tsx";
import { Damaged } from "#app/components/desk/opened.tsx";

/** One version of a report's answers by itself, what changed in it first. */
export function AnswersVersionPage(shown: VersionShown) {
  const { reportId, reference, version, savedAt, versions, changes } = shown;
  const { revalidate } = useRevalidator();
  const at = versions.findIndex((one) => one.version === version);
  const older = versions[at + 1]?.version;
  const newer = versions[at - 1]?.version;
  const to = (other: number) => `/desk/reports/${reportId}/answers/${other}`;
  return (
    <RevealTime leftMs={shown.leftMs} onOver={revalidate}>
      <header className="report-head">
        <div className="report-head-line">
          <Link to={`/desk/reports/${reportId}`}>Report</Link>
          <span className="mono">{reference}</span>
        </div>
        <h1>Answers, version {version}</h1>
        <p>
          Saved <When at={savedAt} />
          {older === undefined ? ", as the report was sent" : null}
          {newer === undefined ? ". The newest." : ". There is a newer one."}
        </p>
        {shown.leftMs === null ? (
          <p className="quiet">
            Names, numbers and addresses are masked.{" "}
            <Link to={`/desk/reports/${reportId}#contact`}>
              Reveal them on the report’s page
            </Link>
          </p>
        ) : null}
        <nav aria-label="Other versions">
          <ul className="anchors">
            {older !== undefined ? (
              <li>
                <Link to={to(older)}>Version {older}, before this</Link>
              </li>
            ) : null}
            {newer !== undefined ? (
              <li>
                <Link to={to(newer)}>Version {newer}, after this</Link>
              </li>
            ) : null}
          </ul>
        </nav>
      </header>
      {older !== undefined && !shown.isDamaged ? (
        <Panel
          id="changed"
          title="What changed"
          aside={`Against version ${older}`}
        >
          <Changes changes={changes} />
        </Panel>
      ) : null}
      <Answers {...shown} />
    </RevealTime>
  );
}

function Changes({ changes }: Pick<VersionShown, "changes">) {
  if (changes.is === "damaged")
    return (
      <p>
        The version before: <Damaged />
      </p>
    );
  if (changes.value.length === 0) return <p>Nothing that is shown here.</p>;
  return <ChangeTable changes={changes.value} label="Before and after" />;
}

function Answers(shown: VersionShown) {
  const { reportId, version, versions, groups, contact } = shown;
  return (
    <Panel id="answers" title="All answers of this version">
      {shown.isDamaged ? (
        <p>
          <Damaged />
        </p>
      ) : null}
      {groups.map(({ section, title, answers }) => (
        <section key={section} aria-labelledby={`answers-${section}`}>
          <h3 id={`answers-${section}`}>{title}</h3>
          <AnswerList answers={answers} />
        </section>
      ))}
      {contact.length > 0 ? (
        <section aria-labelledby="answers-reaching">
          <h3 id="answers-reaching">Reaching the reporter</h3>
          <AnswerList answers={contact} />
        </section>
      ) : null}
      <VersionList reportId={reportId} versions={versions} current={version} />
    </Panel>
  );
}
