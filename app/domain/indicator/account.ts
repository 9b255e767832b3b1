import { found, type Finder } from "./recognised.ts";

const name = String.raw`([\p{L}\p{N}_@][\p{L}\p{N}_.@$\\-]{0,63})`;

/** What an account stands behind, or between; the name is the last of each match. */
const patterns = [
  // user=x, "username": "x", [user: x], TargetUserName=x, {"user":{"name":"x"
  String.raw`(?<![\p{L}\p{N}-])(?:(?:target|subject)?user_?(?:\.?name)?|login|account|acct|usuario|cuenta)["']?(?:\s?[:=]\s?\{"name":|\s?[:=]\s?)["'\[]?${name}`,
  // user 'x', account "x", login query for 'x'
  String.raw`(?<![\p{L}\p{N}-])(?:user|username|account|usuario|cuenta|login|login (?:query )?for) ["'‘“]${name}(?=["'’”])`,
  // sshd, RADIUS, Cisco IOS, Junos
  String.raw`(?<![\p{L}\p{N}])(?:invalid user|(?:password|publickey) for(?: invalid user)?|from console by|system login user) ${name}(?= |$)`,
  String.raw`(?<![\p{L}\p{N}])Login (?:incorrect|OK): \[${name}`,
  String.raw`(?<![^\n])username ${name}(?= (?:privilege|secret|password|role))`,
  // Access logs: address, identity, account, time
  String.raw`(?<=\d - )${name}(?= \[\d)`,
  // Telegram: @x
  String.raw`(?:telegram|twitter|handle|signal|mastodon)[^@\n]{0,24}(?<![\p{L}\p{N}.])(@[\p{L}\p{N}_]{3,32})(?![\p{L}\p{N}_.])`,
].map((source) => new RegExp(source, "giu"));

/** DOMAIN\name, but no path and no registry key. */
const inDomain =
  /(?<![\p{L}\p{N}_\\:.%$-])(?!HK)[A-Z][A-Z0-9.-]{1,15}\\[A-Za-z][A-Za-z0-9_.$-]{0,63}(?![A-Za-z0-9_\\$-])/gu;

const noName = new Set(
  "is was the a an and or not no in on for from name number id of to with has had password null none unknown true false".split(
    " ",
  ),
);

/** Names that somebody or something logs in by, where the words around them say so. */
export const findAccounts: Finder = function* (text) {
  for (const { 0: run, index } of text.matchAll(inDomain)) {
    const value = run.replace(/[.-]+$/, "");
    yield found("account", value, index, index + value.length);
  }
  for (const pattern of patterns) {
    for (const { 0: all, 1: last = "", index } of text.matchAll(pattern)) {
      const start = index + all.length - last.length;
      const written = last.replace(/[.\\@-]+$/, "");
      // JSON doubles the backslash between domain and name.
      const value = written.replace(/\\+/, "\\");
      const isName = /\p{L}/u.test(value) && !noName.has(value.toLowerCase());
      if (isName) yield found("account", value, start, start + written.length);
    }
  }
};
