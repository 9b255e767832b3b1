import { found, type Found } from "./recognised.ts";

/** Of a flow: where it comes from, or where it goes to; null where nothing says so. */
export type Side = "source" | "destination" | null;

export function isPort(text: string | undefined): text is string {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) && +text < 65_536;
}

/** What a system took from 1024 on for one connection's source says nothing of anybody. */
function noteOf(port: string, side: Side) {
  return side === "source" && Number(port) >= 1_024 ? "ephemeral" : null;
}

/** Every port of a list, each where it stands. `suffix` is `/tcp`, where the list says so once. */
export function* portsIn(
  list: string,
  start: number,
  side: Side = null,
  suffix = "",
): Iterable<Found> {
  for (const { 0: port, index } of list.matchAll(/\d+/g)) {
    const at = start + index;
    if (isPort(port))
      yield found(
        "port",
        port + suffix,
        at,
        at + port.length,
        noteOf(port, side),
      );
  }
}

/** Which side of a flow the address between these places stands on, by the arrow or the word beside it. */
export function sideOf(text: string, start: number, end: number): Side {
  const after = text.slice(end, end + 16);
  if (/^ {0,12}(?:-{1,2}>|=>|→)|^ {1,12}> /.test(after)) return "source";
  const before = text.slice(Math.max(0, start - 40), start);
  if (/(?:->|=>|→)\s*(?:[a-z][\w-]{0,20}:)?$|\s> $/i.test(before))
    return "destination";
  if (/\bto (?:[a-z][\w-]{0,20}:)?$/i.test(before)) return "destination";
  return /\b(?:from|by|client|peer)[ =:"'[(]{1,3}(?:[a-z][\w-]{0,20}:|@0x[0-9a-f]{1,16} )?$|\b(?:for|src) [a-z][\w-]{0,20}:$|\b(?:src|source)[=:"' ]{1,3}$/i.test(
    before,
  )
    ? "source"
    : null;
}

/** The same for a port that is named behind its address: "from 192.0.2.1 port 51514". */
export function sideOfNamed(text: string, start: number): Side {
  const [line = ""] =
    /[^\n]*$/.exec(text.slice(Math.max(0, start - 120), start)) ?? [];
  if (!/(?:[\d.]{7,15}|[0-9a-f:]{3,39})[\])]? $/i.test(line)) return null;
  const words = line.match(/\b(?:from|by|user|client|with|to|on|at|->)\b/gi);
  const last = words?.at(-1)?.toLowerCase() ?? "";
  return ["from", "by", "user", "client", "with"].includes(last)
    ? "source"
    : null;
}
