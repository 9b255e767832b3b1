import pino from "pino";
import { expect, test } from "vitest";
import { tellDamage } from "#app/domain/vault/damage.server.ts";
import { CannotOpen } from "#app/domain/vault/seal.server.ts";
import { noteDamage, watchDamage } from "./damage.server.ts";

const reportId = "0199a000-0000-7000-8000-000000000001";

function watched() {
  const lines: string[] = [];
  const log = pino({ level: "error" }, { write: (line) => lines.push(line) });
  return { lines, seen: watchDamage(log) };
}

test("each value that does not open is logged by its id and counted by its kind, once", () => {
  const { lines, seen } = watched();
  for (const row of ["a", "b", "a"])
    tellDamage({ kind: "message.body_sealed", reportId, row });
  tellDamage({ kind: "note.body_sealed", reportId, row: "a" });
  seen.stop();
  expect(seen.counts()).toEqual({
    "message.body_sealed": 2,
    "note.body_sealed": 1,
  });
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("a sealed value does not open");
  expect(lines[0]).toContain(reportId);
});

test("what nobody caught is told too, by the name of its class", () => {
  const { seen } = watched();
  const kind = "report_answers.sealed";
  expect(noteDamage(new CannotOpen({ kind, reportId, version: 3 }))).toBe(true);
  expect(noteDamage(new Error("another"))).toBe(false);
  seen.stop();
  expect(seen.counts()).toEqual({ [kind]: 1 });
});
