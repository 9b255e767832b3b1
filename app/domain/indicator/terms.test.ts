import { expect, test } from "vitest";
import { extract } from "./extract.ts";
import {
  indicatorOf,
  relationsOf,
  termOf,
  termsOf,
  withinTermsOf,
} from "./terms.ts";
import type { Indicator } from "./recognised.ts";
import { relationHows } from "../vocabulary/indicator.ts";

test.each([
  ["45.61.133.9", ["ipv4:45.61.133.9", "host:45.61.133.9"]],
  ["10.0.0.1", []],
  ["127.0.0.1", []],
  ["203.0.113.9", []],
  ["2001:db8::7", []],
  ["https://www.example.net/a", []],
  ["noc@example.de", []],
  ["port 443", []],
  [
    "hxxps://cdn[.]bad-host[.]net:8443/a?x=1",
    [
      "url:https://cdn.bad-host.net:8443/a?x=1",
      "host:cdn.bad-host.net",
      "registrable:bad-host.net",
    ],
  ],
  ["jane@gmail.com", ["email:jane@gmail.com"]],
  ["https://github.com/a/b", ["url:https://github.com/a/b"]],
  [
    "user-agent: Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36",
    [],
  ],
  ["HKEY_LOCAL_MACHINE\\Software\\Foo", ["registry-key:hklm\\software\\foo"]],
])("%s is found under its terms", (text, terms) => {
  expect(extract(text).flatMap(termsOf)).toEqual(terms);
});

test("an address is found in the networks around it, as far as these say who is in them", () => {
  const [address] = extract("45.61.133.9").flatMap(withinTermsOf);
  expect(address).toBe("within:45.61.133.8/31");
  const all = extract("45.61.133.9").flatMap(withinTermsOf);
  expect(all.at(-1)).toBe("within:45.61.0.0/16");
  expect(extract("45.61.133.0/30").flatMap(withinTermsOf)).toHaveLength(14);
  expect(extract("45.0.0.0/8").flatMap(withinTermsOf)).toEqual([]);
});

test("a term of a value reads back as the indicator", () => {
  const [url] = extract("https://cdn.bad-host.net/a:b");
  expect(url && indicatorOf(termOf(url))).toMatchObject({
    kind: "url",
    value: "https://cdn.bad-host.net/a:b",
  });
  expect(indicatorOf("host:bad-host.net")).toBeNull();
});

test.each([
  [
    "https://c2-trial.bad-host.net/a",
    "c2-trial.bad-host.net",
    "same-host",
    "same-host",
  ],
  [
    "https://c2.bad-host.net/a",
    "https://c2.bad-host.net/b",
    "same-host",
    "same-host",
  ],
  ["c2.bad-host.net", "www.c2.bad-host.net", "same-domain", "same-domain"],
  ["45.61.133.31/32", "45.61.133.31", "same-value", "same-value"],
  ["45.61.133.31/32", "https://45.61.133.31/a", "same-host", "same-host"],
  ["45.61.133.31", "https://45.61.133.31/a", "same-host", "same-host"],
  ["45.61.133.0/24", "45.61.133.31", "inside", "around"],
  ["45.61.133.0/24", "https://45.61.133.31:8443/a", "inside", "around"],
  ["45.61.0.0/16", "45.61.133.0/24", "inside", "around"],
  ["2606:4700:10::/48", "2606:4700:10::7", "inside", "around"],
  [
    "2606:4700::1111/128",
    "https://[2606:4700::1111]/",
    "same-host",
    "same-host",
  ],
  [
    "“https://c2.bad-host.net/a”",
    "https://c2.bad-host.net/a",
    "same-value",
    "same-value",
  ],
  ["`c2.bad-host.net`", "c2[.]bad-host[.]net", "same-value", "same-value"],
  ["bad@mail.bad-host.net", "mail.bad-host.net", "same-host", "same-host"],
  [
    "HKLM\\Software\\Foo",
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\foo",
    "same-value",
    "same-value",
  ],
])("%s and %s find each other", (one, other, how, back) => {
  expect(howFound(one, other)).toBe(how);
  expect(howFound(other, one)).toBe(back);
});

test.each([
  ["203.0.113.77", "203.0.113.77"],
  ["203.0.113.0/24", "203.0.113.77"],
  ["c2.example.net", "www.example.net"],
  ["2001:db8::1", "2001:db8::1"],
  ["10.1.1.1", "10.1.1.1"],
  ["192.168.0.0/16", "192.168.1.1"],
  ["jane@gmail.com", "joe@gmail.com"],
  ["a.bad-host.co.uk", "b.other-host.co.uk"],
  ["45.61.133.31", "45.61.133.32"],
])("%s and %s have nothing to do with each other", (one, other) => {
  expect(howFound(one, other)).toBeNull();
  expect(howFound(other, one)).toBeNull();
});

/** How whoever reads the first is led to a report that holds the second. */
function howFound(one: string, other: string) {
  const stands = (each: Indicator) => [
    ...termsOf(each),
    ...withinTermsOf(each),
  ];
  const held = new Set(extract(other).flatMap(stands));
  const found = extract(one)
    .flatMap(relationsOf)
    .filter(({ term }) => held.has(term));
  found.sort(
    (a, b) => relationHows.indexOf(a.how) - relationHows.indexOf(b.how),
  );
  return found[0]?.how ?? null;
}
