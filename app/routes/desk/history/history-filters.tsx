import { Form, Link } from "@remix-run/react";
import { useId } from "react";
import { visibly } from "#app/components/desk/as-typed.ts";
import { historyKinds, isHistoryKind } from "#app/domain/audit/kinds.ts";
import type { HistoryFilters as Filters } from "#app/domain/desk/history-filters.ts";
import type { HistoryPerson } from "#app/domain/desk/history-find.server.ts";
import { kindWords } from "./history-words.ts";

type Choices = {
  filters: Filters;
  isFolded: boolean;
  people: readonly HistoryPerson[];
  unitNames: Record<string, string>;
  /** Of the report that the filters name. */
  reference: string | null;
};

/** By whom, of which kind, in which days; all of it ids and closed words, so that every state has its address. */
export function HistoryFilters(choices: Choices) {
  const { filters, isFolded, people, unitNames } = choices;
  return (
    <Form action="/desk/history" className="history-filters">
      {filters.report ? (
        <input type="hidden" name="report" value={filters.report} />
      ) : null}
      <Choice label="Who" name="who" chosen={filters.who} all="Everybody">
        {people.map(({ id, name, unitId }) => (
          <option key={id} value={id}>
            {visibly(name)}, {unitNames[unitId] ?? unitId}
          </option>
        ))}
      </Choice>
      <Choice label="What" name="kind" chosen={filters.kind} all="Every kind">
        {Object.keys(historyKinds)
          .filter(isHistoryKind)
          .map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
      </Choice>
      <Choice
        label="Unit"
        name="unit"
        chosen={filters.unit}
        all="People of every unit"
      >
        {Object.entries(unitNames).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Day label="From" name="from" chosen={filters.from} />
      <Day label="To" name="to" chosen={filters.to} />
      <label className="check history-fold">
        <input
          type="checkbox"
          name="fold"
          value="no"
          defaultChecked={!isFolded}
        />
        Each read by itself
      </label>
      <div className="history-do">
        <button type="submit" className="button">
          Show
        </button>
        <Link className="button button-plain" to="/desk/history">
          Clear
        </Link>
      </div>
      <ReportChosen {...choices} />
    </Form>
  );
}

function ReportChosen({ filters: { report, ...others }, reference }: Choices) {
  if (!report) return null;
  const without = new URLSearchParams(
    Object.entries(others).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return (
    <p className="history-report">
      Report <span className="mono">{reference ?? "that was not sent"}</span>{" "}
      alone. <Link to={`/desk/history?${without}`}>Every report</Link>
    </p>
  );
}

function Choice({
  label,
  name,
  chosen,
  all,
  children,
}: {
  label: string;
  name: string;
  chosen?: string;
  all: string;
  children: React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="select"
        id={id}
        name={name}
        key={chosen ?? ""}
        defaultValue={chosen ?? ""}
      >
        <option value="">{all}</option>
        {children}
      </select>
    </div>
  );
}

function Day({
  label,
  name,
  chosen,
}: {
  label: string;
  name: string;
  chosen?: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        className="input"
        type="date"
        id={id}
        name={name}
        key={chosen ?? ""}
        defaultValue={chosen ?? ""}
      />
    </div>
  );
}
