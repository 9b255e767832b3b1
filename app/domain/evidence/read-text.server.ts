import { setImmediate as giveWay } from "node:timers/promises";
import { extract } from "../indicator/extract.ts";
import { isComparable, termOf } from "../indicator/terms.ts";

/** Longer files are not read: a log of more is sent for its lines, and its reporter names what matters in them. */
export const mostTextBytes = 5 * 1024 * 1024;
/** Of one file; of more, those that stand first. */
export const mostFileTerms = 2_000;
/** As long as the longest answer: what is read at once holds nobody else up for longer than an answer does. */
const sliceCharacters = 20_000;

/**
 * The indicators in a file, where it is text and as far as they are compared, as `termOf` writes them; each once. Other requests
 * go on between its slices.
 */
export async function readTerms(content: Buffer): Promise<string[]> {
  const terms = new Set<string>();
  for (const slice of slicesOf(textOf(content) ?? "")) {
    for (const each of extract(slice))
      if (isComparable(each)) terms.add(termOf(each));
    if (terms.size >= mostFileTerms) break;
    await giveWay();
  }
  return [...terms].slice(0, mostFileTerms);
}

/** Null for what is no text. Whatever its name says: a list of addresses may be called anything. */
function textOf(content: Buffer): string | null {
  const isWide = content[0] === 0xff && content[1] === 0xfe;
  try {
    const encoding = isWide ? "utf-16le" : "utf-8";
    const text = new TextDecoder(encoding, { fatal: true }).decode(content);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** Cut at the ends of lines, where there are any: no indicator goes on over one. */
function* slicesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const most = from + sliceCharacters;
    const end = text.lastIndexOf("\n", most);
    const to = most >= text.length || end <= from ? most : end + 1;
    yield text.slice(from, to);
    from = to;
  }
}
