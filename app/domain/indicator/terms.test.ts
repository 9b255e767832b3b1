import { expect, test } from "vitest";
import { extract } from "./extract.ts";
import { termsOf } from "./terms.ts";

test.each([
  ["203.0.113.9", ["ipv4:203.0.113.9"]],
  ["10.0.0.1", []],
  ["127.0.0.1", []],
  ["port 443", []],
  [
    "hxxps://cdn[.]bad-host[.]net:8443/a?x=1",
    ["url:https://cdn.bad-host.net:8443/a?x=1", "domain:cdn.bad-host.net"],
  ],
  ["http://203.0.113.9/", ["url:http://203.0.113.9/", "ipv4:203.0.113.9"]],
])("%s is found under its terms", (text, terms) => {
  expect(extract(text).flatMap(termsOf)).toEqual(terms);
});
