import { expect, test } from "vitest";
import { generateReportKey } from "../vault/seal.server.ts";
import { openRefusedNames, sealRefusedNames } from "./refused-names.server.ts";

const key = generateReportKey("0198b2f0-0000-7000-8000-000000000001");

test("names of files that were not taken are read by their report alone", () => {
  const sealed = sealRefusedNames(key, ["läuft.log", "b"]);
  expect(sealed).not.toContain("log");
  expect(openRefusedNames(key, sealed)).toEqual(["läuft.log", "b"]);
  const other = generateReportKey(key.reportId);
  expect(openRefusedNames(other, sealed)).toEqual([]);
});

test.each([null, "", "nothing", "AAAA"])(
  "an address that names none as %o reads as none",
  (written) => expect(openRefusedNames(key, written)).toEqual([]),
);

test("a hundred long names make no long address", () => {
  const names = Array.from({ length: 100 }, () => "ä".repeat(255));
  expect(sealRefusedNames(key, names).length).toBeLessThan(4_000);
});
