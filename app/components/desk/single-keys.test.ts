import { afterEach, expect, test, vi } from "vitest";
import {
  areSingleKeysOn,
  isSingleKey,
  pressByKey,
  switchSingleKeys,
} from "./single-keys.ts";

afterEach(() => vi.unstubAllGlobals());

function browser() {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
}

const none = { ctrlKey: false, metaKey: false, altKey: false, repeat: false };

test("single keys are on until they are switched off, and stay so in this browser", () => {
  browser();
  expect(isSingleKey({ ...none, key: "c" })).toBe(true);
  switchSingleKeys(false);
  for (const key of ["c", "x", "?"])
    expect(isSingleKey({ ...none, key })).toBe(false);
  switchSingleKeys(true);
  expect(isSingleKey({ ...none, key: "c" })).toBe(true);
});

test("a key that is held down, or pressed with another, does nothing", () => {
  browser();
  for (const held of ["repeat", "ctrlKey", "metaKey", "altKey"])
    expect(isSingleKey({ ...none, key: "c", [held]: true })).toBe(false);
});

test("a browser that keeps nothing has them on", () => {
  vi.stubGlobal("localStorage", undefined);
  switchSingleKeys(false);
  expect(areSingleKeysOn()).toBe(true);
});

test("a key presses no button that acts at once, and opens what a link leads to", () => {
  const made = (tagName: string) => ({
    ...{ tagName, focus: vi.fn(), click: vi.fn() },
  });
  const [button, link] = [made("BUTTON"), made("A")];
  pressByKey(button);
  pressByKey(link);
  expect(button.focus).toHaveBeenCalledOnce();
  expect(button.click).not.toHaveBeenCalled();
  expect(link.click).toHaveBeenCalledOnce();
});
