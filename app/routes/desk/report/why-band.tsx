import { Link } from "@remix-run/react";
import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import { bandWords, groundsWords } from "#app/components/desk/words.ts";

type Why = NonNullable<ReportView["whyBand"]>;

type Rise = Contents["mayRise"];

export function WhyBandPanel({
  report,
  mayRise,
}: {
  report: ReportView;
  mayRise: Rise;
}) {
  const { whyBand: why } = report;
  return (
    <Panel
      id="why-band"
      title="Why this band"
      aside={
        why
          ? why.scoredByName
            ? `Confirmed by ${why.scoredByName}`
            : "Provisional, from the reporter’s answers"
          : null
      }
    >
      {why ? (
        <>
          <Scored why={why} mayRise={mayRise} />
          <ConfirmLink report={report} why={why} />
        </>
      ) : (
        <p>This report has not been scored yet.</p>
      )}
    </Panel>
  );
}

function Scored({ why, mayRise }: { why: Why; mayRise: Rise }) {
  return (
    <>
      <p>{why.summary}</p>
      {why.suggestion ? (
        <p className="news" role="note">
          Facts changed since it was confirmed: by the reporter’s newer answers
          it would be {bandWords[why.suggestion.band]} (score{" "}
          {why.suggestion.score}, <When at={why.suggestion.scoredAt} />
          ). The band stays as it was confirmed until somebody confirms it anew.
        </p>
      ) : null}
      {why.isSecondHand ? (
        <p>
          Known from hearsay, or seen from outside the organization: what raises
          a band weighs less.
        </p>
      ) : null}
      <WhyJudged {...why} />
      {why.scoredBy === null ? <MayRise rise={mayRise} /> : null}
      <Grounds grounds={why.grounds} model={why.model} />
      <p className="hint">
        NCISS, model version {why.modelVersion},{" "}
        {why.scoredByName ? "confirmed" : "scored"} <When at={why.scoredAt} />.
      </p>
      {why.earlier.length > 0 ? (
        <ul className="earlier quiet small" aria-label="Earlier scorings">
          {why.earlier.map((one) => (
            <li key={one.version}>
              Was {bandWords[one.band]} (score {one.score}) until{" "}
              <When at={one.until} />
              {one.scoredByName
                ? `, confirmed by ${one.scoredByName}`
                : ", provisional"}
              <WhyJudged {...one} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** What changed with a scoring, and the words of whoever made it. */
function WhyJudged({ changes, judgement }: Pick<Why, "changes" | "judgement">) {
  if (changes.length === 0 && !judgement) return null;
  return (
    <ul className="reasons">
      {changes.map(({ category, from, to }) => (
        <li key={category}>
          {category}: {from} → {to}
        </li>
      ))}
      {judgement?.lifted.map((reason) => (
        <li key={reason}>Raises the band no longer: {reason}</li>
      ))}
      {judgement?.reason ? <li>Why: {judgement.reason}</li> : null}
    </ul>
  );
}

function ConfirmLink({ report, why }: { report: ReportView; why: Why }) {
  if (!report.actions.includes("score") || !why.form) return null;
  return (
    <p>
      <Link to={`/desk/reports/${report.id}/severity`}>
        {why.scoredBy === null
          ? `Confirm ${bandWords[why.band]}, or change it…`
          : "Confirm anew, or change it…"}
      </Link>
    </p>
  );
}

/** What was not answered counts as the middle of what it can be; no question is held against anybody. */
function MayRise({ rise }: { rise: Rise }) {
  if (!rise) return null;
  const { open, upTo } = rise;
  const count = open.length === 1 ? "1 thing" : `${open.length} things`;
  return (
    <p>
      May rise, as far as {bandWords[upTo]}: {count} not known yet (
      {open.join("; ")}).
    </p>
  );
}

function Grounds({ grounds, model }: Pick<Why, "grounds" | "model">) {
  switch (grounds.is) {
    case "sealed":
    case "not-kept":
    case "damaged":
      return <p className="hint">{groundsWords[grounds.is]}</p>;
    case "known":
      return (
        <>
          <Escalators {...grounds} />
          <Inputs rows={grounds.rows} model={model} />
        </>
      );
  }
}

type Known = Extract<Why["grounds"], { is: "known" }>;

function Escalators({ escalators }: Pick<Known, "escalators">) {
  if (escalators.length === 0) return null;
  return (
    <>
      <h3>Raised whatever the score</h3>
      <ul className="reasons">
        {escalators.map(({ id, reason, atLeast }) => (
          <li key={id}>
            {reason}
            {atLeast ? `: at least ${atLeast}` : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Inputs({ rows, model }: Pick<Known, "rows"> & Pick<Why, "model">) {
  return (
    <details>
      <summary>The eight inputs of the score</summary>
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label="Inputs of the score"
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col">Taken as</th>
              <th scope="col">Because</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col" className="number">
                Weight
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ category, option, because, value, weight }) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                <td>{option}</td>
                <td>{because}</td>
                <td className="number">{value ?? "–"}</td>
                <td className="number">{weight ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">
        Where the model comes from: {model.source} Checked {model.checkedOn}.
      </p>
    </details>
  );
}
