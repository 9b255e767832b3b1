import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import { bandWords, groundsWords } from "#app/components/desk/words.ts";

type Why = NonNullable<ReportView["whyBand"]>;

type Rise = Contents["mayRise"];

export function WhyBandPanel({
  why,
  mayRise,
}: {
  why: ReportView["whyBand"];
  mayRise: Rise;
}) {
  return (
    <Panel
      id="why-band"
      title="Why this band"
      aside={
        why
          ? why.scoredByName
            ? `Scored by ${why.scoredByName}`
            : "Provisional, from the reporter’s answers"
          : null
      }
    >
      {why ? (
        <Scored why={why} mayRise={mayRise} />
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
          The reporter’s newer answers alone would make it{" "}
          {bandWords[why.suggestion.band]} (score {why.suggestion.score},{" "}
          <When at={why.suggestion.scoredAt} />
          ). The band stays as it was judged.
        </p>
      ) : null}
      {why.isSecondHand ? (
        <p>
          Known from hearsay, or seen from outside the organization: what raises
          a band weighs less.
        </p>
      ) : null}
      {why.scoredBy === null ? <MayRise rise={mayRise} /> : null}
      <Grounds grounds={why.grounds} model={why.model} />
      <p className="hint">
        NCISS, model version {why.modelVersion}, scored{" "}
        <When at={why.scoredAt} />.
      </p>
      {why.earlier.length > 0 ? (
        <ul className="earlier quiet small" aria-label="Earlier scorings">
          {why.earlier.map(({ version, band, score, until, scoredByName }) => (
            <li key={version}>
              Was {bandWords[band]} (score {score}) until <When at={until} />
              {scoredByName ? `, scored by ${scoredByName}` : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
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
