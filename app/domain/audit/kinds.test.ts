import { expect, test } from "vitest";
import { eventSchema } from "./events.ts";
import { historyKinds } from "./kinds.ts";

test("every type of event is of one kind", () => {
  const types = eventSchema.options.map(({ shape }) => shape.type.value);
  const named = Object.values(historyKinds).flat();
  expect([...named].sort()).toEqual([...types].sort());
});
