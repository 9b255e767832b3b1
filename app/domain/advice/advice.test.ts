import { expect, test } from "vitest";
import sources from "#db/reference/sources.json" with { type: "json" };
import { readExpected } from "#db/testing/expected-table.ts";
import { factsWith } from "#db/testing/facts.ts";
import { answersOfCell } from "#db/testing/said.ts";
import { adviceOf } from "./advice.ts";
import { adviceFor } from "./find.server.ts";
import { sourcesOfBasis } from "./sources.ts";

const table = readExpected(new URL("advice.expected.csv", import.meta.url));

test.each(table)("what to do while waiting: $case", (row) => {
  const saidAt = row.hoursAgo
    ? new Date(now.getTime() - Number(row.hoursAgo) * 3_600_000)
    : null;
  const ids = adviceFor(answersOfCell(row.said ?? ""), now, saidAt).map(
    ({ id }) => id,
  );
  expect(ids.join("+")).toBe(row.advice);
});

const now = new Date("2026-11-22T09:00:00Z");

test("an advice says which answers made it apply", () => {
  const facts = factsWith({
    sector: "communications",
    affected: ["routers", "email"],
  });
  const found = adviceOf({ facts, recall: null, overwrittenOn: null });
  const reasons = (id: string) =>
    found.find((advice) => advice.id === id)?.reasons;
  expect(reasons("network-logs")).toEqual([
    { questionId: "affected", option: "routers" },
  ]);
  expect(reasons("log-book")).toEqual([]);
});

test("a date of overwriting stands with the logs to save first, and nowhere else", () => {
  const overwrittenOn = {
    date: "2026-11-24",
    time: null,
    zone: "America/Los_Angeles",
    isApproximate: false,
  };
  const facts = factsWith({ affected: ["servers"] });
  const found = adviceOf({ facts, recall: null, overwrittenOn });
  expect(
    found.filter((advice) => advice.overwrittenOn).map(({ id }) => id),
  ).toEqual(["overwritten-soon"]);
});

test("every advice has a date, and names sources that are known or says that it is from memory", () => {
  const everything = factsWith({
    affected: ["routers", "lawful-intercept", "ot-ics", "email", "cloud"],
    actionsTaken: ["patched"],
    extortion: "demand",
    moneyMoved: true,
    flags: ["danger-to-life"],
  });
  const found = adviceOf({
    facts: everything,
    recall: "open",
    overwrittenOn: null,
  });
  expect(found.length).toBeGreaterThan(12);
  for (const { id, basis, checkedOn } of found) {
    const named = [...basis.matchAll(/\[(s\d+)\]/g)].map(([, id]) => id);
    expect(Object.keys(sources), id).toEqual(expect.arrayContaining(named));
    const { sources: refs, isPartlyRemembered } = sourcesOfBasis(basis);
    expect(
      refs.length > 0 || isPartlyRemembered || /json/.test(basis),
      id,
    ).toBe(true);
    expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});
