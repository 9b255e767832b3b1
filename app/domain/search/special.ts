import { extract } from "../indicator/extract.ts";
import { cidr4, ipv4Of } from "../indicator/ipv4.ts";
import { cidr6, ipv6Of } from "../indicator/ipv6.ts";
import type { Indicator, Recognised } from "../indicator/recognised.ts";
import { hostOfUrl, registrableOf } from "../indicator/relation.ts";
import { termOf } from "../indicator/terms.ts";

/** What is one thing in many spellings: an indicator, or a number of a phone by its digits. */
export type Special =
  { is: "indicator"; indicator: Indicator } | { is: "phone"; digits: string };

type Placed<What> = What & { start: number; end: number };

/** All indicators and numbers of phones in a text, where they stand. */
export function specialsIn(text: string): Placed<Special>[] {
  const indicators = extract(text).filter(({ kind }) => kind !== "port");
  return [
    ...indicators.map(({ start, end, ...indicator }) => ({
      ...{ is: "indicator" as const, indicator, start, end },
    })),
    ...phonesIn(text, indicators),
  ];
}

/** The shortest is a number within its area. */
const phoneDigits = { least: 7, most: 15 };
const phoneLike =
  /(?<![\p{L}\p{N}.])\+?\(?\d[\d \u00a0().\-–/]{5,24}\d(?![\p{L}\p{N}])/gu;

function phonesIn(
  text: string,
  indicators: readonly Recognised[],
): Placed<Special>[] {
  const { least, most } = phoneDigits;
  return [...text.matchAll(phoneLike)]
    .flatMap(({ 0: run, index }) =>
      piecesOf(run).map(({ found, at }) => ({ found, start: index + at })),
    )
    .flatMap(({ found, start }) => {
      const digits = found.replace(/\D/g, "");
      const end = start + found.length;
      const isIndicator = indicators.some(
        (each) => each.start < end && start < each.end,
      );
      const fits = digits.length >= least && digits.length <= most;
      if (isIndicator || !fits) return [];
      return [{ is: "phone", digits, start, end }];
    });
}

type Piece = { found: string; at: number };

/** A run of digits and signs may be several numbers, or dates. */
function piecesOf(run: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: between, index } of run.matchAll(dateOrBreak)) {
    const end = index + between.length;
    // Between groups of one number stand the same signs as between two numbers.
    const parts = [run.slice(from, index), run.slice(end)];
    const isWithin = parts.some((part) => digitsIn(part) < phoneDigits.least);
    if (isWithin && !/\d/.test(between)) continue;
    pieces.push(...numbersOf(run.slice(from, index), from));
    from = end;
  }
  return [...pieces, ...numbersOf(run.slice(from), from)];
}

/** A day, with the year first or last; or what may stand between two numbers. */
const dateOrBreak =
  /(?<!\d)(?:\d{4}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:\d{4}|\d{2}))(?!\d|[-/.]\d)| [-–/] |[ \u00a0]{2,}/g;

const digitsIn = (part: string) => part.replace(/\D/g, "").length;

/** As it stands; or, where it is longer than any number, cut between blanks after ten digits. */
function numbersOf(run: string, from: number): Piece[] {
  if (digitsIn(run) <= phoneDigits.most) return [{ found: run, at: from }];
  const pieces: Piece[] = [];
  for (const { 0: group, index } of run.matchAll(/[^ \u00a0]+/g)) {
    const last = pieces.at(-1);
    if (!last || digitsIn(last.found) >= wholeNumber)
      pieces.push({ found: group, at: from + index });
    else last.found = run.slice(last.at - from, index + group.length);
  }
  return pieces;
}

/** A number with its area. */
const wholeNumber = 10;

/** Under which it is indexed. */
export function termsOfSpecial(special: Special): string[] {
  if (special.is === "phone") return [phoneTerm(special.digits)];
  const { indicator } = special;
  const host = hostIn(indicator);
  const registrable = host === null ? null : registrableOf(host);
  const place = indicator.kind === "cidr" ? indicator.value : host;
  const networks = place === null ? [] : widthsOf(place);
  return [
    `i:${termOf(indicator)}`,
    ...(host === null ? [] : [`h:${host}`]),
    ...(registrable === null || registrable === host
      ? []
      : [`h:${registrable}`]),
    ...networks.map((network) => `n:${network}`),
  ];
}

/** Under any of which a report stands that may hold what is asked for; the text decides. */
export function termsToFind(special: Special): string[] {
  if (special.is === "phone") return [phoneTerm(special.digits)];
  const { indicator } = special;
  const own = `i:${termOf(indicator)}`;
  if (indicator.kind === "email") return [own];
  if (indicator.kind === "cidr") {
    const [widest] = widthsOf(indicator.value);
    return widest === undefined ? [own] : [own, `n:${widest}`];
  }
  const host = hostIn(indicator);
  return host === null ? [own] : [own, `h:${host}`];
}

/** Whether what stands in a text is what was asked for: the same, on the same host, or within the network. */
export function isMeant(asked: Special, found: Special): boolean {
  if (asked.is === "phone")
    return found.is === "phone" && sameLine(asked.digits, found.digits);
  if (found.is === "phone") return false;
  const { indicator } = asked;
  if (termOf(indicator) === termOf(found.indicator)) return true;
  if (indicator.kind === "email") return false;
  const host = hostIn(found.indicator);
  if (indicator.kind === "cidr")
    return isWithin(
      host ?? (found.indicator.kind === "cidr" ? found.indicator.value : ""),
      indicator.value,
    );
  const askedHost = hostIn(indicator);
  if (askedHost === null || host === null) return false;
  return host === askedHost || registrableOf(host) === askedHost;
}

/**
 * The host that an indicator is, names or lies on, one that everybody uses among them: it leads to no other report, and may be asked
 * for all the same.
 */
function hostIn({ kind, value }: Indicator): string | null {
  switch (kind) {
    case "ipv4":
    case "ipv6":
    case "domain":
      return value;
    case "email":
      return value.slice(value.lastIndexOf("@") + 1);
    case "url":
      return hostOfUrl(value);
    default:
      return null;
  }
}

/** With or without the codes of country and area. */
function sameLine(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one);
}

function phoneTerm(digits: string): string {
  return `t:${digits.slice(-phoneDigits.least)}`;
}

/** Each address is indexed by these networks around it; a network is looked for by the narrowest that holds all of it. */
const widths = { ipv4: [24, 16, 8], ipv6: [64, 48, 32] } as const;

/** The narrowest first. */
function widthsOf(place: string): string[] {
  const [address = "", length] = place.split("/");
  const ipv4 = ipv4Of(address);
  const ipv6 = ipv4 === null ? ipv6Of(address) : null;
  const fitting = (all: readonly number[], longest: number) =>
    all.filter((each) => each <= Number(length ?? longest));
  const known = (cidr: string | null) => (cidr === null ? [] : [cidr]);
  if (ipv4 !== null)
    return fitting(widths.ipv4, 32).flatMap((each) => known(cidr4(ipv4, each)));
  if (ipv6 !== null)
    return fitting(widths.ipv6, 128).flatMap((each) =>
      known(cidr6(ipv6, each)),
    );
  return [];
}

function isWithin(place: string, network: string): boolean {
  const [address = "", ownLength] = place.split("/");
  const length = Number(network.split("/")[1]);
  if (ownLength !== undefined && Number(ownLength) < length) return false;
  const ipv4 = ipv4Of(address);
  if (ipv4 !== null) return cidr4(ipv4, length) === network;
  const ipv6 = ipv6Of(address);
  return ipv6 !== null && cidr6(ipv6, length) === network;
}
