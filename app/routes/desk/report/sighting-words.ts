import type { Others } from "#app/domain/desk/others.server.ts";
import type { SightingShown } from "#app/domain/desk/sightings-shown.server.ts";
import { countedMost } from "#app/domain/indicator/counted.ts";
import type { Indicator } from "#app/domain/indicator/recognised.ts";
import { defang } from "#app/domain/indicator/refang.ts";
import {
  relationHows,
  type IndicatorKind,
  type RangeNote,
  type RelationHow,
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
      how: howIn(how, shared),
      strength: strength[how],
    }));
}

function closedWords({ how, unitName, count }: Others["closed"][number]) {
  const reports = count === 1 ? "1 report" : `${count} reports`;
  const whose = unitName ? ` of ${unitName}` : "";
  return `${reports}${whose} that you cannot open: ${howWords[how]} (${strength[how]})`;
}

/** Another report by itself, with each sign that leads to it, the strongest first. */
export type Related = {
  reportId: string;
  reference: string;
  strength: Strength;
  reasons: { shown: string; how: string; strength: Strength }[];
};

/** The other reports that all these signs lead to and the reader may open, the most alike first. */
export function relatedReports(
  sightings: readonly Pick<SightingShown, "kind" | "value" | "others">[],
): Related[] {
  const found = new Map<string, Related>();
  for (const sighting of sightings)
    for (const { reportId, reference, how, shared } of sighting.others?.open ??
      []) {
      const none = {
        reportId,
        reference,
        strength: "weak",
        reasons: [],
      } as const;
      const related: Related = found.get(reportId) ?? { ...none, reasons: [] };
      related.reasons.push({
        shown: safely(sighting),
        how: howIn(how, shared),
        strength: strength[how],
      });
      related.reasons.sort(byStrength);
      related.strength = related.reasons[0]?.strength ?? "weak";
      found.set(reportId, related);
    }
  return [...found.values()].sort(
    (a, b) => byStrength(a, b) || b.reasons.length - a.reasons.length,
  );
}

/** Whom to ask about reports that the reader may not open, by what the strongest sign tells. */
export function relatedElsewhere(
  sightings: readonly Pick<SightingShown, "others">[],
): { unitName: string | null; strength: Strength; how: string }[] {
  const found = new Map<string | null, RelationHow>();
  for (const { others } of sightings)
    for (const { unitName, how } of others?.closed ?? []) {
      const before = found.get(unitName);
      if (!before || relationHows.indexOf(how) < relationHows.indexOf(before))
        found.set(unitName, how);
    }
  return [...found].map(([unitName, how]) => ({
    ...{ unitName, strength: strength[how], how: howWords[how] },
  }));
}

function howIn(how: RelationHow, shared: string): string {
  return `${howWords[how]}${how === "same-value" ? "" : ` ${defang(shared)}`}`;
}

const strengths = ["strong", "medium", "weak"] as const;
export type Strength = (typeof strengths)[number];

function byStrength(
  a: { strength: Strength },
  b: { strength: Strength },
): number {
  return strengths.indexOf(a.strength) - strengths.indexOf(b.strength);
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
} as const satisfies Record<RelationHow, Strength>;
