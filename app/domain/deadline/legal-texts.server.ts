import { z } from "zod";
import translated from "#db/reference/deadlines-es.json" with { type: "json" };
import sources from "#db/reference/sources.json" with { type: "json" };
import type { Clock } from "./legal.ts";
import type { Deadline } from "./legal-deadlines.ts";

const textsSchema = z.strictObject({
  name: z.string(),
  applies_to: z.string(),
  if_you_are: z.string().optional(),
  trigger: z.string(),
  starts: z.string(),
  to_whom: z.string(),
  status: z.string(),
  threshold: z.string().optional(),
  notes: z.string().optional(),
  varies: z.string().optional(),
  stages: z.array(z.string()).optional(),
});

/** The texts of the deadlines in Spanish, checked when the process starts. */
export const spanish: Partial<Record<string, z.infer<typeof textsSchema>>> = z
  .object({ deadlines: z.record(z.string(), textsSchema) })
  .parse(translated).deadlines;

export type LegalTexts = ReturnType<typeof legalTextsOf>;

/** What is told of a clock's law, in the reader's language; citations and sources stay as they are. */
export function legalTextsOf(
  { deadline, stageIndex, standing }: Clock,
  locale: "en" | "es",
) {
  const said = locale === "es" ? spanish[deadline.id] : undefined;
  const { stages, varies } = deadline.clock;
  const own = said ?? deadline;
  return {
    name: own.name,
    stage: said?.stages?.[stageIndex] ?? stages[stageIndex]?.what ?? null,
    appliesTo: own.applies_to,
    /** What the organisation would have to be; only of a clock that is told with that condition. */
    ifYouAre:
      standing.is === "conditional"
        ? (said?.if_you_are ?? deadline.if_you_are?.what ?? null)
        : null,
    trigger: own.trigger,
    starts: own.starts,
    toWhom: own.to_whom,
    status: own.status,
    threshold: own.threshold ?? null,
    notes: deadline.notes_are ? null : (own.notes ?? null),
    varies: said?.varies ?? varies,
    citation: deadline.citation,
    checkedOn: deadline.checkedOn,
    ...sourcesOf(deadline),
  };
}

const known: Partial<Record<string, { ref: string }>> = sources;

/** Where it was read, and whether a part was only remembered. */
function sourcesOf({ basis }: Deadline) {
  const ids = [...basis.matchAll(/\[(s\d+)\]/g)].map(([, id = ""]) => id);
  return {
    sources: ids.flatMap((id) => known[id]?.ref ?? []),
    isPartlyRemembered: basis.includes("[knowledge, unverified]"),
  };
}
