import { expect, test } from "vitest";
import { boxAfter, firstBox, type Read } from "./box.ts";

const text = (id: string, token: string, body = id) => ({
  ...{ id, token, keptMs: 5 },
  typed: { body },
});
const read = (of: Partial<Read> = {}): Read => ({
  texts: [],
  isOver: () => false,
  freshId: "fresh",
  ...of,
});
const standing = {
  id: "own",
  seen: new Set(["a.1", "b.1"]),
  isKept: true,
  isEmpty: false,
};

test("a form is filled from the newest text that opens, or is empty", () => {
  const damaged = { ...text("damaged", "c.1"), typed: null };
  const texts = [damaged, text("newer", "b.1"), text("older", "a.1")];
  expect(firstBox(read({ texts }))).toMatchObject({ id: "newer" });
  expect(firstBox(read())).toMatchObject({ id: "fresh", token: "" });
});

test("a text that went on elsewhere fills the form, unless more was typed here", () => {
  const texts = [text("own", "c.1", "longer")];
  expect(boxAfter(read({ texts }), standing)).toMatchObject({
    fill: { token: "c.1", typed: { body: "longer" } },
  });
  expect(boxAfter(read({ texts }), { ...standing, isKept: false })).toBe(null);
});

test("a page that was read before its own last save changes nothing", () => {
  const texts = [text("own", "a.1", "older")];
  expect(boxAfter(read({ texts }), standing)).toBe(null);
  expect(boxAfter(read(), standing)).toBe(null);
});

test("a form whose text was sent is empty again, or shows what else was typed for it", () => {
  const isOver = (id: string) => id === "own";
  expect(boxAfter(read({ isOver }), standing)).toMatchObject({
    fill: { id: "fresh", typed: {} },
  });
  const texts = [text("other", "d.1")];
  expect(boxAfter(read({ isOver, texts }), standing)).toMatchObject({
    fill: { id: "other" },
  });
});

test("words typed on in a form whose text is over stay, as a text of their own", () => {
  const isOver = () => true;
  expect(boxAfter(read({ isOver }), { ...standing, isKept: false })).toEqual({
    rename: "fresh",
  });
});

test("an empty form is filled from what was typed elsewhere, and one with words is not", () => {
  const texts = [text("other", "d.1")];
  const empty = { ...standing, seen: new Set<string>(), isEmpty: true };
  expect(boxAfter(read({ texts }), empty)).toMatchObject({
    fill: { id: "other" },
  });
  expect(boxAfter(read({ texts }), { ...empty, isEmpty: false })).toBe(null);
});
