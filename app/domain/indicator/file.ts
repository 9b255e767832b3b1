import { isFileName } from "./file-name.ts";
import { marks } from "./mark.ts";
import { found, type Finder } from "./recognised.ts";
import { trimmed } from "./url.ts";
import { singled, windowsPaths } from "./windows-path.ts";

/** `C:`, `%APPDATA%`, `$env:TEMP`, `\\server\share`, and what the kernel calls them in its own records. */
const windows = windowsPaths(
  String.raw`(?:[A-Za-z]:|%[A-Za-z_]{1,30}(?:\(x86\))?%|\$env:[A-Za-z_]{1,30}|\$\{env:[\w()]{1,30}\}|\\{1,2}\?\?\\{1,2}[A-Za-z]:|\\{2,4}[?.]\\{1,2}(?:[A-Za-z]:|pipe)|\\{1,2}Device\\{1,2}HarddiskVolume\d{1,3}|\\{1,2}SystemRoot|\\{2,4}[\p{L}\p{N}_.$-]{1,64})`,
);
/** File systems of network equipment. */
const equipment = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:flash|bootflash|nvram|harddisk|logflash|volatile|(?:disk|usb|slot)\d|guest-share):\/{0,3}[\p{L}\p{N}_.][^\s${marks}<>|*?;,)\]]*`,
  "giu",
);
const unix = new RegExp(
  String.raw`(?<![\p{L}\p{N}_./~<\\%-])~?\/(?:${stepOf("/")}(?:\/${stepOf("")})*\/?)`,
  "gu",
);
const quotedUnix = /(["'`])(\/[^"'`\n<>|]{1,400})\1|“(\/[^”\n<>|]{1,400})”/gu;

/** A folder or file; blanks behind a backslash, and a name that was left out: `<user>`, `{pid}`. */
function stepOf(notAtFirst: string): string {
  const no = String.raw`\s${marks}<>|?;,:()[\]{}=&\\`;
  return String.raw`(?:<[\p{L}\p{N}_ -]{1,30}>(?=\/)|\{[\p{L}\p{N}_]{1,30}\}(?=\/)|[^${no}/${notAtFirst}](?:[^${no}/]|\\ )*)`;
}

/** Paths. File names alone are found with the names, whose shape they share. */
export const findFiles: Finder = function* (text) {
  for (const { path, start } of windows(text)) yield file(path, start);
  for (const { 0: run, index } of text.matchAll(equipment))
    yield file(trimmed(run), index);
  for (const { 0: run, 2: path = run.slice(1, -1), index } of text.matchAll(
    quotedUnix,
  ))
    if (isSpacedPath(path)) yield file(path, index + 1);
  for (const { 0: run, index } of text.matchAll(unix)) {
    const path = trimmed(run);
    if (isUnixPath(path)) yield file(path, index);
  }
};

function file(path: string, start: number) {
  const value = path.includes("/")
    ? path.replaceAll("\\ ", " ")
    : singled(path);
  return found("file", value, start, start + path.length);
}

const roots = new Set(
  "bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var Users Library Applications private Volumes".split(
    " ",
  ),
);

/** Below a folder that every system has, or ending in a file name: `/api/login` is neither. */
function isUnixPath(path: string): boolean {
  const [first = "", ...rest] = path.replace(/^~?\//, "").split("/");
  if (path.startsWith("~")) return first !== "";
  return (
    (rest.length > 0 && roots.has(first)) || isFileName(rest.at(-1) ?? first)
  );
}

/** A file's name with blanks, and no command with arguments. */
function isSpacedPath(path: string): boolean {
  const [command = "", ...words] = path.split(" ");
  const isCommand =
    /\/s?bin\//.test(command) ||
    isFileName(command.slice(command.lastIndexOf("/") + 1)) ||
    words.some((word) => word === "" || /^[-/$&;=]|=/.test(word));
  const name = path.slice(path.lastIndexOf("/") + 1);
  return words.length > 0 && !isCommand && isUnixPath(path) && isFileName(name);
}
