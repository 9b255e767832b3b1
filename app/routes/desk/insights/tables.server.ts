import {
  bandWords,
  outcomeWords,
  statusWords,
} from "#app/components/desk/words.ts";
import { dateFormat } from "#app/domain/clock/formats.ts";
import { saySector } from "#app/domain/facts/sector-words.ts";
import { leastForTail } from "#app/domain/insight/figure.ts";
import type { Pair, Times } from "#app/domain/insight/counts.server.ts";
import { daysLater, type Period } from "#app/domain/insight/period.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import { stateNames } from "#app/locales/states.ts";
import { sentence } from "#app/components/desk/words.ts";
import { count, text } from "./cells.ts";
import { lasted } from "./span-words.ts";
import {
  loadTable,
  misroutesTable,
  promisesTable,
} from "./work-tables.server.ts";
import type { Showing, TableShown } from "./table-shown.ts";

/** Every figure as a table; pictures are drawn from the same numbers, and so is the file. */
export function tablesOf(showing: Showing): TableShown[] {
  return [
    volumeTable(showing),
    timesTable(showing, "first-look"),
    timesTable(showing, "first-answer"),
    pairsTable(showing, "state"),
    pairsTable(showing, "office"),
    pairsTable(showing, "sector"),
    pairsTable(showing, "outcome"),
    promisesTable(showing),
    misroutesTable(showing),
    loadTable(showing),
  ];
}

/** Every bar of the period, those without a report too. */
export function stepsOf({ firstDay, lastDay, step }: Period): string[] {
  const steps: string[] = [];
  for (let day = firstDay; day <= lastDay; day = daysLater(day, 1)) {
    const at = new Date(day);
    const monday = daysLater(day, -((at.getUTCDay() + 6) % 7));
    const of =
      step === "day" ? day : step === "week" ? monday : `${day.slice(0, 7)}-01`;
    if (steps.at(-1) !== of) steps.push(of);
  }
  return steps;
}

export function stepWords(day: string, { step }: Period): string {
  const form =
    step === "month"
      ? ({ month: "short", year: "numeric" } as const)
      : ({ month: "short", day: "numeric" } as const);
  return dateFormat("en-US", { ...form, timeZone: "UTC" }).format(
    new Date(day),
  );
}

function volumeTable({ figures: { counts }, period, to }: Showing): TableShown {
  const of = { day: "Day", week: "Week of", month: "Month" }[period.step];
  return {
    ...{ id: "volume", title: `Reports a ${period.step}` },
    columns: [of, "Reports", "Severe and above"],
    rows: stepsOf(period).map((step) => ({
      ...{ key: step, name: stepWords(step, period) },
      cells: [
        count(counts.step[step]?.now ?? 0, to("step", step)),
        text(String(counts.severe[step]?.now ?? 0)),
      ],
    })),
  };
}

const none: Times = { count: 0, medianMs: null, tailMs: null, waitingCount: 0 };

export const tailOf = ({ count, tailMs }: Times) =>
  count < leastForTail ? null : tailMs;

function timesTable(
  { figures, to }: Showing,
  id: "first-look" | "first-answer",
): TableShown {
  const { now, before } = id === "first-look" ? figures.looks : figures.answers;
  const isAnswer = id === "first-answer";
  const lateOf = (band: string) => lateAnswers(figures, band);
  return {
    ...{ id, title: isAnswer ? "Time to first answer" : "Time to first look" },
    columns: [
      "Band",
      "Reports",
      "Median",
      "p95",
      "Before",
      ...(isAnswer ? ["Late"] : []),
    ],
    rows: bands
      .filter((band) => now[band] || before[band])
      .map((band) => ({
        ...{ key: band, name: bandWords[band] },
        cells: [
          count(now[band]?.count ?? 0, to("band", band)),
          text(lasted((now[band] ?? none).medianMs)),
          text(lasted(tailOf(now[band] ?? none))),
          text(lasted((before[band] ?? none).medianMs)),
          ...(isAnswer
            ? [
                {
                  ...count(lateOf(band), to("late-answer", band)),
                  isLate: lateOf(band) > 0,
                },
              ]
            : []),
        ],
      })),
  };
}

function lateAnswers({ promises }: Showing["figures"], band: string): number {
  return promises
    .filter(
      (each) =>
        each.kind === "first-answer" && each.isThis && each.band === band,
    )
    .reduce((sum, { late }) => sum + late, 0);
}

const pairTitles = {
  state: { id: "states", title: "By state of the site", column: "State" },
  office: { id: "offices", title: "By leading unit", column: "Unit" },
  sector: { id: "sectors", title: "By sector", column: "Sector" },
  outcome: { id: "outcomes", title: "What became of them", column: "Outcome" },
} as const;

function pairsTable(
  { figures: { counts, units }, to }: Showing,
  of: keyof typeof pairTitles,
): TableShown {
  const { id, title, column } = pairTitles[of];
  const most = (a: [string, Pair], b: [string, Pair]) =>
    b[1].now - a[1].now || b[1].before - a[1].before || (a[0] < b[0] ? -1 : 1);
  return {
    ...{ id, title, columns: [column, "Reports", "Before"] },
    rows: Object.entries(counts[of])
      .sort(most)
      .map(([key, { now, before }]) => ({
        ...{ key, name: nameOf(of, key, units) },
        cells: [count(now, to(of, key)), count(before, to(of, key, "before"))],
      })),
  };
}

export function nameOf(
  of: keyof typeof pairTitles,
  key: string,
  units: Record<string, string>,
): string {
  const words: Record<string, string> = {
    ...{ "not-known": "Not known", abroad: "Outside the United States" },
    ...{ open: "Still open", nobody: "No unit" },
  };
  const own = words[key];
  if (own) return own;
  const closed: Record<string, string> = { ...statusWords, ...outcomeWords };
  const names = {
    state: stateNames,
    office: units,
    sector: {},
    outcome: closed,
  };
  const known: Record<string, string> = names[of];
  return known[key] ?? (of === "sector" ? sentence(saySector(key)) : key);
}
