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
  ["2001:db8:7::1/33", "cidr 2001:db8::/33"],
  ["10.200.1.9/30", "cidr 10.200.1.8/30"],
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
  "00:1a:2b:3c:4d:5e",
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

/** Each is repeated to two million characters: what patterns that go back on themselves choke on. */
const torments = [
  ".",
  "1",
  ":",
  "[",
  "(",
  "@",
  "/",
  "\\",
  "-",
  "%",
  "a",
  "f",
  " ",
  "\n",
  '"',
  "é",
  "1.",
  "a.",
  "a-",
  "f:",
  "::",
  "1:",
  "[.]",
  "a@",
  "@a.",
  "a@a.",
  "a_",
  "a@b.zz ",
  "a.zz ",
  "http://b.zz ",
  "a.com/",
  "a.com/a.com/(",
  "1.1.1.1/a",
  "\\a",
  "\\\\a\\",
  "C:\\",
  '"C:\\',
  "/a",
  "/tmp/",
  "://",
  "http://",
  "http://a",
  "http://a ",
  "http://a.com ",
  "hxxp[:]//a[.]com\n",
  "http://a@",
  "http://((",
  "1.1.1.1 ",
  "1.1.1.1/",
  "10.0.0.1:80,",
  "2001:db8::1 ",
  "a.com ",
  "a.b.c.d.e.com ",
  "a.exe ",
  "ü.com ",
  "user ",
  "user=",
  "user=a ",
  "telegram ",
  "port ",
  "port 1, ",
  "1, ",
  "AS1 ",
  "CVE-2020-",
  "CVE-2020-1234 ",
  "T1001 ",
  "attack.t1001 ",
  "ssh-rsa AAAA",
  "SHA256:",
  "0x",
  "1BoatSLRHtKNngkdXEeobR76b53LETtpyT ",
  "1BoatSLRHtKNngkdXEeobR76b53LETtpyX ",
  "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq ",
  "d41d8cd98f00b204e9800998ecf8427e ",
  "Program Files",
  "CORP\\",
  "CORP\\a ",
];

test.each(torments)(
  "two million characters of %j take seconds, not minutes",
  (piece) => {
    const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
    expect(leastMs(() => extract(text))).toBeLessThan(10_000);
  },
);

test("two million characters of punctuation in any order take seconds, not minutes", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const text = shuffled(seed, 2_000_000);
    expect(leastMs(() => extract(text))).toBeLessThan(10_000);
    // Whatever the text: in its order, apart from each other, within it.
    const edges = extract(text).flatMap(({ start, end }) => [start, end]);
    expect(edges).toEqual([...edges].sort((a, b) => a - b));
    expect(edges.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
  }
});

/**
 * Of processor time, in the best of up to four goes: what other programs on the machine take from it makes a go longer and
 * never shorter, and a text that takes quadratic time takes it each time.
 */
function leastMs(work: () => void): number {
  let least = Infinity;
  for (let go = 1; go <= 4 && least >= 1_000; go++) {
    const before = process.cpuUsage();
    work();
    least = Math.min(least, process.cpuUsage(before).user / 1_000);
  }
  return least;
}

/** Pieces of what indicators are made of; the same text for the same seed. */
function shuffled(seed: number, length: number): string {
  const pieces =
    ". : / @ [.] [ ] ( ) \\ - _ % , = 1 12 255 a f com net exe user port http:// hxxp C: ü AS T1 0x 1A".split(
      " ",
    );
  pieces.push(" ", "\n");
  let text = "";
  for (let state = seed; text.length < length;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += pieces[(state >>> 16) % pieces.length];
  }
  return text.slice(0, length);
}
