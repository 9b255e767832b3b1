import { expect, test } from "vitest";
import { extract } from "./extract.ts";

/** Kind, value and note of each. */
function recognised(text: string): string[] {
  return extract(text).map(({ kind, value, note }) =>
    [kind, value, ...(note ? [note] : [])].join(" "),
  );
}

const r = String.raw;

test.each([
  // Marks around a value are no part of it.
  [
    "“https://bad-bank.top/login.php”, ‘https://bad-bank.top/b’",
    ["url https://bad-bank.top/login.php", "url https://bad-bank.top/b"],
  ],
  [
    "«https://bad-bank.top/c» ‹bad-bank.top›",
    ["url https://bad-bank.top/c", "domain bad-bank.top"],
  ],
  ["「https://bad-bank.top/d」", ["url https://bad-bank.top/d"]],
  [
    "„https://bad-bank.top/e“ and https://bad-bank.top/f’s",
    ["url https://bad-bank.top/e", "url https://bad-bank.top/f"],
  ],
  ["`/var/run/nscd/ns.pid`", ["file /var/run/nscd/ns.pid"]],
  [
    r`“C:\Temp\a.exe”, «C:\Temp\b.exe»`,
    [r`file C:\Temp\a.exe`, r`file C:\Temp\b.exe`],
  ],
  ["&quot;https://bad-bank.top/g&quot;", ["url https://bad-bank.top/g"]],
  [
    "__bad-bank.top__ and **bad-bank.net**",
    ["domain bad-bank.top", "domain bad-bank.net"],
  ],
  // A bracket ends a URL.
  [
    'https://bad-bank.top/x.pdf[\n"white paper"]',
    ["url https://bad-bank.top/x.pdf"],
  ],
  ["https://bad-bank.top/u[update", ["url https://bad-bank.top/u"]],
  [
    "[text](https://bad-bank.top/v) [https://bad-bank.top/w]",
    ["url https://bad-bank.top/v", "url https://bad-bank.top/w"],
  ],
  [
    "https://[2606:4700::1111]:8443/x[1]",
    ["url https://[2606:4700::1111]:8443/x"],
  ],
  // A block that names an address.
  ["ip address 8.8.4.9/30", ["ipv4 8.8.4.9", "cidr 8.8.4.8/30"]],
  ["45.61.133.31/32", ["ipv4 45.61.133.31", "cidr 45.61.133.31/32"]],
  ["2606:4700::1111/128", ["ipv6 2606:4700::1111", "cidr 2606:4700::1111/128"]],
  ["2606:4700::7/64", ["ipv6 2606:4700::7", "cidr 2606:4700::/64"]],
  ["45.61.133.0/24", ["cidr 45.61.133.0/24"]],
  // Names that are made of numbers.
  ["185.220.101.4.sslip.io", ["domain 185.220.101.4.sslip.io"]],
  ["10.5.19.248.rfc-x.net", ["domain 10.5.19.248.rfc-x.net"]],
  ["4.3.2.1.in-addr.arpa", ["domain 4.3.2.1.in-addr.arpa"]],
  [
    "www.10.0.0.1.nip.io 1-2-3-4.xip.io",
    ["domain www.10.0.0.1.nip.io", "domain 1-2-3-4.xip.io"],
  ],
  [
    "1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
    ["domain 1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"],
  ],
  ["from 8.8.4.9. Then", ["ipv4 8.8.4.9"]],
  // Out of a regular expression.
  [r`10.10.10\.10`, ["ipv4 10.10.10.10 private"]],
  [
    r`evil\.com (?:.*\.)?bad\.evil\.com\b`,
    ["domain evil.com", "domain bad.evil.com"],
  ],
  [r`^https?:\/\/evil\.com\/gate\.php$`, ["url https://evil.com/gate.php"]],
  [r`\bevil\.com\b "evil\\.net"`, ["domain evil.com", "domain evil.net"]],
  [r`C:\Users\bob\.ssh\id_rsa`, [r`file C:\Users\bob\.ssh\id_rsa`]],
  // Half made harmless.
  ["111[.111.]111[.111", ["ipv4 111.111.111.111"]],
  ["hxxp://evil.]com/x", ["url http://evil.com/x"]],
  ["hxxp[:]//a[.]b/c", ["url http://a.b/c private"]],
  [
    "evil[.com] evil(.net evil].org",
    ["domain evil.com", "domain evil.net", "domain evil.org"],
  ],
  [
    "hxxps[://evil[.com h[xx]p:]//evil.net",
    ["url https://evil.com/", "url http://evil.net/"],
  ],
  [
    "jane[@evil.com joe@]evil.com",
    ["email jane@evil.com", "email joe@evil.com"],
  ],
  ["see foo[bar].info and f(a).name, (Inc.)is", []],
  // Masks.
  ["permit ip 45.61.133.2 0.0.0.0", ["ipv4 45.61.133.2"]],
  ["255.255.255.255", ["ipv4 255.255.255.255 reserved"]],
  [
    "ip route 45.61.140.1 255.255.255.255 45.61.133.1",
    ["ipv4 45.61.140.1", "ipv4 45.61.133.1"],
  ],
  ["network 45.61.0.0 0.0.254.255", ["ipv4 45.61.0.0"]],
  // Mail addresses.
  [
    "<bounce-12-user=corp-a.com@mail90.esp.net>",
    ["email bounce-12-user=corp-a.com@mail90.esp.net"],
  ],
  [
    "SRS0=ab=CD=corp-a.com=jane@fwd-b.com",
    ["email srs0=ab=cd=corp-a.com=jane@fwd-b.com"],
  ],
  [
    "prvs=1234567890=jane@corp-a.com",
    ["email prvs=1234567890=jane@corp-a.com"],
  ],
  [
    "o'brien@corp-a.com, d’arcy@corp-a.com",
    ["email o'brien@corp-a.com", "email d'arcy@corp-a.com"],
  ],
  [
    "'jane@corp-a.com' [‘joe@corp-a.com’]",
    ["email jane@corp-a.com", "email joe@corp-a.com"],
  ],
  [
    "smtp.mailfrom=jane@corp-a.com from=joe@corp-a.com x=ann@corp-a.com",
    ["email jane@corp-a.com", "email joe@corp-a.com", "email ann@corp-a.com"],
  ],
  ['"jane doe"@corp-a.com', ['email "jane doe"@corp-a.com']],
  // Names of ciphers.
  ["aes128-etm@openssh.com,hmac-sha2-256-etm@openssh.com", []],
  ["curve25519-sha256@libssh.org zlib@openssh.com", []],
  ["announce@openssh.com", ["email announce@openssh.com"]],
  // Paths.
  [
    r`%APPDATA%\Microsoft\Internet Explorer\Cache\x`,
    [r`file %APPDATA%\Microsoft\Internet Explorer\Cache\x`],
  ],
  [
    r`C:\Users\<user>\a.exe /home/<user>/.ssh/id_rsa`,
    [r`file C:\Users\<user>\a.exe`, "file /home/<user>/.ssh/id_rsa"],
  ],
  [
    r`"%SystemRoot%\System32\svchost.exe -k DcomLaunch"`,
    [r`file %SystemRoot%\System32\svchost.exe`],
  ],
  [r`‘C:\Users\Jane Doe\a b.txt’`, [r`file C:\Users\Jane Doe\a b.txt`]],
  [
    r`ran C:\Program Files (x86)\Foo Bar\baz.exe -k`,
    [r`file C:\Program Files (x86)\Foo Bar\baz.exe`],
  ],
  [
    r`\Device\HarddiskVolume3\Windows\System32\cmd.exe`,
    [r`file \Device\HarddiskVolume3\Windows\System32\cmd.exe`],
  ],
  [r`%TEMP%\my folder\c.exe`, [r`file %TEMP%\my folder\c.exe`]],
  [r`C:\Temp and CORP\bob`, [r`file C:\Temp`, r`account CORP\bob`]],
])("%j is read as it is meant", (text, meant) => {
  expect(recognised(text)).toEqual(meant);
});
