import { found, type Finder } from "./recognised.ts";
import type { RangeNote } from "../vocabulary/indicator.ts";

/** `00:1a:2b:3c:4d:5e`, `00-1A-2B-3C-4D-5E`, Cisco's `001a.2b3c.4d5e`, and where it is named without a mark. */
const pattern =
  /(?<![\p{L}\p{N}_:.-])(?:[0-9a-f]{2}(?:(?<sign>[:-])[0-9a-f]{2})(?:\k<sign>[0-9a-f]{2}){4}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}|(?<=\bmac(?: ?addr(?:ess)?)?["\x27]?[ :=]{1,3}["\x27]?)[0-9a-f]{12})(?![\p{L}\p{N}_]|[:.-][\p{L}\p{N}])/giu;
/** Of netfilter: whom it was sent to, who sent it, and the type of what is in it. */
const both =
  /(?<=(?<![\p{L}\p{N}])MAC=)((?:[0-9a-f]{2}:){5}[0-9a-f]{2}):((?:[0-9a-f]{2}:){5}[0-9a-f]{2})(?=:[0-9a-f]{2}:[0-9a-f]{2}(?![\p{L}\p{N}:]))/giu;

/** Hardware addresses, in small letters with colons. */
export const findMacs: Finder = function* (text) {
  for (const { 0: run, 1: to = "", 2: from = "", index } of text.matchAll(
    both,
  )) {
    yield mac(to, index);
    yield mac(from, index + run.length - from.length);
  }
  for (const { 0: run, index } of text.matchAll(pattern)) yield mac(run, index);
};

function mac(written: string, start: number) {
  const digits = written.toLowerCase().replace(/[^0-9a-f]/g, "");
  const value = digits.match(/../g)?.join(":") ?? "";
  return found("mac", value, start, start + written.length, noteOf(value));
}

/** RFC 9542 and the IEEE's group bit, checked 2026-11-30: examples; groups, nobody, and the shared addresses of routers. */
function noteOf(value: string): RangeNote | null {
  if (value.startsWith("00:00:5e:00:53:")) return "documentation";
  const isGroup = (parseInt(value.slice(0, 2), 16) & 1) === 1;
  const isNobody = value === "00:00:00:00:00:00";
  const isShared = /^00:00:(?:5e:00:0[12]|0c:07:ac)/.test(value);
  return isGroup || isNobody || isShared ? "reserved" : null;
}
