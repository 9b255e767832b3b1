import { expect, test } from "vitest";
import sources from "#db/reference/sources.json" with { type: "json" };
import { playbookOf, playbooksFor } from "./playbooks.ts";
import { playbookIds } from "../vocabulary/task.ts";

test("every kind of incident has plain steps, each once, with who does it and what it follows from", () => {
  for (const id of playbookIds) {
    const { steps } = playbookOf(id);
    expect(steps.length, id).toBeGreaterThanOrEqual(5);
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    for (const { text, who, basis } of steps) {
      expect(text.length).toBeLessThan(160);
      expect(who).not.toBe("");
      const named = [...basis.matchAll(/\[(s\d+)\]/g)].map(([, each]) => each);
      expect(Object.keys(sources)).toEqual(expect.arrayContaining(named));
      expect(
        named.length > 0 || basis.includes("[knowledge, unverified]"),
      ).toBe(true);
    }
  }
});

test("a playbook is offered first for the flags that are its own", () => {
  expect(playbooksFor(["money-recall"])[0]).toEqual({
    ...{ id: "diverted-payment", title: "Diverted payment" },
    fits: ["money-recall"],
  });
  expect(playbooksFor([]).map(({ id }) => id)).toEqual([...playbookIds]);
});
