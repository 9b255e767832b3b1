import { expect, test } from "vitest";
import { readExpected } from "#db/testing/expected-table.ts";
import { factsOfCells, factsWith } from "#db/testing/facts.ts";
import { instantOfMoment } from "../clock/moment.ts";
import { clocksOf, eventsOf, type Clock, type EventTime } from "./legal.ts";
import { deadlines } from "./legal-clocks.server.ts";
import { legalEvents } from "./legal-deadlines.ts";
import { wallTimeOf } from "../clock/zone.ts";

const table = (name: string) =>
  readExpected(new URL(`${name}.expected.csv`, import.meta.url));
const now = new Date("2026-11-22T12:00:00Z");
const newYork = "America/New_York";

test.each(table("legal"))(
  "a clock lapses when its owners expect: $case",
  (row) => {
    const event = legalEvents.find((each) => each === row.event);
    const [clock] = everyClock({
      [String(event)]: timeOf(row.at, row.zone),
    }).filter(({ id }) => id === row.clock);
    const standing = clock?.standing;
    if (!standing || !("lapsesAt" in standing)) throw new Error("not counted");
    expect({
      event: standing.event,
      lapses: wallWords(standing.lapsesAt, standing.started.zone),
      utc: standing.lapsesAt.toISOString().slice(0, 16),
    }).toEqual({ event: row.event, lapses: row.lapses, utc: row.utc });
  },
);

test.each(table("may-apply"))("what may apply: $case", (row) => {
  const clocks = clocksOf(factsOfCells(row), {}, now, deadlines);
  const ids = clocks
    .sort((a, b) => a.number - b.number)
    .map(({ id, standing }) => (standing.is === "conditional" ? `${id}?` : id));
  expect(ids.join("+")).toBe(row.clocks);
});

const everybody = table("who-sees");

test.each(everybody)("$clock is shown to $case: $sees", (row) => {
  const { clock, sees } = row;
  const now = new Date("2026-11-22T12:00:00Z");
  const found = clocksOf(factsOfCells(row), {}, now, deadlines).filter(
    ({ deadline }) => deadline.id === clock,
  );
  const isConditional = found.some(
    ({ standing: { is } }) => is === "conditional",
  );
  const shown = isConditional ? "if" : "yes";
  expect(found.length > 0 ? shown : "no").toBe(sees);
});

test("every deadline has a line of who must see it and one of who must not", () => {
  for (const { id } of deadlines) {
    if (id === "cisa-2015") continue;
    const seen = everybody
      .filter(({ clock }) => clock === id)
      .map(({ sees }) => sees);
    expect(seen, id).toContain("no");
    expect(seen.includes("yes") || seen.includes("if"), id).toBe(true);
  }
});

test("a clock that is told with a condition is never counted, and no time is asked for it", () => {
  const facts = factsWith({
    sector: "government-services-facilities",
    subsector: "some-government",
  });
  const discovered = timeOf("2026-11-21T09:00", newYork);
  const clocks = clocksOf(facts, { discovered }, now, deadlines);
  const fisma = clocks.filter(
    ({ deadline }) => deadline.id === "fisma-federal",
  );
  expect(fisma.map(({ standing }) => standing)).toEqual([
    { is: "conditional" },
  ]);
  expect(eventsOf(fisma).size).toBe(0);
});

test("what is in force comes first: running by the nearest, then lapsed, waiting and untimed", () => {
  const facts = factsWith({
    sector: "communications",
    dutyFlags: ["carrier", "public-company", "defence-contractor", "rail"],
  });
  const events = {
    discovered: timeOf("2026-11-20T09:00", newYork),
    determined: timeOf("2026-11-21T09:00", newYork),
    believed: timeOf("2026-11-22T06:00", newYork),
  };
  const clocks = clocksOf(facts, events, now, deadlines);
  expect(clocks.map(({ id, standing: { is } }) => `${id} ${is}`)).toEqual([
    "dfars-7012 running",
    "fcc-breach-agencies running",
    "fcc-breach-customers running",
    "tsa-rail lapsed",
    "sec-8k-105 waiting",
    "fcc-nors untimed",
    "sec-8k-105-delay untimed",
    "nispom-117 conditional",
    "circia-covered-incident running",
    "circia-supplemental untimed",
  ]);
});

test("a clock lapses with its last minute, not before", () => {
  const at = (instant: string) =>
    clocksOf(
      factsWith({ dutyFlags: ["rail"] }),
      { discovered: timeOf("2026-11-20T09:00", newYork) },
      new Date(instant),
      deadlines,
    )[0]?.standing.is;
  expect(at("2026-11-21T13:59:59.999Z")).toBe("running");
  expect(at("2026-11-21T14:00:00Z")).toBe("lapsed");
});

test("a clock keeps its number whatever becomes of the events", () => {
  const numbers = (clocks: Clock[]) =>
    Object.fromEntries(clocks.map(({ id, number }) => [id, number]));
  const before = numbers(everyClock({}));
  const discovered = timeOf("2026-11-20", newYork);
  expect(numbers(everyClock({ discovered }))).toEqual(before);
  expect(Object.values(before).sort((a, b) => a - b)).toEqual(
    Object.keys(before).map((_, at) => at + 1),
  );
});

/** Everything that the reference holds, whatever the answers. */
function everyClock(events: Parameters<typeof clocksOf>[1]): Clock[] {
  const always = deadlines.map((deadline) => ({
    ...deadline,
    may_apply: [{ all: [] }],
    us_only: undefined,
  }));
  return clocksOf(factsWith(), events, now, always);
}

function timeOf(written = "", zone = ""): EventTime {
  const [date = "", time = null] = written.split("T");
  const at = instantOfMoment({ date, time, zone, isApproximate: false });
  return { at, zone, isApproximate: false, isDayOnly: time === null };
}

function wallWords(at: Date, zone: string): string {
  const { year, month, day, minutes } = wallTimeOf(at, zone);
  return new Date(Date.UTC(year, month - 1, day, 0, minutes))
    .toISOString()
    .slice(0, 16);
}
