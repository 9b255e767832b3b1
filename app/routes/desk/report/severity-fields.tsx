import { useLoaderData } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { Select, TextArea } from "#app/components/desk/field.tsx";
import { bandWords } from "#app/components/desk/words.ts";
import { bandOf, moreSevere, weightedScore } from "#app/domain/triage/nciss.ts";
import { byCategory } from "#app/domain/triage/categories.ts";
import type { SeverityModel } from "#app/domain/triage/model.ts";
import type { ReportView } from "./report-view.ts";
import type { FieldsProps } from "./verb-fields.tsx";

type Start = NonNullable<NonNullable<ReportView["whyBand"]>["form"]>;
/** What the form's own address answers with. */
type Model = Pick<SeverityModel, "categories" | "bands">;

/** The eight categories of the score, what raises the band beside it, and why it is set otherwise than the answers give. */
export function SeverityFields(fields: FieldsProps) {
  const start = fields.report.whyBand?.form;
  if (!start)
    return (
      <p>What this score follows from does not open, so it cannot be set.</p>
    );
  return <Opened {...fields} start={start} />;
}

function Opened({ typed, problems, start }: FieldsProps & { start: Start }) {
  const model = useLoaderData<Model>();
  const first = valuesOf(start, typed);
  const [chosen, setChosen] = useState(first);
  const fields = useRef<HTMLDivElement>(null);
  // A browser may have filled the form before the page came alive.
  const look = () => setChosen((before) => readIn(fields.current, before));
  useEffect(look, []);
  return (
    <div ref={fields} onChange={look}>
      <div className="severity-inputs">
        {start.taken.map(({ category, title, because, ...row }) => {
          const found = model.categories.find(({ id }) => id === category);
          const isFirst = chosen[category] === row.option;
          return (
            <Select
              key={category}
              name={category}
              label={`${title} (weight ${found?.weight ?? 0})`}
              hint={originWords(because, isFirst)}
              choices={(found?.options ?? []).map(({ id, label, value }) => ({
                value: id,
                label: `${value} · ${label}`,
              }))}
              defaultValue={first[category]}
              problem={problems[category]}
              isRequired
            />
          );
        })}
      </div>
      <Lifts start={start} typed={typed} />
      <Outcome start={start} chosen={chosen} model={model} />
      <TextArea
        name="reason"
        label="Why it differs from what the answers say"
        hint="Needed where you change an option or lift what raises the band. Responders read it, the reporter does not."
        maxLength={2000}
        defaultValue={typed.reason}
        problem={problems.reason}
      />
    </div>
  );
}

function originWords(because: string, isFirst: boolean): string {
  const origin = because.startsWith("not known yet")
    ? `Unknown: ${because}`
    : because.startsWith("set by ")
      ? `S${because.slice(1)}`
      : `From the answers: ${because}`;
  return isFirst ? origin : `${origin}. Changed by you here.`;
}

function Lifts({
  start,
  typed,
}: {
  start: Start;
  typed: FieldsProps["typed"];
}) {
  if (start.escalators.length === 0) return null;
  const wasSent = typed.actor !== undefined;
  return (
    <fieldset className="choices">
      <legend>Raised whatever the score</legend>
      <p className="hint">Tick what should not raise the band any longer.</p>
      {start.escalators.map(({ id, reason, atLeast, isLifted }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            name={`lift-${id}`}
            value="yes"
            defaultChecked={wasSent ? `lift-${id}` in typed : isLifted}
          />{" "}
          Lift: {reason}
          {atLeast ? ` (at least ${bandWords[atLeast]})` : null}
        </label>
      ))}
    </fieldset>
  );
}

/** Score and band of what is chosen now; without JavaScript, of what the form starts from. */
function Outcome({
  start,
  chosen,
  model,
}: {
  start: Start;
  chosen: Record<string, string>;
  model: Model;
}) {
  const exact = weightedScore(
    byCategory((category) => chosen[category] ?? ""),
    model,
  );
  const scoreBand = bandOf(exact, model);
  const band = start.escalators
    .filter(({ id }) => chosen[`lift-${id}`] !== "yes")
    .reduce(
      (most, { atLeast }) => (atLeast ? moreSevere(most, atLeast) : most),
      scoreBand,
    );
  return (
    <p className="severity-outcome" role="status">
      <strong>
        Score {Math.floor(exact)} of 100, {bandWords[band]}
      </strong>
      {band === scoreBand
        ? "."
        : `: the score alone would be ${bandWords[scoreBand]}.`}{" "}
      A graver band brings forward what is due; a lower one puts nothing off
      that is owed already.
    </p>
  );
}

function valuesOf(
  start: Start,
  typed: FieldsProps["typed"],
): Record<string, string> {
  const options = start.taken.map(({ category, option }) => [
    category,
    typed[category] ?? option,
  ]);
  const lifted = start.escalators
    .filter(({ id, isLifted }) =>
      typed.actor === undefined ? isLifted : `lift-${id}` in typed,
    )
    .map(({ id }) => [`lift-${id}`, "yes"]);
  return Object.fromEntries([...options, ...lifted]);
}

function readIn(
  fields: HTMLElement | null,
  before: Record<string, string>,
): Record<string, string> {
  const form = fields?.closest("form");
  if (!form) return before;
  const pairs = [...new FormData(form)].map(([name, value]) => [
    name,
    String(value),
  ]);
  return Object.fromEntries(pairs);
}
