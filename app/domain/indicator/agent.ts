import { found, type Finder } from "./recognised.ts";

/** The name of the header, a field or a column, and what follows to the end of the line or the closing mark. */
const pattern =
  /(?<![\p{L}\p{N}])(?:http[._-])?user[-_. ]?agents?(?:["'\])]{0,2}|\.original["']?|\|\w{1,12})(?:[ \t]{0,4}[:=][ \t]{0,4}|; ?content: ?|(?<column>, ?)(?=["'][^"'\n]{0,80}\/))(?:\[?["'“`]([^"”`\n]{2,512}?)["'”`](?![\p{L}\p{N}])|([^\s"'“`[{][^\n"“”`]{1,512}))/giu;

const noAgent =
  /^(?:-|none|null|unknown|n\/a|empty|blank|any|not .*|ninguno)\.?$/i;

/** What a program calls itself to a server, where its name stands before it. */
export const findAgents: Finder = function* (text) {
  for (const { 0: all, 2: quoted, 3: bare, index } of text.matchAll(pattern)) {
    const written = quoted ?? bare ?? "";
    const value = written.replace(/\\[rn].*$/, "").replace(/[\s,;]+$/, "");
    if (value.length < 2 || noAgent.test(value)) continue;
    const start = index + all.lastIndexOf(written);
    yield found("user-agent", value, start, start + value.length);
  }
};
