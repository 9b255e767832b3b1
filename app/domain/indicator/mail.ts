import { domainOf } from "./domain.ts";
import { ipv4Of, noteOfIpv4 } from "./ipv4.ts";
import { found, type Finder } from "./recognised.ts";

const isLetter = /[\p{L}\p{N}]/u;
/** What a local part goes on over without quotation marks (RFC 5321); of them, what divides lists and addresses of pages is none. */
const isLocal = /[\p{L}\p{N}._%+=&#$*~^'’-]/u;
const isHost = /[\p{L}\p{N}.-]/u;

/** What programs write before `=` and the address. */
const keys =
  /^(?:(?:smtp|header|policy|envelope|sasl|orig|original|reply|mail|user|email|recipient|sender)[._-]?)?(?:mail-?from|from|to|cc|bcc|rcpt-?to|rcpt|orcpt|auth|sender|recipient|user-?name|user|login|account|acct|e-?mail(?:address)?|mail|address|addr|i|d|id|uid|upn|name|cn|subject|owner|client|relay|src|dst|source|target|principal|key|value|contact|helo|identity)=/i;
/** Addresses that a server makes of others: sender rewriting, bounce address tags. */
const isMade = /^(?:SRS[01][=+-]|prvs=|btv1==|msprvs1=|bounce[\w.+-]{0,24}=)/i;

/** Mail addresses, from each `@` outwards: 64 characters before it and 253 after it at most (RFC 5321). */
export const findMail: Finder = function* (text) {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const start = startOf(text, at);
    let end = at + 1;
    while (end < text.length && end - at <= 254 && isHost.test(text[end] ?? ""))
      end++;
    while (end > at + 1 && ".-".includes(text[end - 1] ?? "")) end--;
    const local = text.slice(start, at).replaceAll("’", "'");
    const host = text.slice(at + 1, end);
    if (local === "" || at - start > 66 || !host.includes(".")) continue;
    const known = mailHost(host);
    if (known === null) continue;
    const value = `${local}@${known.value}`.toLowerCase();
    yield found("email", value, start, end, known.note);
  }
};

function startOf(text: string, at: number): number {
  if (text[at - 1] === '"') return quotedStart(text, at);
  let start = at;
  // As much more as a key before `=` may take.
  while (start > 0 && at - start <= 104 && isLocalAt(text, start - 1)) start--;
  const run = text.slice(start, at);
  return start + keyLength(run) + edgeLength(run.slice(keyLength(run)));
}

/** An apostrophe within a name is part of it; one around it is a quotation mark. */
function isLocalAt(text: string, at: number): boolean {
  const character = text[at] ?? "";
  if (!isLocal.test(character)) return false;
  if (!"'’".includes(character)) return true;
  return isLetter.test(text[at - 1] ?? "") && isLetter.test(text[at + 1] ?? "");
}

/** `"jane doe"@…`; where no mark opens it there is no address. */
function quotedStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 65), at - 1);
  const [inner] = /[^"\n<>@,;:\\=]{1,62}$/.exec(before) ?? [];
  const open = at - 2 - (inner?.length ?? 0);
  return inner && text[open] === '"' ? open : at;
}

/** How much of a run names a field, or belongs to the query of an address, and not to the local part. */
function keyLength(run: string): number {
  const [query = ""] = /^.*&(?=[\w.-]+=)/.exec(run) ?? [];
  const rest = run.slice(query.length);
  const [key = ""] = keys.exec(rest) ?? [];
  const local = rest.slice(key.length);
  const [path = ""] = /^.*=/.exec(local) ?? [];
  const last = local.slice(path.length);
  const isWhole = path === "" || isMade.test(local) || domainOf(last) !== null;
  return query.length + key.length + (isWhole ? 0 : path.length);
}

/** Dots, and marks that nobody's name begins with. */
function edgeLength(local: string): number {
  return /^[.'’#$*~^&=%-]*/.exec(local)?.[0].length ?? 0;
}

function mailHost(host: string) {
  const ipv4 = ipv4Of(host);
  return ipv4 === null
    ? domainOf(host)
    : { value: host, note: noteOfIpv4(ipv4) };
}
