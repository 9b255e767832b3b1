import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { floors } from "./floors.mjs";

const plan = readFileSync("docs/architecture.md", "utf8");

test("the table of floors in the plan is the one that imports are held to", () => {
  const rows = [...plan.matchAll(/^\| (\d+) +\| (`.*?`) +\|/gm)];
  const shown = rows.map(([, , rooms = ""]) =>
    rooms.split(" · ").map((room) => room.replace(/`(.+?)\/?`/, "$1")),
  );
  expect(rows.map(([, number]) => Number(number))).toEqual(
    floors.map((_, at) => at + 1),
  );
  expect(shown).toEqual(floors);
});
