import { z } from "zod";
import reference from "#db/reference/agencies.json" with { type: "json" };
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import type { Clock } from "../deadline/legal.ts";
import type { Length } from "../deadline/legal-deadlines.ts";
import { answersGiven } from "../form/answers.ts";
import { kindFactsOf } from "./organisation-kind.ts";
import type { SignpostAnswers } from "./signpost-answers.ts";

/** Deadlines that may run, with the agency that takes the filing; null where the directory knows none. */
export type Filing = {
  agencyId: string | null;
  inForce: boolean;
  /** Only if the organisation is what each deadline names. */
  isConditional: boolean;
  /** For each deadline an array of all its stages. */
  deadlines: Clock[][];
};

/**
 * Which legal clocks may run for such an organisation. The same declarations decide as on the clock board, so this
 * never claims more than the board does. What is in force comes first, and of that what gives the shortest time. A
 * private person, and somebody who only has a tip, has none.
 */
export function filingsOf(
  answers: SignpostAnswers,
  country: string | null,
  now: Date,
): Filing[] {
  if (answers.what === "tip" || answers.kind === "individual") return [];
  const filings: Filing[] = [];
  for (const deadline of deadlinesOf(answers, country, now)) {
    const { id, in_force: inForce } = deadline[0]!.deadline;
    const isConditional = deadline[0]!.standing.is === "conditional";
    const agencyId = agencyFor(id);
    const same = filings.find(
      (each) =>
        agencyId !== null &&
        each.agencyId === agencyId &&
        each.inForce === inForce &&
        each.isConditional === isConditional,
    );
    if (same) same.deadlines.push(deadline);
    else
      filings.push({ agencyId, inForce, isConditional, deadlines: [deadline] });
  }
  return filings;
}

/** None of the arrays is empty: every deadline that is shown has a stage. */
function deadlinesOf(
  answers: SignpostAnswers,
  country: string | null,
  now: Date,
): Clock[][] {
  const clocks = clocksOfAnswers(reportAnswersOf(answers, country), now).sort(
    (a, b) => a.number - b.number,
  );
  const byDeadline = new Map<string, Clock[]>();
  for (const clock of clocks) {
    const { id } = clock.deadline;
    byDeadline.set(id, [...(byDeadline.get(id) ?? []), clock]);
  }
  return [...byDeadline.values()].sort((a, b) => rank(a) - rank(b));
}

/** The four answers, as the answers of a report would hold them. */
function reportAnswersOf(
  { kind, also, what }: SignpostAnswers,
  country: string | null,
) {
  const { sector, subsector, duties = [] } = kindFactsOf(kind) ?? {};
  const flags = [...new Set([...duties, ...also])];
  return answersGiven({
    reporter_role: "works-there",
    report_kind: "compromise",
    ...(country && { country }),
    ...(sector && { sector }),
    ...(subsector && { subsector }),
    ...(flags.length > 0 && { duty_flags: flags }),
    ...(what === "personal-data" && { data_kinds: ["personal"] }),
    ...(what === "extortion" && { extortion: "demand" }),
  });
}

const lastOfAll = Number.MAX_SAFE_INTEGER / 2;

function rank([first]: Clock[]): number {
  if (!first) return lastOfAll;
  const isConditional = first.standing.is === "conditional";
  const after = isConditional ? lastOfAll / 2 : 0;
  return (
    minutesOf(first.length) + (first.deadline.in_force ? after : lastOfAll)
  );
}

/** For the order alone: a business day is taken for the day and a half that it is on average. */
function minutesOf(length: Length): number {
  const perUnit = {
    minutes: 1,
    hours: 60,
    days: 1_440,
    "business-days": 2_016,
    months: 43_200,
  };
  if ("count" in length) return length.count * perUnit[length.unit];
  return length.unit === "varies" ? 10 * perUnit.months : 0;
}

/** In this order: first the agency whose filing it is, then those that take part in it. */
const filingKinds = [
  "regulator",
  "regulator / defence",
  "ISAC",
  "cyber defence agency",
];

const dutiesSchema = z.array(
  z.object({
    id: z.string(),
    kind: z.string(),
    legalDuties: z.array(z.string()),
  }),
);
const agencies = dutiesSchema
  .parse(reference)
  .filter(({ kind }) => filingKinds.includes(kind))
  .sort((a, b) => filingKinds.indexOf(a.kind) - filingKinds.indexOf(b.kind));

function agencyFor(deadlineId: string): string | null {
  return (
    agencies.find(({ legalDuties }) => legalDuties.includes(deadlineId))?.id ??
    null
  );
}
