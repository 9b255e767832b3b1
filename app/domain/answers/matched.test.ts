import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { matchedTerms } from "./matched.ts";

const answers = answersFor({
  report_kind: "indicators-only",
  indicators: "203.0.113.9\nhttp://evil.example.net/a\n10.0.0.1",
  what_seen: "203.0.113.9 called.",
});

test("a report is matched by each of its indicators once, and by those of its files", () => {
  expect(matchedTerms(answers, ["sha256:abc", "ipv4:203.0.113.9"])).toEqual([
    "ipv4:203.0.113.9",
    "url:http://evil.example.net/a",
    "domain:evil.example.net",
    "sha256:abc",
  ]);
});

test("files of lists do not crowd out what was written in the report", () => {
  const many = Array.from({ length: 50_000 }, (_, at) => `port:${at}`);
  const terms = matchedTerms(answers, many);
  expect(terms).toHaveLength(10_000);
  expect(terms[0]).toBe("ipv4:203.0.113.9");
});
