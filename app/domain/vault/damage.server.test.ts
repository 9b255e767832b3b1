import { expect, test } from "vitest";
import { z } from "zod";
import { onDamage, openedOrDamaged, readOrDamaged } from "./damage.server.ts";
import type { Damage } from "./opened.ts";
import {
  CannotOpen,
  generateReportKey,
  openJson,
  openText,
  sealJson,
  sealText,
} from "./seal.server.ts";

const reportId = "0199a000-0000-7000-8000-000000000001";
const key = generateReportKey(reportId);
const place = { table: "note", column: "body_sealed", row: "a", version: 2 };

function heard(act: () => unknown): Damage[] {
  const all: Damage[] = [];
  const stop = onDamage((damage) => all.push(damage));
  act();
  stop();
  return all;
}

function withOneBitChanged(sealed: Buffer): Buffer {
  const changed = Buffer.from(sealed);
  changed[changed.length - 1]! ^= 1; // A sealed value is never empty.
  return changed;
}

test("what opens is the value, and nobody is told", () => {
  const sealed = sealText(key, place, "a note");
  const told = heard(() =>
    expect(openedOrDamaged(() => openText(key, place, sealed))).toEqual({
      is: "opened",
      value: "a note",
    }),
  );
  expect(told).toEqual([]);
});

test("what was changed is said to be damaged, and told by its ids alone", () => {
  const sealed = withOneBitChanged(sealText(key, place, "a secret note"));
  const told = heard(() =>
    expect(openedOrDamaged(() => openText(key, place, sealed))).toEqual({
      is: "damaged",
    }),
  );
  expect(told).toEqual([
    { kind: "note.body_sealed", reportId, row: "a", version: 2 },
  ]);
});

test("what opens and is no JSON, or not what belongs there, hides itself alone as well", () => {
  const schema = z.object({ line: z.string() });
  const noJson = sealText(key, place, "{");
  const another = sealJson(key, place, { line: 1 });
  for (const sealed of [noJson, another])
    expect(openedOrDamaged(() => openJson(key, place, sealed, schema))).toEqual(
      { is: "damaged" },
    );
});

test("a fault that is no damage is thrown as ever", async () => {
  const fault = () => {
    throw new TypeError("a fault");
  };
  expect(() => openedOrDamaged(fault)).toThrow(TypeError);
  await expect(readOrDamaged(() => Promise.reject(fault()))).rejects.toThrow(
    TypeError,
  );
});

test("a command opens without it, and throws", () => {
  const sealed = withOneBitChanged(sealText(key, place, "a note"));
  expect(() => openText(key, place, sealed)).toThrow(CannotOpen);
});
