import { geoPath, geoTransform } from "d3-geo";
import { scaleBand, scaleLinear, scaleLog } from "d3-scale";
import { feature } from "topojson-client";
import atlas from "us-atlas/states-albers-10m.json" with { type: "json" };
import { bandWords } from "#app/components/desk/words.ts";
import type { Figures } from "#app/domain/insight/figures.server.ts";
import type { Period } from "#app/domain/insight/period.ts";
import { promises } from "#app/domain/clock/promises.server.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import { stateNames } from "#app/locales/states.ts";
import { stepsOf, stepWords, tailOf } from "./tables.server.ts";

/** Pictures are measured here, so that no browser is sent what measures them. Units are those of each picture's view box. */
const width = 368;
const round = (value: number) => Math.round(value * 10) / 10;

export type Bars = ReturnType<typeof barsOf>;

export function barsOf({ counts }: Figures, period: Period) {
  const steps = stepsOf(period);
  const all = steps.map((step) => counts.step[step]?.now ?? 0);
  const most = Math.max(...all);
  const x = scaleBand(steps, [30, width]).padding(0.2);
  const y = scaleLinear([0, Math.max(most, 4)], [150, 18]).nice(4);
  const every = Math.ceil(steps.length / 6);
  return {
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ y: round(y(value)), text: String(value) })),
    bars: steps.map((step, at) => {
      const value = all[at] ?? 0;
      const severe = counts.severe[step]?.now ?? 0;
      return {
        ...{ step, x: round(x(step) ?? 0), width: round(x.bandwidth()) },
        ...{ y: round(y(value)), height: round(y(0) - y(value)) },
        ...{ severeY: round(y(severe)), severeHeight: round(y(0) - y(severe)) },
        label: at % every === 0 ? stepWords(step, period) : null,
        value:
          value > 0 && (value === most || at === steps.length - 1)
            ? value
            : null,
      };
    }),
    base: round(y(0)),
    right: width,
  };
}

const minuteMs = 60_000;
const marks = [1, 10, 60, 240, 1_440, 4_320, 14_400, 43_200];

export type Ranges = ReturnType<typeof rangesOf>;

/** From the median to the slowest of twenty, by band, beside the promise where it runs by the clock alone. */
export function rangesOf({ answers }: Figures) {
  const rows = timedBands(answers);
  const most = Math.max(
    240 * minuteMs,
    ...rows.flatMap(({ medianMs, tailMs, promiseMs }) => [
      medianMs,
      tailMs ?? 0,
      promiseMs ?? 0,
    ]),
  );
  const x = scaleLog([minuteMs, most * 1.15], [84, width - 12]).clamp(true);
  const place = (ms: number) => round(x(Math.max(ms, minuteMs)));
  return {
    rows: rows.map(({ name, medianMs, tailMs, promiseMs }, at) => ({
      ...{ name, y: 26 + at * 26, median: place(medianMs) },
      tail: tailMs === null ? null : place(tailMs),
      promise: promiseMs === null ? null : place(promiseMs),
    })),
    ticks: marks
      .filter((minutes) => minutes * minuteMs <= most * 1.15)
      .map((minutes) => ({
        x: place(minutes * minuteMs),
        text: markWords(minutes),
      })),
    base: 26 + rows.length * 26,
  };
}

function timedBands(answers: Figures["answers"]) {
  return bands.flatMap((band) => {
    const times = answers.now[band];
    if (!times || times.medianMs === null) return [];
    const promise = promises.promises["first-answer"][band];
    const promiseMs =
      promise && "minutes" in promise && promise.runs === "always"
        ? promise.minutes * minuteMs
        : null;
    return [
      {
        name: bandWords[band],
        medianMs: times.medianMs,
        tailMs: tailOf(times),
        promiseMs,
      },
    ];
  });
}

function markWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return minutes < 1_440 ? `${minutes / 60} h` : `${minutes / 1_440} d`;
}

export type Loads = ReturnType<typeof loadsOf>;

/** So many units are drawn, those with the most; the table has all. */
const unitsDrawn = 10;

export function loadsOf({ load, units }: Figures) {
  const sums = new Map<string, { count: number; overdue: number }>();
  for (const { unitId, count, overdue } of load) {
    const sum = sums.get(unitId) ?? { count: 0, overdue: 0 };
    sums.set(unitId, {
      count: sum.count + count,
      overdue: sum.overdue + overdue,
    });
  }
  const rows = [...sums]
    .sort(([, a], [, b]) => b.count - a.count)
    .slice(0, unitsDrawn);
  const x = scaleLinear(
    [0, Math.max(4, ...rows.map(([, { count }]) => count))],
    [130, width - 28],
  ).nice(4);
  return {
    rows: rows.map(([unitId, { count, overdue }], at) => ({
      ...{
        name: shortName(units[unitId] ?? unitId),
        y: 6 + at * 24,
        count,
        overdue,
      },
      ...{
        x: 130,
        late: round(x(overdue) - 130),
        rest: round(x(count) - x(overdue)),
      },
    })),
    ticks: x
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ x: round(x(value)), text: String(value) })),
    base: 6 + rows.length * 24,
  };
}

/** "FBI Sacramento Field Office" → "FBI Sacramento". */
function shortName(name: string): string {
  const short = name.replace(/ (Field Office|Division)$/, "");
  return short.length > 19 ? `${short.slice(0, 18)}…` : short;
}

const shapes = statesDrawn();
const tones = [0, 1, 2, 3, 4, 5] as const;
type Tone = (typeof tones)[number];

export type StatesMap = ReturnType<typeof mapOf>;

/** The states by how many reports came from them, in five steps of equal numbers up to the most. */
export function mapOf({ counts }: Figures) {
  const countOf = (code: string) => counts.state[code]?.now ?? 0;
  const most = Math.max(0, ...shapes.map(({ code }) => countOf(code)));
  const size = Math.max(1, Math.ceil(most / 5));
  const toneOf = (value: number): Tone =>
    tones[Math.min(5, Math.ceil(value / size))] ?? 0;
  return {
    states: shapes.map((shape) => ({
      ...shape,
      count: countOf(shape.code),
      tone: toneOf(countOf(shape.code)),
    })),
    legend: tones
      .filter((tone) => tone === 0 || (tone - 1) * size < most)
      .map((tone) => ({
        tone,
        text:
          tone === 0
            ? "0"
            : size === 1
              ? String(tone)
              : `${(tone - 1) * size + 1}–${tone * size}`,
      })),
  };
}

/** The census's outlines, already projected, thinned to what a picture of this size shows: a third of their weight. */
function statesDrawn() {
  const codes = new Map(
    Object.entries(stateNames).map(([code, name]) => [name, code]),
  );
  const draw = geoPath(thinned(3)).digits(0);
  return feature(atlas, atlas.objects.states).features.flatMap((state) => {
    const { name } = state.properties;
    const path = draw(state);
    const [x, y] = draw.centroid(state).map(Math.round);
    const area = draw.area(state);
    return path
      ? [
          {
            code: codes.get(name) ?? name,
            name,
            path,
            x,
            y,
            isWide: area > 3_600,
          },
        ]
      : [];
  });
}

/** Without points nearer than this to the one before. */
function thinned(least: number) {
  let [lastX, lastY]: [number | null, number] = [null, 0];
  return geoTransform({
    lineStart() {
      lastX = null;
      this.stream.lineStart();
    },
    point(x, y) {
      if (lastX !== null && Math.hypot(x - lastX, y - lastY) < least) return;
      [lastX, lastY] = [x, y];
      this.stream.point(x, y);
    },
  });
}
