import { expect, test } from "vitest";
import type { Figures } from "#app/domain/insight/figures.server.ts";
import { periodOf } from "#app/domain/insight/period.ts";
import { barsOf, loadsOf, mapOf, rangesOf } from "./plots.server.ts";
import { addressOf } from "./read.server.ts";
import { lasted } from "./span-words.ts";
import { headlinesOf } from "./summary.server.ts";
import { tablesOf } from "./tables.server.ts";

const { period } = periodOf(
  { period: "month", from: undefined, to: undefined },
  { now: new Date("2026-11-30T20:00:00Z"), timeZone: "America/New_York" },
);

const minuteMs = 60_000;
const times = (count: number) => ({
  ...{ count, waitingCount: 1 },
  ...{ medianMs: 38 * minuteMs, tailMs: 250 * minuteMs },
});

const figures: Figures = {
  counts: {
    sent: { now: 30, before: 20 },
    step: { "2026-11-16": { now: 30, before: 0 } },
    severe: { "2026-11-16": { now: 4, before: 0 } },
    band: { severe: { now: 4, before: 0 }, low: { now: 26, before: 20 } },
    sector: { energy: { now: 30, before: 20 } },
    state: { CA: { now: 29, before: 0 }, abroad: { now: 1, before: 20 } },
    office: { sacramento: { now: 30, before: 20 } },
    outcome: { open: { now: 30, before: 20 } },
  },
  looks: { now: { all: times(30) }, before: {} },
  answers: {
    now: { all: times(30), severe: times(4), low: times(26) },
    before: {},
  },
  promises: [
    {
      ...{ kind: "first-answer", unitId: "sacramento", band: "severe" },
      ...{ isThis: true, count: 4, late: 2 },
    },
  ],
  misroutes: [
    {
      ...{ unitId: "sacramento", ruleId: "site-county" },
      ...{ isThis: true, count: 30, away: 3 },
    },
  ],
  reopened: { now: 0, before: 2 },
  load: [
    {
      ...{ unitId: "sacramento", responderId: null, name: null },
      ...{ count: 5, overdue: 1 },
    },
  ],
  units: { sacramento: "FBI Sacramento Field Office" },
};

const to = addressOf(period);
const tables = tablesOf({ figures, period, to });
const rowsOf = (id: string) => tables.find((table) => table.id === id)?.rows;

test("a table has a row for every week, those without a report too", () => {
  expect(rowsOf("volume")?.map(({ name, cells }) => [name, cells[0]])).toEqual([
    ["Oct 26", { text: "0" }],
    ["Nov 2", { text: "0" }],
    ["Nov 9", { text: "0" }],
    [
      "Nov 16",
      {
        text: "30",
        to: "/desk/insights/reports?figure=step&period=month&key=2026-11-16",
      },
    ],
    ["Nov 23", { text: "0" }],
    ["Nov 30", { text: "0" }],
  ]);
});

test("the slowest of twenty is told of twenty reports or more", () => {
  const cells = rowsOf("first-answer")?.map(({ name, cells }) => [
    ...[name, cells[1]?.text, cells[2]?.text],
  ]);
  expect(cells).toEqual([
    ["Severe", "38 min", "–"],
    ["Low", "38 min", "4 h 10"],
  ]);
});

test("what is late says so, and what is counted leads to its reports of this period or the one before", () => {
  expect(rowsOf("promises")?.[0]?.cells.at(-1)).toEqual({
    ...{ text: "2", isLate: true },
    to: "/desk/insights/reports?figure=late-answer&period=month&key=sacramento",
  });
  const [california, abroad] = rowsOf("states") ?? [];
  expect(california?.name).toBe("California");
  expect(abroad?.cells[1]?.to).toContain("key=abroad&of=before");
});

test("the headlines say what was, and nothing leads to no report", () => {
  const headlines = headlinesOf(figures, to);
  expect(
    headlines.map(({ title, text, of, note }) => [title, text, of, note]),
  ).toEqual([
    ["Reports", "30", undefined, "was 20"],
    ["First look, median", "38 min", undefined, "p95 4 h 10"],
    ["First answer, median", "38 min", undefined, "p95 4 h 10"],
    ["Late promises", "2", "of 4", "50.0 %; was –"],
    ["Misroutes", "3", "of 30", "10.0 %; was –"],
    ["Opened again", "0", undefined, "was 2"],
  ]);
  expect(headlines[1]?.waits).toEqual({
    text: "1 still waits",
    to: "/desk/insights/reports?figure=unlooked&period=month",
  });
  expect(headlines.at(-1)).not.toHaveProperty("to");
});

test("pictures stay within their frames and hold what the tables hold", () => {
  const { bars } = barsOf(figures, period);
  expect(bars.map(({ value }) => value)).toEqual([
    null,
    null,
    null,
    30,
    null,
    null,
  ]);
  for (const { y, height, x, width } of bars) {
    expect(y).toBeGreaterThanOrEqual(18);
    expect(height).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(368);
  }
  const { states, legend } = mapOf(figures);
  expect(states).toHaveLength(51);
  expect(states.find(({ code }) => code === "CA")).toMatchObject({
    count: 29,
    tone: 5,
  });
  expect(states.find(({ code }) => code === "NV")?.tone).toBe(0);
  expect(legend.at(-1)).toEqual({ tone: 5, text: "25–30" });
  // So that the page stays light: the outlines are sent twice, as picture and as what it is drawn from.
  expect(JSON.stringify(states).length).toBeLessThan(40_000);
  expect(rangesOf(figures).rows.map(({ tail }) => tail === null)).toEqual([
    true,
    false,
  ]);
  expect(loadsOf(figures).rows[0]?.name).toBe("FBI Sacramento");
});

test.each([
  [null, "–"],
  [20_000, "under 1 min"],
  [38 * minuteMs, "38 min"],
  [250 * minuteMs, "4 h 10"],
  [3_000 * minuteMs, "2 d 2 h"],
])("%d ms are said as %s", (ms, words) => {
  expect(lasted(ms)).toBe(words);
});
