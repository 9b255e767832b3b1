import { expect, test } from "vitest";
import { readFileName } from "./file-name.ts";

test.each([
  ["annual\u202Efdp.exe", "annualfdp.exe"],
  ["\u2066log\u2069\u200B\uFEFF.txt", "log.txt"],
  ["C:\\Users\\me\\a\u0000b.txt", "ab.txt"],
  ["\u202E", "unnamed"],
  ["rou\u200Dter\u200C.cfg", "router.cfg"],
])("a name says nothing that cannot be seen: %j", (name, shown) => {
  expect(readFileName({ name, mediaType: "" }).name).toBe(shown);
});

test.each(["👩🏽\u200D🚒.log", "نامه\u200Cها.txt", "क्\u200Dष.txt"])(
  "a name keeps what joins its letters: %s",
  (name) => {
    expect(readFileName({ name, mediaType: "" }).name).toBe(name);
  },
);
