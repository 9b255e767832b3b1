import { expect, test } from "vitest";
import { extract } from "./extract.ts";

/** Kind and value of each. */
function recognised(text: string): string[] {
  return extract(text).map(({ kind, value }) => `${kind} ${value}`);
}

test("an indicator is found where it stands in the text as it was pasted", () => {
  const text =
    "first line\r\nC2 hxxps://cdn[.]bad-host[.]net/a.\nsee 203.0.113[.]9";
  const [url, address] = extract(text);
  expect(url).toMatchObject({
    kind: "url",
    value: "https://cdn.bad-host.net/a",
    line: 2,
    column: 4,
  });
  expect(text.slice(url?.start, url?.end)).toBe(
    "hxxps://cdn[.]bad-host[.]net/a",
  );
  expect(address).toMatchObject({ value: "203.0.113.9", line: 3, column: 5 });
  expect(text.slice(address?.start, address?.end)).toBe("203.0.113[.]9");
});

test("an indicator that stands there twice is found twice", () => {
  expect(recognised("8.8.8.8 and 8.8.8.8")).toEqual([
    "ipv4 8.8.8.8",
    "ipv4 8.8.8.8",
  ]);
});

test.each([
  ["10.1.2.3", "private"],
  ["172.32.0.1", null],
  ["100.127.255.255", "private"],
  ["127.0.0.1", "reserved"],
  ["203.0.113.1", "documentation"],
  ["203.0.114.1", null],
  ["192.168.0.0/16", "private"],
  ["2001:db8::1", "documentation"],
  ["3fff:1::", "documentation"],
  ["fd12::1:2", "private"],
  ["fe80::1", "reserved"],
  ["2606:4700::1", null],
  ["http://10.0.0.1/x", "private"],
  ["http://[2001:db8::1]/x", "documentation"],
  ["noc@example.org", "documentation"],
  ["dc01.corp.local", "private"],
  ["AS64511", "documentation"],
  ["AS64512", "private"],
  ["AS3356", null],
])("%s is marked %s", (text, note) => {
  expect(extract(text)).toMatchObject([{ note }]);
});

test.each([
  ["2001:0DB8:0:0:0:0:0:1", "ipv6 2001:db8::1"],
  ["2001:db8:0:1:0:0:0:1", "ipv6 2001:db8:0:1::1"],
  ["::ffff:192.0.2.1", "ipv6 ::ffff:c000:201"],
  ["2001:db8::/33", "cidr 2001:db8::/33"],
  ["10.200.1.8/30", "cidr 10.200.1.8/30"],
  ["00-1A-2B-3C-4D-5E", "mac 00:1a:2b:3c:4d:5e"],
  ["Update.Example.COM.", "domain update.example.com"],
  ["HTTPS://Example.COM/Path", "url https://example.com/Path"],
  ["NOC@Example.com", "email noc@example.com"],
  ["cve‑2023‑20198".replaceAll("‑", "‐"), "cve CVE-2023-20198"],
  ["ASN 64500", "as-number AS64500"],
])("%s is written %s", (text, value) => {
  expect(recognised(text)).toEqual([value]);
});

test.each([
  "256.1.1.1",
  "1.2.3",
  "1.2.3.4.5.6",
  "version 12.2.55.1",
  "255.255.255.240",
  "03:14:07",
  "00:11:22:33:44:55:66:77",
  "std::cafe",
  "12345678901234567890123456789012",
  "no-such.tldxyz",
  "went down.In the morning",
  "1BoatSLRHtKNngkdXEeobR76b53LETtpyX",
  "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx",
  "report 2026, support 24",
  "port 70000",
  "T1000 and T2026",
  "since T0815, attack.t2026",
  "and/or 24/7",
  "",
])("%s is no indicator", (text) => {
  expect(recognised(text)).toEqual([]);
});
