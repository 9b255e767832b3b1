import { expect, test } from "vitest";
import { extract, extractAll } from "./extract.ts";
import { mostOfAFamily } from "./most.ts";
import { tlpOf } from "./tlp.ts";

/** Kind, value and note of each. */
function recognised(text: string): string[] {
  return extract(text).map(({ kind, value, note }) =>
    [kind, value, ...(note ? [note] : [])].join(" "),
  );
}

const r = String.raw;

test.each([
  // Ports.
  [
    "tcp 8.8.4.4(44512) -> 10.1.1.1(22)",
    [
      "ipv4 8.8.4.4",
      "port 44512 ephemeral",
      "ipv4 10.1.1.1 private",
      "port 22",
    ],
  ],
  ["10.99.1.2:1812,1813", ["ipv4 10.99.1.2 private", "port 1812", "port 1813"]],
  ["TCP/8888 and 8443", ["port 8888/tcp", "port 8443/tcp"]],
  ["permit tcp any any eq 22 443", ["port 22", "port 443"]],
  [
    "45.61.133.8/51000->45.61.133.9/443",
    [
      "ipv4 45.61.133.8",
      "port 51000 ephemeral",
      "ipv4 45.61.133.9",
      "port 443",
    ],
  ],
  [
    "alert tcp any any -> 45.61.133.9 [443,8443] (msg:",
    ["ipv4 45.61.133.9", "port 443", "port 8443"],
  ],
  [
    "Failed password for root from 45.61.133.9 port 51514 ssh2",
    ["account root", "ipv4 45.61.133.9", "port 51514 ephemeral"],
  ],
  ["C2 at 45.61.133.9:50050", ["ipv4 45.61.133.9", "port 50050"]],
  // Accounts.
  ["Configured from console by vty0", []],
  ["User neteng2 has exited tty session", ["account neteng2"]],
  ['account "a" or "b"', ["account a", "account b"]],
  [
    "accounts ‘ann’, ‘bob’ and ‘eve’",
    ["account ann", "account bob", "account eve"],
  ],
  ["Configured from vty by nxadmin on pts/0", ["account nxadmin"]],
  ["Account Name:\t\tjsmith\r\nAccount Domain:\t\tCORP", ["account jsmith"]],
  ["UI_COMMIT: User 'jroot' requested 'commit' operation", ["account jroot"]],
  [r`NT AUTHORITY\SYSTEM, the user from accounting, user is not allowed`, []],
  // No digest, no domain.
  [
    'boundary="8f14e45fceea167a5a36dedd4bea2543"\n\n--8f14e45fceea167a5a36dedd4bea2543',
    [],
  ],
  ["--0000000000008f14e45fceea167a5a36dedd4bea2543--", []],
  ["List-Id: <x.lists.corp-a.org>", []],
  ["trace_id=8f14e45fceea167a5a36dedd4bea2543", []],
  [
    "imphash: f34d5f2d4577ed6d9ceec516c1f5a744",
    ["imphash f34d5f2d4577ed6d9ceec516c1f5a744"],
  ],
  [
    "SHA1=x,IMPHASH=F34D5F2D4577ED6D9CEEC516C1F5A744",
    ["imphash f34d5f2d4577ed6d9ceec516c1f5a744"],
  ],
  [
    "f34d5f2d4577ed6d9ceec516c1f5a744,imphash",
    ["imphash f34d5f2d4577ed6d9ceec516c1f5a744"],
  ],
  // Kinds of their own.
  [
    "ssdeep: 3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C",
    ["ssdeep 3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C"],
  ],
  [
    "JARM 27d40d40d29d40d1dc42d43d00041d4689ee210389f4f6b4b5b1b93f92252d",
    ["jarm 27d40d40d29d40d1dc42d43d00041d4689ee210389f4f6b4b5b1b93f92252d"],
  ],
  [
    "ja3: 6734f37431670b3ab4292b8f60f29984",
    ["ja3 6734f37431670b3ab4292b8f60f29984"],
  ],
  [
    r`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon and more`,
    [
      r`registry-key HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon`,
    ],
  ],
  [
    r`"k":"HKEY_CURRENT_USER\\Software\\Foo"`,
    [r`registry-key HKEY_CURRENT_USER\Software\Foo`],
  ],
  [
    "001a.2b3c.4d5e 00-1A-2B-3C-4D-5F",
    ["mac 00:1a:2b:3c:4d:5e", "mac 00:1a:2b:3c:4d:5f"],
  ],
  [
    "User-Agent: Mozilla/5.0 (X11) bad/1.0\r\nHost: x",
    ["user-agent Mozilla/5.0 (X11) bad/1.0"],
  ],
  ['"user_agent":"curl/8.5.0"; user agent: none', ["user-agent curl/8.5.0"]],
  [
    "8" + "B".padEnd(94, "abcDEF123"),
    ["wallet 8" + "B".padEnd(94, "abcDEF123")],
  ],
])("%j is read for its kinds", (text, meant) => {
  expect(recognised(text)).toEqual(meant);
});

test.each([
  ["TLP:AMBER+STRICT", "amber+strict"],
  ["tlp: white", "clear"],
  ["TLP:GREEN above, TLP:RED below", "red"],
  ["TLP is a protocol", null],
])("%s marks a text %s", (text, mark) => {
  expect(tlpOf(text)).toBe(mark);
});

test("a list that reaches the limit says so", () => {
  const addresses = (count: number) =>
    Array.from({ length: count }, (_, at) => `45.${at >> 8}.${at & 255}.9`);
  expect(extractAll(addresses(mostOfAFamily).join("\n")).isCut).toBe(false);
  const more = extractAll(addresses(mostOfAFamily + 1).join("\n"));
  expect(more.isCut).toBe(true);
  expect(more.recognised).toHaveLength(mostOfAFamily);
});
