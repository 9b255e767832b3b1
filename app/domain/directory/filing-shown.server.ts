import {
  legalTextsOf,
  type LegalTexts,
} from "../deadline/legal-texts.server.ts";
import type { Clock } from "../deadline/legal.ts";
import type { LegalEvent, Length } from "../deadline/legal-deadlines.ts";
import type { Filing } from "./regulator.server.ts";
import type { ContactShown } from "./where-shown.ts";

export type DeadlineShown = {
  id: string;
  texts: LegalTexts;
  stages: {
    what: string | null;
    length: Length;
    varies: string | null;
    /** Null when it counts from what `texts.starts` says in words. */
    from: LegalEvent | null;
  }[];
};

export type FilingShown = {
  inForce: boolean;
  /** Of the agency that takes it; null where the directory knows none. */
  name: string | null;
  /** Null where it stands higher on the page already. */
  card: ContactShown | null;
  deadlines: DeadlineShown[];
};

export function filingsShown(
  filings: readonly Filing[],
  {
    cards,
    above,
    locale,
  }: {
    cards: ReadonlyMap<string, ContactShown>;
    above: ReadonlySet<string>;
    locale: "en" | "es";
  },
): FilingShown[] {
  return filings.map(({ agencyId, inForce, deadlines }) => {
    const card = cards.get(agencyId ?? "") ?? null;
    return {
      inForce,
      name: card?.name ?? null,
      card: above.has(agencyId ?? "") || !inForce ? null : card,
      deadlines: deadlines.flatMap((stages) => deadlineOf(stages, locale)),
    };
  });
}

function deadlineOf(
  clocks: readonly Clock[],
  locale: "en" | "es",
): DeadlineShown[] {
  const [first] = clocks;
  if (!first) return [];
  const stages = clocks.map((clock) => {
    const { stage, varies } = legalTextsOf(clock, locale);
    const { standing, length } = clock;
    const from = "event" in standing ? standing.event : null;
    return { what: stage, length, varies, from };
  });
  const texts = legalTextsOf(first, locale);
  return [{ id: first.deadline.id, texts, stages }];
}
