import { Form } from "@remix-run/react";
import type { PeriodName, PeriodProblem } from "#app/domain/insight/period.ts";

const names = {
  week: "Last 7 days",
  month: "Last 30 days",
  quarter: "Last 90 days",
  year: "Last 365 days",
  dates: "From … to …",
} satisfies Record<PeriodName, string>;

const problems = {
  missing: "Choose both days.",
  backwards: "The first day is after the last.",
  "too-long": "Choose at most 400 days.",
  ahead: "The first day has not come yet.",
} satisfies Record<PeriodProblem, string>;

/** Which days; the figures stand beside those of as many days before. */
export function PeriodForm({
  period,
  problem,
}: {
  period: { name: PeriodName; from: string; to: string; daysCount: number };
  problem: PeriodProblem | null;
}) {
  return (
    <Form className="period" method="get" action="/desk/insights">
      {problem ? (
        <p className="problem" role="alert" id="period-problem">
          {problems[problem]} These are the last 30 days.
        </p>
      ) : null}
      <label>
        <span className="visually-hidden">Period</span>
        <select
          className="select"
          name="period"
          defaultValue={problem ? "dates" : period.name}
          key={period.name}
        >
          {Object.entries(names).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <span className="period-dates">
        <label>
          <span className="visually-hidden">First day</span>
          <input
            className="input"
            type="date"
            name="from"
            defaultValue={period.from}
            key={period.from}
            aria-describedby={problem ? "period-problem" : undefined}
          />
        </label>
        <label>
          to <span className="visually-hidden">the last day</span>
          <input
            className="input"
            type="date"
            name="to"
            defaultValue={period.to}
            key={period.to}
          />
        </label>
      </span>
      <button className="button button-plain" type="submit">
        Show
      </button>
      <span className="quiet small">
        beside the {period.daysCount === 1 ? "day" : `${period.daysCount} days`}{" "}
        before
      </span>
    </Form>
  );
}
