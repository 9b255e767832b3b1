import { marks } from "./mark.ts";
import { noName, noValue } from "./no-name.ts";
import { found, type Finder, type Found } from "./recognised.ts";

const name = String.raw`([\p{L}\p{N}_@][\p{L}\p{N}_.@$\\-]{0,63})`;
const open = String.raw`["'\x60‘“«„]`;
const close = String.raw`["'\x60’”»“]`;
/** What follows a name that nothing marks: what it did. */
const did = String.raw`(?= (?:has (?:logged|exited|been|entered|changed)|logged|logs? (?:in|out|on|off)\b|login\b|logout\b|authenticated|(?:dis)?connected|executed|entered|requested|at permission|(?:is|was) (?:locked|added|created|removed|deleted|denied|granted|disabled|enabled)|on (?:vty|tty|line|pts|con)|not allowed because|from (?:host |\d|\[|[0-9a-f]{1,4}:)|exited|(?:ha|inició|cerró) ))`;
const host = String.raw`(?=,? (?:from|on|by|via|port|at) |[ \t]*(?:\r?$|\r?\n|\()|,| \[)`;

/** What an account stands behind, or between; the name is the last of each match. */
const patterns = [
  // user=x, "username": "x", [user: x], TargetUserName=x, {"user":{"name":"x"
  String.raw`(?<![\p{L}\p{N}-])(?:(?:target|subject|caller|src|dst|source|dest)?_?user_?(?:\.?name)?|login|account|acct|usuario|cuenta|sasl_username)["']?(?:\s?[:=]\s?\{"name":|[ \t]{0,12}[:=][ \t]{0,12})["'\[]?${name}`,
  String.raw`(?<![\p{L}\p{N}])login as: {0,4}${name}`,
  // user 'x', account "x", login query for 'x'
  String.raw`(?<![\p{L}\p{N}-])(?:users?|usernames?|accounts?|usuarios?|cuentas?|login|login (?:query )?for) ${open}${name}(?=${close})`,
  // sshd, RADIUS, Cisco IOS and NX-OS, Junos, PAM, su and sudo
  String.raw`(?<![\p{L}\p{N}])(?:(?:invalid|illegal|authenticating|authenticated) user|(?:password|publickey|none|keyboard-interactive(?:\/pam)?|hostbased|gssapi-with-mic) for(?: (?:invalid|illegal) user)?|from (?:console|vty|http|snmp|netconf|ssh|telnet) by|system login user|exceeded for(?: invalid user)?|(?:failed|failure|authentication) for (?:illegal |invalid )?user|session (?:opened|closed) for user|new user: name=) ?${name}(?=[ ,(]|\r?$|\r?\n)`,
  String.raw`(?<=session opened for user [\p{L}\p{N}_.$-]{1,32}(?:\(uid=\d{1,10}\))? by )${name}(?=\(uid)`,
  String.raw`(?<![\p{L}\p{N}])sudo(?:\[\d{1,7}\])?: {1,12}${name}(?= : )`,
  String.raw`(?<![\p{L}\p{N}])su(?:\[\d{1,7}\])?: \(to [\w.-]{1,32}\) ${name}(?= on )`,
  String.raw`(?<![\p{L}\p{N}])Login (?:incorrect|OK): \[${name}`,
  String.raw`(?<![^\n])[ \t]{0,12}username ${name}(?= (?:privilege|secret|password|role|nopassword|sshkey|algorithm-type|view|access-class|autocommand|common-criteria))`,
  String.raw`(?<![\p{L}\p{N}])(?:snmp-server user|added with username|user-name|net user|useradd|userdel|usermod(?: -\S{1,12}){0,4}) (?!-)${name}(?=[ ;]|\r?$|\r?\n)`,
  // A stanza of Junos
  String.raw`(?<![^\n])[ \t]{1,24}user ${name}(?= \{)`,
  // A sentence
  String.raw`(?<![\p{L}\p{N}-])(?:user|username|usuario) ${name}${did}`,
  String.raw`(?<![\p{L}\p{N}-])(?:exec timer expired, tty \d{1,4} \([\d.]{7,15}\)\), user|reason: [^\n]{0,40}, user) ${name}`,
  // Event text of Windows: Account Name:		x
  String.raw`(?<![\p{L}\p{N}])(?:(?:account|user|logon account|client|member|supplied realm|target|caller|sam account) name|logon account|nombre de (?:la )?(?:cuenta|usuario))[ \t]{0,4}:\s{0,12}${name}${host}`,
  // Access logs: address, identity, account, time
  String.raw`(?<=\d - )${name}(?= \[\d)`,
  // Telegram: @x
  String.raw`(?:telegram|twitter|handle|signal|mastodon)[^@\n]{0,24}(?<![\p{L}\p{N}.])(@[\p{L}\p{N}_]{3,32})(?![\p{L}\p{N}_.])`,
].map((source) => new RegExp(source, "giu"));

