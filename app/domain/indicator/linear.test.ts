import { expect, test } from "vitest";
import { extract } from "./extract.ts";

/**
 * Each is repeated to a length at which a pattern that goes back on itself takes minutes, and one that does not a fraction of a
 * second.
 */
const length = 200_000;

/** What patterns choke on. */
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
  "HKLM\\",
  "HKLM\\A B",
  "A B\\",
  "C:\\A B C D ",
  "C:\\<a>",
  "/<a>",
  "/tmp/\\ ",
  "“C:\\",
  "user-agent: ",
  "imphash ",
  "ssdeep: 3:aaa:",
  "3:aaaaaaaaaaaaa:",
  "a=",
  "a=a@",
  "a'",
  "a&b=",
  "boundary=a ",
  "\n--a",
  "trace_id=",
  "a@openssh.com ",
  "a[.",
  "a.]",
  "a\\.",
  "\\ba",
  "[:",
  ":]",
  "1.1.1.1 0.0.0.0 ",
  "1.1.1.1.a.com ",
  "1.1.1.1:1,",
  "1.1.1.1(1) -> ",
  "tcp/1, ",
  "ports: [1, ",
  "port:\n- 1\n",
  "accounts: a, ",
  'accounts "a", ',
  "Account Name:\t",
  "00:1a:",
  "001a.2b3c.4d5e ",
  "4",
  "TLP:",
  "alert tcp ",
  "\u00ad",
  "&lt;",
];

test.each(torments)(
  "a long row of %j takes no time that grows with its square",
  (piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    expect(leastMs(() => extract(text))).toBeLessThan(3_000);
  },
);

test("two million characters of punctuation in any order take seconds, not minutes", () => {
  const text = shuffled(1, 2_000_000);
  let edges: number[] = [];
  const read = () => {
    edges = extract(text).flatMap(({ start, end }) => [start, end]);
  };
  expect(leastMs(read)).toBeLessThan(10_000);
  // Whatever the text: in its order, apart from each other, within it.
  expect(edges).toEqual([...edges].sort((a, b) => a - b));
  expect(edges.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
}, 60_000);

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
