import { domainOf } from "./domain.ts";
import { isFileName } from "./file-name.ts";
import { found, type Finder } from "./recognised.ts";
import { trimmed, urlEnds, urlOf } from "./url.ts";

const pattern =
  /(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)+/gu;
const pathAfter = new RegExp(
  String.raw`(?::\d{1,5})?\/[\p{L}\p{N}_~?#%.-][^${urlEnds}]*`,
  "uy",
);
const endsLikeName = /^.{1,253}\.(?:\p{L}[\p{L}\p{N}-]*|\d{1,4})$/u;
/** `"host.name":` and `smtp.mailfrom=` name a field. */
const fieldAfter = /["']\s?:|\s?=/y;

/** Domains, file names, and URLs without a scheme: words with dots in them. */
export const findNames: Finder = function* (text) {
  const words = new RegExp(pattern);
  for (let match = words.exec(text); match; match = words.exec(text)) {
    const { 0: written } = match;
    // Marks of emphasis around it: __x.net__
    const [emphasis = ""] = /^_{1,3}(?=.*_$)/.exec(written) ?? [];
    const run = emphasis
      ? written.slice(emphasis.length).replace(/_{1,3}$/, "")
      : written;
    const index = match.index + emphasis.length;
    const named = endsLikeName.test(run) ? nameOf(run) : null;
    if (named === null) continue;
    const end = index + run.length;
    const path = named.kind === "domain" ? after(pathAfter, text, end) : null;
    const url = path === null ? null : urlOf(run + trimmed(path));
    if (path !== null && url) {
      yield found(
        "url",
        url.value,
        index,
        end + trimmed(path).length,
        url.note,
      );
      // The next word is looked for behind the path: else every name in a long path would read the rest of it again.
      words.lastIndex = end + path.length;
    } else if (after(fieldAfter, text, end) === null) {
      yield found(named.kind, named.value, index, end, named.note);
    }
  }
};

/** A domain or a file name by itself. `setup.zip` and `run.sh` end like both, and are files far oftener. */
export function nameOf(run: string) {
  const isFile = isFileName(run);
  const labels = run.split(".").length;
  const domain =
    isSentence(run) || software.has(run.toLowerCase()) ? null : domainOf(run);
  if (domain && (!isFile || labels > 2))
    return { kind: "domain" as const, ...domain };
  return isFile ? { kind: "file" as const, value: run, note: null } : null;
}

/** "… went down.In the morning": a full stop without a blank after it. */
function isSentence(run: string): boolean {
  return /[\p{Ll}\p{N}]\.\p{Lu}\p{Ll}*$/u.test(run);
}

/** Names of software that end like a domain. */
const software = new Set(["asp.net", "vb.net", "ado.net", "socket.io"]);

function after(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
