import { expect, test } from "vitest";
import sources from "#db/reference/sources.json" with { type: "json" };
import { deadlines } from "./legal-clocks.server.ts";
import { spanish } from "./legal-texts.server.ts";

test("every deadline that may be shown says the same in Spanish, field by field", () => {
  for (const deadline of deadlines) {
    const { id, if_you_are, threshold, notes, notes_are } = deadline;
    if (deadline.may_apply.length + (if_you_are ? 1 : 0) === 0) continue;
    const said = spanish[id];
    expect(said, id).toBeDefined();
    expect(said?.if_you_are !== undefined, id).toBe(if_you_are !== undefined);
    expect(said?.threshold !== undefined, id).toBe(threshold !== undefined);
    const isShown = notes !== undefined && notes_are === undefined;
    expect(said?.notes !== undefined, id).toBe(isShown);
    expect(said?.varies ?? null, id).toEqual(
      deadline.clock.varies && expect.any(String),
    );
    const whats = deadline.clock.stages.filter(({ what }) => what !== null);
    expect(said?.stages?.length ?? 0, id).toBe(whats.length);
  }
});

test("a translation changes no number and takes no mark of doubt away", () => {
  const numbers = (text = "") => text.match(/\d+(?:[.,]\d+)*/g)?.sort() ?? [];
  const doubts = (text = "") => text.split("[knowledge, unverified]").length;
  for (const deadline of deadlines) {
    const said = spanish[deadline.id];
    if (!said) continue;
    const { notes_are } = deadline;
    for (const field of ["status", "threshold", "to_whom", "notes"] as const) {
      if (field === "notes" && notes_are) continue;
      const where = `${deadline.id}: ${field}`;
      expect(numbers(said[field]), where).toEqual(numbers(deadline[field]));
      expect(doubts(said[field]), where).toBe(doubts(deadline[field]));
    }
  }
});

test("more time before a filing at the SEC is headed by what it is, not by its name among lawyers", () => {
  const id = "sec-8k-105-delay";
  const name = deadlines.find((deadline) => deadline.id === id)?.name;
  expect(name).toMatch(/^Asking for more time/);
  expect(spanish[id]?.name).toMatch(/^Pedir más tiempo/);
});

test("every source that a deadline names is known", () => {
  const known = Object.keys(sources);
  for (const { id, basis } of deadlines)
    for (const [, source] of basis.matchAll(/\[(s\d+)\]/g))
      expect(known, id).toContain(source);
});
