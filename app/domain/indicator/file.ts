import { isFileName } from "./file-name.ts";
import { found, type Finder } from "./recognised.ts";
import { trimmed } from "./url.ts";

/** `C:\…`, `%APPDATA%\…` and `\\server\share\…` in quotes, where blanks may stand in them. */
const quoted =
  /"((?:[a-z]:|\\\\[\p{L}\p{N}_.$-]{1,64}|%[a-z_]{1,30}%)\\[^"\n<>|*?]{1,400})"/giu;
/** The same without quotes; of names with blanks only the system's own. */
const windows =
  /(?<![\p{L}\p{N}\\])(?:[a-z]:|\\\\[\p{L}\p{N}_.$-]{1,64}|%[a-z_]{1,30}%)\\(?:Program Files(?: \(x86\))?|Documents and Settings|Start Menu|Local Settings|Application Data|Common Files|[^\s"'<>|*?:;,])+/giu;
/** File systems of network equipment. */
const equipment =
  /(?<![\p{L}\p{N}])(?:flash|bootflash|nvram|harddisk|(?:disk|usb|slot)\d|guest-share):\/?[\p{L}\p{N}_][^\s"'<>|*?;,)\]]*/giu;
const unix =
  /(?<![\p{L}\p{N}_./~<\\%-])~?\/[^\s"'<>|*?;,:()[\]{}=&/][^\s"'<>|*?;,:()[\]{}=&]*/gu;

/** Paths. File names alone are found with the names, whose shape they share. */
export const findFiles: Finder = function* (text) {
  for (const { 1: path = "", index } of text.matchAll(quoted))
    yield file(path, index + 1);
  for (const pattern of [windows, equipment])
    for (const { 0: run, index } of text.matchAll(pattern))
      yield file(trimmed(run), index);
  for (const { 0: run, index } of text.matchAll(unix)) {
    const path = trimmed(run);
    if (isUnixPath(path)) yield file(path, index);
  }
};

/** JSON doubles each backslash. */
function file(path: string, start: number) {
  const [slashes = ""] = /^\\*/.exec(path) ?? [];
  const value =
    (slashes ? "\\\\" : "") + path.slice(slashes.length).replace(/\\+/g, "\\");
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
