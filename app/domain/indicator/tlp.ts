import { tlpMarks, type TlpMark } from "../vocabulary/indicator.ts";

const pattern =
  /(?<![\p{L}\p{N}])TLP[ \t]{0,2}[:=_-][ \t]{0,2}(CLEAR|WHITE|GREEN|AMBER[ \t]?\+[ \t]?STRICT|AMBER|RED)(?![\p{L}\p{N}])/giu;

/** How far a text may be passed on, by the strictest mark in it (FIRST, Traffic Light Protocol 2.0); null without one. */
export function tlpOf(text: string): TlpMark | null {
  let strictest = -1;
  for (const { 1: word = "" } of text.matchAll(pattern)) {
    const mark = word
      .toLowerCase()
      .replace(/[ \t]/g, "")
      .replace("white", "clear");
    strictest = Math.max(
      strictest,
      tlpMarks.findIndex((each) => each === mark),
    );
  }
  return tlpMarks[strictest] ?? null;
}
