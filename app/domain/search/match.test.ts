import { expect, test } from "vitest";
import { matchIn } from "./match.ts";
import { parseQuery } from "./query.ts";
import { sentenceOf } from "./sentence.ts";
import type { SearchText } from "./text.ts";

const said = (text: string, isName = false): SearchText => ({
  place: isName
    ? { is: "answer", questionId: "org_name" }
    : { is: "message", isReporters: true },
  ...{ text, isName, isPersonal: false },
});
const name = (text: string) => said(text, true);

const found = (typed: string, ...texts: SearchText[]) => {
  const match = matchIn(parseQuery(typed), texts);
  return match && { rank: match.rank, text: match.text.text };
};

/** What is shown of the text, marks in brackets. */
const shown = (typed: string, text: string) => {
  const match = matchIn(parseQuery(typed), [said(text)]);
  if (!match) return null;
  return sentenceOf(match.text.text, match.ranges)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join("");
};

test.each([
  ["router", "Two ROUTERS, one Router."],
  ["télécom", "the telecom closet"],
  ['"core router"', "the core (router) of"],
  ['"core router"', "at its core.\nRouter seven"],
  ["“core router”", "core router"],
  ["evil[.]example", "it called hxxps://evil.example/x"],
  ["hxxps://c2.bad-host[.]net/gate", "c2.bad-host.net answered"],
  ["bad-host.net", "POST http://c2.bad-host.net/a"],
  ["203.0.113.0/24", "from 203[.]0[.]113[.]77 port 22"],
  ["203.0.112.0/20", "from 203.0.113.77"],
  ["2001:db8::/32", "from 2001:0db8:0:0:0:0:0:1"],
  ["10.0.0.5", "our 10.0.0.5"],
  ["+1 (555) 010-4477", "call 555.010.4477"],
  ["010 4477", "call +1 555 010 4477"],
  ["dana@sierra.example", "write to Dana[at]sierra.example"],
  [
    '"mail from evil@bad-host.net asked"',
    "A mail from evil[@]bad-host[.]net asked.",
  ],
  ["2026-11-30", "on 2026-11-30 it began"],
  ["11/30/2026", "on 11/30/2026 at noon"],
  ["2026-11-30 14:05", "at 2026-11-30 14:05 UTC"],
  ["20261130-00123", "case 20261130-00123 of theirs"],
  ["00412345", "ticket 00412345"],
  ["4111 1111 1111 1111 222", "4111 1111 1111 1111 222"],
  ["661 555 0143", "661 555 0142 661 555 0143"],
  ["661-555-0143", "661-555-0142 / 661-555-0143"],
  ["661 555 0142", "2026-11-30 661 555 0142"],
  ["6615550142", "call 661 - 555 - 0142"],
  ["12345678", "no. 12-34-5678"],
  ["CVE-2024-21887", "by cve-2024-21887"],
  ["the router", "router"],
])("“%s” is found in “%s”", (typed, text) => {
  expect(found(typed, said(text))).not.toBeNull();
});

test.each([
  ["rout", "two routers"],
  ['"core router"', "core of the router"],
  ["core router", "the core"],
  ["203.0.113.0/24", "from 203.0.114.77"],
  ["bad-host.net", "not-bad-host.net"],
  ["c2.bad-host.net", "c3.bad-host.net"],
  ["555 010 4477", "555 010 4478"],
  ["2026-11-30", "on 2026-11-29, 30"],
  ["20261130-00123", "20261130 and 00123"],
  ["the of and", "the of and"],
  ["a", "a b c"],
  ["🔥", "🔥"],
  ["%", "100 %"],
  ["", "words"],
])("“%s” is not found in “%s”", (typed, text) => {
  expect(found(typed, said(text))).toBeNull();
});

test("names are found by how their words begin, from three letters on", () => {
  expect(found("sier", name("Sierra Telecom"))).not.toBeNull();
  expect(found("tele sierra", name("Sierra Telecom"))).not.toBeNull();
  expect(found("si", name("Sierra Telecom"))).toBeNull();
  expect(found("erra", name("Sierra Telecom"))).toBeNull();
});

test("what is asked for may stand here and there, and what holds it best is shown", () => {
  const apart = [said("the core"), said("a router")];
  expect(found("core router", ...apart)).toEqual({
    ...{ rank: "apart", text: "the core" },
  });
  const together = said("router of the core");
  expect(found("core router", ...apart, together)).toEqual({
    ...{ rank: "together", text: "router of the core" },
  });
  const phrase = said("a core router");
  expect(found("core router", ...apart, together, phrase)).toEqual({
    ...{ rank: "phrase", text: "a core router" },
  });
  expect(found("core router", phrase, name("Core Router Inc."))).toEqual({
    ...{ rank: "name", text: "Core Router Inc." },
  });
});

test("the sentence is shown in which it stands, with every mark in it", () => {
  expect(
    shown(
      "router",
      "It began at 3 a.m. Then the router, our old ROUTER, went. We slept.",
    ),
  ).toBe("Then the [router], our old [ROUTER], went.");
  expect(
    shown("203.0.113.0/24", "one\nfrom 203[.]0[.]113[.]77 to us\nthree"),
  ).toBe("from [203[.]0[.]113[.]77] to us");
});

test("a sentence without an end is cut between words, around what was found", () => {
  const long = `${"long words ".repeat(40)}the router and ${"more words ".repeat(40)}`;
  const text = shown("router", long) ?? "";
  expect(text).toMatch(/^… \S.* \[router\] and .* …$/);
  expect(text.length).toBeLessThan(230);
  const emoji = `${"🔥".repeat(200)} router ${"🔥".repeat(200)}`;
  expect(shown("router", emoji)).not.toMatch(/\p{Surrogate}/u);
  const word = "x".repeat(10_000);
  expect((shown(word.slice(0, 400), word) ?? "").length).toBe(0);
});

test("what is typed is read up to four hundred characters, and the rest changes nothing", () => {
  const typed = `router ${"x".repeat(2_000_000)}`;
  const started = performance.now();
  expect(parseQuery(typed).parts).toHaveLength(2);
  expect(performance.now() - started).toBeLessThan(500);
});
