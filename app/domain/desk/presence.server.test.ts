import { expect, test } from "vitest";
import { presenceOf } from "./presence.server.ts";

const id = "00000000-0000-7000-8000-000000000000";

test("what is said of who is there is ids and the name of a form, and nothing else is taken for it", () => {
  expect(presenceOf(`${id} ${id} ${id} notes`)).toEqual({
    ...{ reportId: id, sessionId: id, opening: id, is: "notes" },
  });
  for (const text of [
    "",
    `${id} ${id} notes`,
    `${id} ${id} ${id} what I typed`,
  ])
    expect(presenceOf(text)).toBeNull();
});
