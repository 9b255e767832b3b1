import { expect, test } from "vitest";
import { answersOfCell } from "#db/testing/said.ts";
import { mayRise, pagesThatRaise } from "./may-rise.ts";
import { severityModel } from "./model.server.ts";

const riseOf = (cell: string) => mayRise(answersOfCell(cell), severityModel);
const pagesOf = (cell: string) =>
  pagesThatRaise(answersOfCell(cell), severityModel);

const blank = "affected=routers service_effect=?";

test("a router intrusion with all left blank may rise, and says by what", () => {
  expect(riseOf(blank)).toEqual({
    upTo: "severe",
    questions: [
      "sector",
      "control",
      "service_effect",
      "data_kinds",
      "config_changed",
      "extortion",
      "money_moved",
      "signs",
    ],
  });
});

test("what was answered is not said to be unknown", () => {
  const rise = riseOf(`${blank} sector=none control=yes config_changed=none`);
  expect(rise?.questions).not.toContain("sector");
  expect(rise?.questions).not.toContain("control");
  expect(rise?.questions).not.toContain("config_changed");
});

test("what could not raise the band is not named", () => {
  expect(
    riseOf("affected=supplied supplied_state=altered service_effect=none"),
  ).toBeNull();
});

test("the pages that could bring an answer sooner are named once", () => {
  expect(pagesOf(blank)).toEqual([
    "organisation",
    "systems",
    "reach",
    "actions",
    "signs",
  ]);
  expect(
    pagesOf(
      "sector=none certainty=confirmed affected=email control=yes service_effect=none data_kinds=none-known extortion=no money_moved=no",
    ),
  ).toEqual(["impact"]);
  expect(
    pagesOf("affected=supplied supplied_state=altered service_effect=none"),
  ).toEqual([]);
});
