import { expect, test } from "vitest";
import { readCorrection } from "./correct.ts";
import {
  apartFromEphemeral,
  rowTextOf,
  readRowText,
  sightedIn,
} from "./review.ts";

test("an indicator on several lines is shown once, with its lines", () => {
  expect(sightedIn("8.8.8.8 8.8.8.8\n\n8[.]8[.]8[.]8")).toEqual([
    { kind: "ipv4", value: "8.8.8.8", note: null, lines: [1, 3] },
  ]);
});

test("ports that single connections picked stand apart, but for one that something went to", () => {
  const log = Array.from(
    { length: 2_000 },
    (_, at) =>
      `sshd[9]: Failed password for root from 45.61.133.9 port ${32_768 + at} ssh2`,
  );
  const text = [...log, "C2 at 45.61.134.9:32770"].join("\n");
  const { worthALook, ephemeral } = apartFromEphemeral(sightedIn(text));
  expect(worthALook.map(({ value }) => value)).toEqual([
    "root",
    "45.61.133.9",
    "32770",
    "45.61.134.9",
  ]);
  expect(ephemeral).toHaveLength(1_999);
});

test("a block that names its address may be written in place of a block", () => {
  expect(readCorrection("cidr", "8.8.4.9/30")).toMatchObject({
    kind: "cidr",
    value: "8.8.4.8/30",
  });
});

test("a row's key reads back as the row", () => {
  const [row] = sightedIn('x\n"C:\\Program Files\\a b.exe"');
  expect(row && readRowText(rowTextOf(row))).toEqual(row);
});

test.each([
  ["ipv4", " 203.0.113[.]7 ", "ipv4 203.0.113.7"],
  ["ipv4", "evil-updates.top", "domain evil-updates.top"],
  ["file", "the cron job of root", "file the cron job of root"],
  ["account", "jdoe", "account jdoe"],
  ["port", "8443/tcp", "port 8443/tcp"],
  ["port", "8443", "port 8443"],
] as const)("in place of %s one may write %s", (kind, written, meant) => {
  const { kind: as, value } = readCorrection(kind, written) ?? {};
  expect(`${as} ${value}`).toBe(meant);
});

test.each([
  ["ipv4", "203.0.113.999"],
  ["ipv4", "203.0.113.7 and 203.0.113.8"],
  ["domain", "not one"],
  ["port", "70000"],
  ["file", "two\nlines"],
] as const)("in place of %s one cannot write %s", (kind, written) => {
  expect(readCorrection(kind, written)).toBeNull();
});
