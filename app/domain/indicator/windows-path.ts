import { endings, programEndings } from "./file-name.ts";
import { marks, matchAt, pairs } from "./mark.ts";
import { trimmed } from "./url.ts";

/** Where a path stands, as it is written there. */
type Placed = { path: string; start: number };

const slash = String.raw`\\{1,2}`;
/** `<user>`, where a folder's name was left out. */
const placeholder = String.raw`<[\p{L}\p{N}][\p{L}\p{N}_ .-]{0,30}>(?=\\)`;
const plain = String.raw`[^\s\\${marks}<>|:;,]{1,128}`;
/** Blanks, where each word behind one begins large: `Internet Explorer`, `Program Files (x86)`. */
const spaced = String.raw`${plain}(?: (?:-|[\p{Lu}\p{N}(&]${plain.replace("{1,128}", "{0,64}")})){1,5}`;
/** A file's name of two words, of which the first has no ending. */
const twoWords = String.raw`[^\s\\.${marks}<>|:;,]{1,64} [\p{L}\p{N}_.-]{1,64}\.(?:${[...endings].join("|")})(?![\p{L}\p{N}])`;
/** Small words before the next backslash, but for those that join two paths in a sentence. */
const smallWords = String.raw`[^\s\\.${marks}<>|:;,]{1,64}(?: (?!(?:and|or|to|from|in|on|at|by|as|with|into|via|then|was|is|ran|under|y|o|en|de|con|a)[ \\])\p{Ll}[^\s\\.${marks}<>|:;,]{0,64}){1,3}(?=\\)`;
const step = String.raw`(?:${placeholder}|Documents and Settings|${spaced}(?=\\)|${smallWords}|${spaced}(?<=\.\p{L}{2,4})(?![\p{L}\p{N}])|${twoWords}|${plain})`;
/** A path that breaks off before what nobody can read. */
const brokenOff = /\\{1,2}</y;

/**
 * Paths with backslashes below a root, which is given as a pattern: between quotation marks with all blanks, without them as
 * far as words begin large.
 */
export function windowsPaths(root: string): (text: string) => Iterable<Placed> {
  const quoted = pairs.map(
    ([open, close]) =>
      new RegExp(
        String.raw`${open}(${root}\\(?:[^${open}${close}\n<>|]|${placeholder}){1,400})[${close}]`,
        "giu",
      ),
  );
  const bare = new RegExp(
    String.raw`(?<![\p{L}\p{N}\\])${root}(?:${slash}${step})+`,
    "gu",
  );
  return function* (text) {
    for (const pattern of quoted)
      for (const { 1: path = "", index } of text.matchAll(pattern))
        yield { path: programOf(path), start: index + 1 };
    for (const { 0: run, index } of text.matchAll(bare)) {
      if (matchAt(brokenOff, text, index + run.length)) continue;
      yield { path: programOf(trimmed(run)), start: index };
    }
  };
}

const program = new RegExp(
  String.raw`\.(?:${programEndings.join("|")})(?=[\s,;"])`,
  "iu",
);

/** Without the arguments of the program that it names. */
function programOf(path: string): string {
  const at = program.exec(path);
  return at ? path.slice(0, at.index + at[0].length) : path;
}

/** JSON doubles each backslash. */
export function singled(path: string): string {
  const [slashes = ""] = /^\\*/.exec(path) ?? [];
  return (
    (slashes.length > 1 ? "\\\\" : slashes) +
    path.slice(slashes.length).replace(/\\+/g, "\\")
  );
}