/** accounts "a", "b" and "c"; after a colon also without marks. */
const lists = [
  String.raw`(?<![\p{L}\p{N}-])(?:users?|usernames?|accounts?|logins?|usuarios?|cuentas?) ((?:${open}[^${marks}\n]{1,64}${close}(?:, ?(?:and |or |y |o )?| and | or | y | o |\/| & )?){2,20})`,
  String.raw`(?<![\p{L}\p{N}-])(?:users|usernames|user names|accounts|logins|usuarios|cuentas)(?: [\p{L}]{3,12}){0,2}: ?((?:[\p{L}\p{N}_.$\\-]{2,64}(?:, ?(?:and |or |y |o )?| and | or | y | o )){1,20}[\p{L}\p{N}_.$\\-]{2,64})`,
].map((source) => new RegExp(source, "giu"));
/** What stands between marks; the word between two of them has a blank beside it. */
const inMarks = new RegExp(
  String.raw`(?<=${open})[\p{L}\p{N}_@][\p{L}\p{N}_.@$\\-]{0,63}(?=${close})`,
  "gu",
);
const inList = /[\p{L}\p{N}_@][\p{L}\p{N}_.@$\\-]{0,63}/gu;

/** DOMAIN\name, but no path and no registry key; the system's own say nothing. */
const inDomain =
  /(?<![\p{L}\p{N}_\\:.%$-])(?!HK)(?:(?:NT (?:AUTHORITY|SERVICE)|BUILTIN|IIS APPPOOL|Window Manager|Font Driver Host)\\\w[\w -]{0,30}|[A-Z][A-Z0-9.-]{1,15}\\{1,2}[A-Za-z][A-Za-z0-9_.$-]{0,63}(?![A-Za-z0-9_\\$-]))/gu;
const isSystems =
  /^(?:NT |BUILTIN|IIS APPPOOL|Window Manager|Font Driver Host)/;

/** Names that somebody or something logs in by, where the words around them say so. */
export const findAccounts: Finder = function* (text) {
  for (const { 0: run, index } of text.matchAll(inDomain))
    if (!isSystems.test(run)) yield* account(run, index);
  for (const [at, pattern] of lists.entries())
    for (const { 0: all, 1: list = "", index } of text.matchAll(pattern)) {
      const start = index + all.length - list.length;
      for (const { 0: each, index: from } of list.matchAll(
        at === 0 ? inMarks : inList,
      ))
        yield* account(each, start + from, at === 0);
    }
  for (const pattern of patterns)
    for (const { 0: all, 1: last = "", index } of text.matchAll(pattern))
      yield* account(
        last,
        index + all.length - last.length,
        isMark.test(all[all.length - last.length - 1] ?? ""),
      );
};

const isMark = new RegExp(`[${marks}]`, "u");

function* account(
  run: string,
  start: number,
  isMarked = false,
): Iterable<Found> {
  const written = run.replace(/[.\\@-]+$/, "");
  // JSON doubles the backslash between domain and name.
  const value = written.replace(/\\+/, "\\");
  if (/\p{L}/u.test(value) && !isNoName(value, isMarked))
    yield found("account", value, start, start + written.length);
}

/** A line of a router is no account, nor is the name of a message (LOGIN_FAILED), nor are the words that stand behind "user" in a sentence. */
function isNoName(value: string, isMarked: boolean): boolean {
  return (
    (isMarked ? noValue : noName).has(value.toLowerCase()) ||
    /^(?:vty|tty|con|aux|pts|ttyS|console)\d*$/i.test(value) ||
    /^[A-Z]+(?:_[A-Z]+)+$/.test(value)
  );
}
