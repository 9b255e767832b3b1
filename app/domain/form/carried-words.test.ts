import { expect, test } from "vitest";
import { carriedFields, carriedForm } from "./carried-words.ts";

function through(fields: [string, string][]) {
  const refused = new FormData();
  for (const [name, value] of fields) refused.append(name, value);
  const asks = new FormData();
  asks.set("code", "AAAA");
  for (const [name, value] of carriedFields(refused)) asks.append(name, value);
  return [...(carriedForm(asks) ?? [])];
}

test.each<[string, [string, string][]]>([
  [
    "an answer",
    [
      ["report", "1"],
      ["what_seen", "Line one\nline two"],
    ],
  ],
  [
    "several of one name",
    [
      ["affected", "routers"],
      ["affected", "servers"],
    ],
  ],
  [
    "a field that is called like the code",
    [
      ["code", "x"],
      ["body", "y"],
    ],
  ],
])("a form with %s comes out as it went in", (_, fields) => {
  expect(through(fields)).toEqual(fields);
});

test("what no form that asks for a code may bring is not carried, and neither is a part of it", () => {
  const fits = "x".repeat(50_000);
  expect(through([["body", fits]])).toHaveLength(1);
  expect(through([["body", "x".repeat(70_000)]])).toEqual([]);
  // Each of these takes nine letters on its way.
  expect(through([["body", "東".repeat(8_000)]])).toEqual([]);
});
