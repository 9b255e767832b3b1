import { findAccounts } from "./account.ts";
import { findAgents } from "./agent.ts";
import { findFiles } from "./file.ts";
import { findHashes } from "./hash.ts";
import { findKeys } from "./ssh-key.ts";
import { findNames } from "./name.ts";
import { findIpv4 } from "./find-ipv4.ts";
import { findIpv6 } from "./ipv6.ts";
import { findMacs } from "./mac.ts";
import { mostOfAFamily } from "./most.ts";
import { findMail } from "./mail.ts";
import { findNumbers } from "./number.ts";
import { passedOver } from "./passed-over.ts";
import { findPrints } from "./print.ts";
import type { Finder, Found, Recognised } from "./recognised.ts";
import { findCatalogued } from "./catalogued.ts";
import { findRegistryKeys } from "./registry.ts";
import { refang, type Refanged } from "./refang.ts";
import { findUrls } from "./url.ts";
import { findWallets } from "./wallet.ts";

/** In the order in which they claim the text: a URL before the domain in it, an address before its digits. */
const finders: readonly Finder[] = [
  findKeys,
  findPrints,
  findAgents,
  findUrls,
  findMail,
  findRegistryKeys,
  findFiles,
  findHashes,
  findWallets,
  findCatalogued,
  findMacs,
  findIpv6,
  findIpv4,
  findAccounts,
  findNames,
  findNumbers,
];

/**
 * The indicators in any text, in the order in which they stand there, each as often as it stands there. The time it takes
 * grows with the text's length and nothing else.
 */
export function extract(text: string): Recognised[] {
  return extractAll(text).recognised;
}

/** The same, and whether more stands there than `mostOfAFamily`. */
export function extractAll(text: string): {
  recognised: Recognised[];
  isCut: boolean;
} {
  const refanged = refang(text);
  const isTaken = new Uint8Array(refanged.text.length);
  const all: Found[] = [];
  let isCut = false;
  for (const { start, end } of passedOver(refanged.text))
    isTaken.fill(1, start, end);
  for (const find of finders) {
    let count = 0;
    for (const each of find(refanged.text)) {
      if (isTaken.subarray(each.start, each.end).includes(1)) continue;
      if (++count > mostOfAFamily) break;
      isTaken.fill(1, each.start, each.end);
      all.push(each);
    }
    isCut ||= count > mostOfAFamily;
  }
  all.sort((a, b) => a.start - b.start);
  return { recognised: placed(all, text, refanged), isCut };
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
