import { expect, test } from "vitest";
import { archiveNames } from "./file-names.ts";

test("no name leads out of its folder, and two of one name are two files", () => {
  expect(
    archiveNames([
      "../../etc/passwd",
      "C:\\logs\\core.log",
      "core.log",
      "core.log",
      "...",
      "a\u202egpj.exe\n\u0000",
      "registro de núcleo 🛰️.txt",
    ]),
  ).toEqual([
    "1-_.._etc_passwd",
    "2-C__logs_core.log",
    "3-core.log",
    "4-core.log",
    "5-file",
    "6-agpj.exe",
    "7-registro de núcleo 🛰️.txt",
  ]);
});

test("a long name is cut before its ending, which says what kind of file it is", () => {
  const [name = ""] = archiveNames([`${"x".repeat(400)}.pcap`]);
  expect(name).toMatch(/^1-x{100,}\.pcap$/);
  expect(name.length).toBeLessThan(130);
});
