import { expect, test } from "vitest";
import { factsWith } from "#db/testing/facts.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { calendarFile, type Reminder } from "./calendar-file.ts";
import { clocksOf } from "./legal.ts";
import { deadlines } from "./legal-clocks.server.ts";
import { remindersOf } from "./reminders.server.ts";

const now = new Date("2026-11-22T12:00:00Z");
const keyring = testKeyring();
const zone = "America/New_York";
const event = (at: string) => ({
  at: new Date(at),
  zone,
  isApproximate: false,
  isDayOnly: false,
});
const facts = factsWith({
  sector: "communications",
  dutyFlags: ["carrier", "public-company", "rail"],
});
const clocks = clocksOf(
  facts,
  {
    discovered: event("2026-11-01T14:00:00Z"),
    believed: event("2026-11-22T10:00:00Z"),
    determined: event("2026-11-20T15:00:00Z"),
    material: event("2026-11-20T22:00:00Z"),
  },
  now,
  deadlines,
);
const titleOf = (number: number) => `Reminder ${number}`;
const remindersFor = (reportId: string, version = 1) =>
  remindersOf(clocks, { keyring, reportId, version, titleOf });
const reminders = remindersFor("a");

test("a calendar file, read back, holds a reminder for each clock that runs and is in force", () => {
  const { calendar, entries } = parse(calendarFile(reminders, now));
  expect(calendar).toMatchObject({ VERSION: "2.0", METHOD: "PUBLISH" });
  expect(
    entries.map(({ SUMMARY, DTSTART, TRIGGER }) => [SUMMARY, DTSTART, TRIGGER]),
  ).toEqual([
    ["Reminder 6", "20261128T045900Z", "-PT1440M"],
    ["Reminder 3", "20261203T045900Z", "-PT1440M"],
    ["Reminder 4", "20261221T045900Z", "-PT1440M"],
  ]);
  for (const entry of entries)
    expect(entry).toMatchObject({ DTSTAMP: "20261122T120000Z" });
  expect(new Set(entries.map(({ UID }) => UID)).size).toBe(entries.length);
});

test("an entry has all that a published one needs, and a newer version of the answers is the newer entry", () => {
  const [first, second] = [1, 2].map((version) => {
    const file = calendarFile(remindersFor("a", version), now);
    return parse(file).entries;
  });
  expect(first?.map(({ UID }) => UID)).toEqual(second?.map(({ UID }) => UID));
  for (const [version, entries] of [first, second].entries())
    for (const entry of entries ?? [])
      expect(entry).toMatchObject({
        SEQUENCE: String(version + 1),
        "ORGANIZER;CN=Reminders": "mailto:reminders@reminders.invalid",
      });
  const published = ["DTSTAMP", "DTSTART", "SUMMARY", "UID"];
  expect(Object.keys(first?.[0] ?? {})).toEqual(
    expect.arrayContaining(published),
  );
});

test("a calendar file says neither of what law nor of what report it is", () => {
  // Ids are hexadecimal digits, which may spell anything.
  const words = calendarFile(reminders, now).replace(/^UID:.*$/gm, "");
  expect(words).not.toMatch(
    /fcc|sec|8-k|breach|incident|report|deadline|land/i,
  );
});

test("an entry keeps its name from one file to the next, and no other report has it", () => {
  const uids = (reportId: string) => remindersFor(reportId).map((r) => r.uid);
  expect(uids("a")).toEqual(reminders.map(({ uid }) => uid));
  expect(uids("b").some((uid) => uids("a").includes(uid))).toBe(false);
  expect(uids("a")[0]).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-/,
  );
});

test("long and awkward titles are folded and escaped, and come back whole", () => {
  const title = `${"Añó 🛰️; a, b\\c ".repeat(12)}\nend`;
  const long: Reminder = { ...reminders[0]!, title }; // three reminders, see above
  const file = calendarFile([long], now);
  for (const line of file.split("\r\n"))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const [entry] = parse(file).entries;
  expect(entry?.SUMMARY).toBe(title);
});

/** Unfolds, and reads back the properties of the calendar and of each entry with its alarm. */
function parse(file: string) {
  expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  const calendar: Record<string, string> = {};
  const entries: Record<string, string>[] = [];
  const open: string[] = [];
  for (const line of file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1)) {
    const [name = "", value = ""] = line.split(/:(.*)/s);
    if (name === "BEGIN") open.push(value);
    if (name === "BEGIN" && value === "VEVENT") entries.push({});
    else if (name === "END") expect(open.pop()).toBe(value);
    else if (name !== "BEGIN")
      (entries.at(-1) ?? calendar)[name] = value.replace(
        /\\(.)/g,
        (_, escaped: string) => (escaped === "n" ? "\n" : escaped),
      );
  }
  expect(open).toEqual([]);
  return { calendar, entries };
}
