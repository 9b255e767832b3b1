import type { Others } from "#app/domain/desk/others.server.ts";
import type { SightingShown } from "#app/domain/desk/sightings-shown.server.ts";
import { countedMost } from "#app/domain/indicator/counted.ts";
import type { Indicator } from "#app/domain/indicator/recognised.ts";
import { defang } from "#app/domain/indicator/refang.ts";
import type {
  IndicatorKind,
  RangeNote,
  RelationHow,
} from "#app/domain/vocabulary/indicator.ts";
import { en } from "#app/locales/en.ts";

/** A sighting as the desk shows it: to be read and copied, never to be clicked. */
export function sightingWords(sighting: SightingShown) {
  const { kind, note, places, recognisedAs, isReviewed } = sighting;
  const { fileNames, others } = sighting;
  return {
    kind: en.indicators.kinds[kind],
    shown: safely(sighting),
    note: note && noteWords[note],
    places: [
      ...places.map(
        ({ questionId, lines }) =>
          `${placeWords[questionId] ?? questionId}, ${en.indicators.lines(lines)}`,
      ),
      ...fileNames.map((name) =>
        name === null
          ? "From a file whose name does not open"
          : `From a file: ${name}`,
      ),
    ],
    review: isReviewed
      ? recognisedAs === null
        ? null
        : `Corrected by the reporter from ${safely({ ...sighting, value: recognisedAs })}`
      : places.length === 0
        ? null
        : "Not looked at by the reporter",
    others: countWords(others?.count ?? null),
    isStrong: others !== null && isStrong(others),
    relatives: others === null ? [] : relativeWords(others),
    closed: (others?.closed ?? []).map(closedWords),
  };
}

/** Written so that it cannot be followed by mistake. */
export function safely({ kind, value }: Pick<Indicator, "kind" | "value">) {
  return addresses.has(kind) ? defang(value) : value;
}

const addresses: ReadonlySet<IndicatorKind> = new Set([
  "ipv4",
  "cidr",
  "domain",
  "url",
  "email",
]);

const noteWords = {
  private: "Private range",
  reserved: "Reserved range",
  documentation: "Documentation range",
  ephemeral: "Picked for one connection",
} satisfies Record<RangeNote, string>;

const placeWords: Record<string, string> = {
  indicators: "List of signs",
  what_seen: "Narrative",
};

function countWords(count: number | null): string {
  if (count === null) return "Not compared";
  if (count === 0) return "None";
  return count >= countedMost ? `${count} or more` : String(count);
}

/** What is shared, and not only near: the same sign, or the same machine. */
function isStrong({ open, closed }: Others): boolean {
  return [...open, ...closed].some(({ how }) => strength[how] === "strong");
}

/** Of more, the strongest: a sign that stands in so many reports is looked for by its campaign. */
const relativesMost = 5;

function relativeWords({ open }: Others) {
  return open
    .slice(0, relativesMost)
    .map(({ reportId, reference, how, shared }) => ({
      ...{ reportId, reference },
      how: `${howWords[how]}${how === "same-value" ? "" : ` ${defang(shared)}`}`,
      strength: strength[how],
    }));
}

function closedWords({ how, count }: Others["closed"][number]): string {
  const reports = count === 1 ? "1 report" : `${count} reports`;
  return `${reports} that you cannot open: ${howWords[how]} (${strength[how]})`;
}

const howWords = {
  "same-value": "same value",
  "same-host": "same host",
  inside: "address inside this network",
  around: "inside a network that it names",
  "same-domain": "same registrable domain",
} satisfies Record<RelationHow, string>;

const strength = {
  "same-value": "strong",
  "same-host": "strong",
  inside: "medium",
  around: "medium",
  "same-domain": "weak",
} satisfies Record<RelationHow, string>;
