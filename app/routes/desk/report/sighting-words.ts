import { countedMost } from "#app/domain/indicator/counted.ts";
import type { Indicator } from "#app/domain/indicator/recognised.ts";
import { defang } from "#app/domain/indicator/refang.ts";
import type {
  IndicatorKind,
  RangeNote,
} from "#app/domain/vocabulary/indicator.ts";
import type { Sighting } from "#app/domain/answers/sightings.ts";
import { en } from "#app/locales/en.ts";

/** A sighting as the desk shows it: to be read and copied, never to be clicked. */
export function sightingWords(
  sighting: Sighting & { otherCount: number | null },
) {
  const { kind, note, places, recognisedAs, isReviewed, otherCount } = sighting;
  return {
    kind: en.indicators.kinds[kind],
    shown: safely(sighting),
    note: note && noteWords[note],
    places: places.map(
      ({ questionId, lines }) =>
        `${placeWords[questionId] ?? questionId}, ${en.indicators.lines(lines)}`,
    ),
    review: isReviewed
      ? recognisedAs === null
        ? null
        : `Corrected by the reporter from ${safely({ ...sighting, value: recognisedAs })}`
      : "Not looked at by the reporter",
    others: otherWords(otherCount),
    hasOthers: (otherCount ?? 0) > 0,
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

function otherWords(count: number | null): string {
  if (count === null) return "Not compared";
  if (count === 0) return "None";
  return count === countedMost ? `${count} or more` : String(count);
}
