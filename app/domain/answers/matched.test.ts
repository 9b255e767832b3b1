import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { matchedTerms } from "./matched.ts";

const answers = answersFor({
  report_kind: "indicators-only",
  indicators: "45.61.133.9\nhttp://cdn.evil-host.net/a\n10.0.0.1",
  what_seen: "45.61.133.9 called.",
});

/** Around the address, from two to 65,536 of them. */
const networks = Array.from({ length: 16 }, (_, at) => {
  const prefix = 31 - at;
  const third = prefix >= 24 ? 133 : 133 & (0xff << (24 - prefix));
  const fourth = prefix >= 24 ? 9 & (0xff << (32 - prefix)) : 0;
  return `within:45.61.${third}.${fourth}/${prefix}`;
});

test("a report is matched by each of its indicators once, and by those of its files", () => {
  expect(matchedTerms(answers, ["sha256:abc", "ipv4:45.61.133.9"])).toEqual([
    "ipv4:45.61.133.9",
    "host:45.61.133.9",
    "url:http://cdn.evil-host.net/a",
    "host:cdn.evil-host.net",
    "registrable:evil-host.net",
    "sha256:abc",
    ...networks,
  ]);
});

test("files of lists do not crowd out what was written in the report", () => {
  const many = Array.from({ length: 50_000 }, (_, at) => `md5:${at}`);
  const terms = matchedTerms(answers, many);
  expect(terms).toHaveLength(10_000);
  expect(terms[0]).toBe("ipv4:45.61.133.9");
});
