/** One way to write an indicator so that nothing can be clicked, or so that a program takes it for a pattern. */
export type Fang = {
  /** Of a bounded length, as is what it looks back and ahead at. */
  source: string;
  meant: string | ((written: string) => string);
  /** What else it may be where it stands. */
  unless?: (text: string, start: number, end: number) => boolean;
};

const character = String.raw`[\p{L}\p{N}]`;
const after = `(?<=${character})`;
const before = `(?=${character})`;
const bracket = String.raw`[[\](){}]`;

const dots: readonly Fang[] = [
  // [.] (dot) {.} <.> \[.\], with blanks
  {
    source: String.raw` ?\\?[[({<] ?(?:\.|dot|punto) ?\\?[\])}>] ?`,
    meant: ".",
  },
  // evil[.com]
  {
    source: String.raw`${after}\[\.\p{L}{2,24}\](?!${character})`,
    meant: (written) => written.slice(1, -1),
  },
  // Half a pair of brackets: 111[.111.]111, example.]com
  {
    source: String.raw`${after}[[({]\.${bracket}?${before}`,
    meant: ".",
  },
  {
    source: String.raw`${after}\.[[({]${before}`,
    meant: ".",
    unless: isClosedAfter,
  },
  {
    source: String.raw`${after}(?:\.[\])}]|[\])}]\.)${before}`,
    meant: ".",
    unless: isOpenedBefore,
  },
  { source: String.raw`${after}\[dot ?${before}`, meant: "." },
  // Out of a regular expression: 10\.10, evil\\.com, and the edge of a word before it
  {
    source: String.raw`${after}\\{1,2}\.${before}`,
    meant: ".",
    unless: isInPath,
  },
  {
    source: String.raw`${after}\[\\?\.\]${before}`,
    meant: ".",
  },
  {
    source: String.raw`\\b(?=[\p{L}\p{N}-]{1,63}\\{1,2}\.)`,
    meant: " ",
    unless: isInPath,
  },
  {
    source: String.raw`${after}\\-${before}`,
    meant: "-",
    unless: isInPath,
  },
  // East Asian full stops; hyphens that must not break
  { source: String.raw`${after}[．。｡]${before}`, meant: "." },
  { source: String.raw`${after}[\u2010\u2011]${before}`, meant: "-" },
];

const ats: readonly Fang[] = [
  {
    source: String.raw` ?\\?[[({<] ?(?:@|at|arroba) ?\\?[\])}>] ?`,
    meant: "@",
  },
  { source: String.raw`${after}[[({](?:@|at )${before}`, meant: "@" },
  {
    source: String.raw`${after}@[\])}]${before}`,
    meant: "@",
    unless: isOpenedBefore,
  },
  { source: String.raw`${after}\\@${before}`, meant: "@", unless: isInPath },
];

const schemes: readonly Fang[] = [
  {
    source: String.raw`(?<!${character})(?:h(?:xx|\*\*|__|\?\?|tx|xt|\[(?:xx|tt)\])p|meow|fxp)(?=(?:\[s\]|s)?[\\[({\])}]{0,2}:)`,
    meant: (written) => (written.toLowerCase() === "fxp" ? "ftp" : "http"),
  },
  { source: String.raw`(?<=h(?:tt|xx)p)\[s\](?=[[\]]?:)`, meant: "s" },
  { source: String.raw`(?<=https)\?(?=:)`, meant: "" },
  // [://] [:]// [:/]/ :[//] :]// hxxp[://, and what Windows users make of it
  {
    source: String.raw`(?<=\p{L})[\\[({\])}]{0,2}:[\\[({\])}]{0,2}\\?\/\\?\/\\?[\])}]?`,
    meant: "://",
  },
  {
    source: String.raw`(?<=(?:https?|hxxps?|ftp))\[?:\\\\\]?(?=[\p{L}\p{N}])`,
    meant: "://",
  },
];

const others: readonly Fang[] = [
  { source: String.raw`\[:\]`, meant: ":" },
  { source: String.raw`${after}\[\/\](?=\S)`, meant: "/" },
  {
    source: String.raw`(?<=\d)\[:\d{1,5}\]`,
    meant: (written) => written.slice(1, -1),
  },
  { source: String.raw`(?<=[0-9a-f])\[:(?=[0-9a-f:])`, meant: ":" },
  {
    source: String.raw`(?<=[0-9a-f:]):\](?=[0-9a-f:])`,
    meant: ":",
    unless: isOpenedBefore,
  },
  // JSON's slash, and what HTML writes in place of a mark
  { source: String.raw`\\\/`, meant: "/" },
  { source: "&(?:quot|lt|gt|apos|#39|#34);", meant: '"' },
  { source: "&amp;", meant: "&" },
  // What nobody sees: soft hyphens, joiners, marks of order
  { source: String.raw`[\u00ad\u200b-\u200d\u2060\ufeff]`, meant: "" },
];

/** In the order in which they are tried at one place. */
export const fangs: readonly Fang[] = [...schemes, ...dots, ...ats, ...others];

/** Their first characters. */
export const fangBegins = String.raw`[ .:?@&hmfs\\[\](){}<．。｡\u2010\u2011\u00ad\u200b-\u200d\u2060\ufeff]`;

/** How far a word is looked back or ahead at. */
const wordMost = 80;

/** A bracket of the same kind stands open before it, and not as half a fang. */
function isOpenedBefore(text: string, start: number, end: number): boolean {
  const close = /[\])}]/.exec(text.slice(start, end))?.[0] ?? "";
  const open = "[({"["])}".indexOf(close)] ?? "";
  const line = text.slice(Math.max(0, start - wordMost), start);
  const at = line.lastIndexOf(open);
  return (
    at > Math.max(line.lastIndexOf(close), line.lastIndexOf("\n")) &&
    !/[.:@]/.test(line[at + 1] ?? "")
  );
}

function isClosedAfter(text: string, _: number, end: number): boolean {
  return /^[^\s[\](){}]*[\])}]/.test(text.slice(end, end + wordMost));
}

/** A backslash may divide folders too, of which some begin with a dot. */
function isInPath(text: string, start: number): boolean {
  const word = /\S*$/.exec(text.slice(Math.max(0, start - wordMost), start));
  return /(?<![a-z])[a-z]:\\(?!\/)|%\\|^\W?\\\\[\p{L}\p{N}_.-]+\\[\p{L}\p{N}]|\\(?![bdws][^\\]*$)[\p{L}\p{N}_-]{2,}/iu.test(
    word?.[0] ?? "",
  );
}
