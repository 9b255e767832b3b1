import { findAccounts } from "./account.ts";
import { findFiles } from "./file.ts";
import { findHashes } from "./hash.ts";
import { findKeys } from "./ssh-key.ts";
import { findNames } from "./name.ts";
import { findIpv4 } from "./ipv4.ts";
import { findIpv6 } from "./ipv6.ts";
import { findMail } from "./mail.ts";
import { findNumbers } from "./number.ts";
import type { Finder, Found, Recognised } from "./recognised.ts";
import { findCatalogued } from "./catalogued.ts";
import { refang, type Refanged } from "./refang.ts";
import { findUrls } from "./url.ts";
import { findWallets } from "./wallet.ts";

/** In the order in which they claim the text: a URL before the domain in it, an address before its digits. */
const finders: readonly Finder[] = [
  findKeys,
  findUrls,
  findMail,
  findFiles,
  findHashes,
  findWallets,
  findCatalogued,
  findIpv6,
  findIpv4,
  findAccounts,
  findNames,
  findNumbers,
];

/** Of each family. Nobody reads more of them, and two million characters of nothing else stay within a second. */
const mostOfAFamily = 10_000;

/**
 * The indicators in any text, in the order in which they stand there, each as often as it stands there. The time it takes
 * grows with the text's length and nothing else.
 */
export function extract(text: string): Recognised[] {
  const refanged = refang(text);
  const isTaken = new Uint8Array(refanged.text.length);
  const all: Found[] = [];
  for (const find of finders) {
    let count = 0;
    for (const each of find(refanged.text)) {
      if (++count > mostOfAFamily) break;
      if (isTaken.subarray(each.start, each.end).includes(1)) continue;
      isTaken.fill(1, each.start, each.end);
      all.push(each);
    }
  }
  all.sort((a, b) => a.start - b.start);
  return placed(all, text, refanged);
}

function placed(
  all: readonly Found[],
  text: string,
  { originOf }: Refanged,
): Recognised[] {
  let [line, lineStart] = [1, 0];
  let lineEnd = endOfLine(text, 0);
  return all.map((each) => {
    const [start, end] = [originOf(each.start), originOf(each.end)];
    while (lineEnd < start) {
      [line, lineStart] = [line + 1, lineEnd + 1];
      lineEnd = endOfLine(text, lineStart);
    }
    return { ...each, start, end, line, column: start - lineStart + 1 };
  });
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length : at;
}
