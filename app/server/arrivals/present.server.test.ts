import { expect, test } from "vitest";
import { lapseMs, Present } from "./present.server.ts";

const page = (opening: string, reportId = "a report", sessionId = "s") => ({
  ...{ reportId, sessionId, opening },
  is: "reads" as const,
});

test("a page that says nothing any more is gone within seconds", () => {
  const present = new Present();
  expect(present.note(page("one"), 0)).toEqual(["a report"]);
  // That it is still there is no news.
  expect(present.note(page("one"), 5_000)).toEqual([]);
  expect(present.lapse(lapseMs)).toEqual([]);
  expect(present.lapse(5_000 + lapseMs)).toEqual(["a report"]);
  expect(present.of("a report")).toEqual([]);
  expect(present.isEmpty).toBe(true);
});

test("a session's pages are bounded, and all are: the one that was silent longest makes room", () => {
  const present = new Present();
  for (let at = 0; at < 30; at += 1) present.note(page(`page ${at}`), at);
  const openings = present.of("a report").map(({ opening }) => opening);
  expect(openings).toHaveLength(20);
  expect(openings[0]).toBe("page 10");
  for (let at = 0; at < 6_000; at += 1)
    present.note(page("only", `report ${at}`, `session ${at}`), at);
  expect(present.of("a report")).toEqual([]);
  expect(present.of("report 999")).toEqual([]);
  expect(present.of("report 1000")).toHaveLength(1);
});

test("nobody takes another session's page away", () => {
  const present = new Present();
  present.note(page("one"), 0);
  present.note({ ...page("one", "a report", "other"), is: "gone" }, 1);
  expect(present.of("a report")).toHaveLength(1);
});
