import { z } from "zod";
import reference from "#db/reference/advice.json" with { type: "json" };
import type { ReportFacts } from "../facts/facts.ts";
import type { Moment } from "../clock/moment.ts";
import { options, type Option, type Options } from "../form/options.ts";
import { conditionSchema, meets, type FiredFact } from "../facts/condition.ts";

/** What to do while waiting; the order shown is that of `db/reference/advice.json`. */
const adviceIds = [
  "danger",
  "care",
  "machines",
  "bank-recall",
  "crypto",
  "intercept",
  "talk-elsewhere",
  "change-nothing",
  "already-changed",
  "overwritten-soon",
  "routers",
  "network-logs",
  "all-at-once",
  "supplied",
  "ransom",
  "phones",
  "mail",
  "cloud",
  "bank-late",
  "counsel",
  "log-book",
  "signs-only",
  "tip",
] as const;
export type AdviceId = (typeof adviceIds)[number];

/** The answers by which advice is chosen. */
export type AdviceFacts = {
  facts: ReportFacts;
  /** Whether a bank may still call money back; null when none was moved, as far as is known. */
  recall: "open" | "over" | null;
  /** When the first of the evidence will be written over, as the reporter said. */
  overwrittenOn: Moment | null;
};

/** An answer that made the advice apply: its question and the option that was chosen. */
export type AdviceReason = {
  [Q in ReasonQuestion]: { questionId: Q; option: Option<Q> };
}[ReasonQuestion];

export type Advice = {
  id: AdviceId;
  /** Empty where it is for everybody on this path, or says its reason itself. */
  reasons: AdviceReason[];
  overwrittenOn: Moment | null;
  basis: string;
  /** A date, YYYY-MM-DD. */
  checkedOn: string;
};

/** What applies to these answers, the most urgent first. */
export function adviceOf({
  facts,
  recall,
  overwrittenOn,
}: AdviceFacts): Advice[] {
  return all.flatMap(({ id, when, basis, ...line }) => {
    if (line.recall !== undefined && line.recall !== recall) return [];
    const met = when.map((each) => meets(each, { ...facts, band: null }));
    const fired = met.find((one) => one !== null);
    if (!fired) return [];
    return {
      id,
      basis,
      reasons: reasonsOf(fired),
      overwrittenOn: id === "overwritten-soon" ? overwrittenOn : null,
      checkedOn,
    };
  });
}

const adviceSchema = z.object({
  checkedOn: z.iso.date(),
  advice: z.array(
    z.strictObject({
      id: z.enum(adviceIds),
      /** One of them is enough. */
      when: z
        .union([conditionSchema, z.array(conditionSchema).min(2)])
        .transform((said) => (Array.isArray(said) ? said : [said])),
      recall: z.enum(["open", "over"]).optional(),
      basis: z.string(),
    }),
  ),
});
const { advice: all, checkedOn } = adviceSchema.parse(reference);

/** Facts whose words are options that the reporter chose, by the question that offered them. */
const questionOf = {
  sector: "sector",
  affected: "affected",
  dataKinds: "data_kinds",
  actionsTaken: "actions_taken",
  dutyFlags: "duty_flags",
} as const satisfies Partial<Record<FiredFact["fact"], keyof Options>>;
type ReasonQuestion = (typeof questionOf)[keyof typeof questionOf];

function reasonsOf(fired: readonly FiredFact[]): AdviceReason[] {
  return fired.flatMap(({ fact, words }) => {
    if (!isOfQuestion(fact)) return [];
    const questionId = questionOf[fact];
    return words.map((option) => ({ questionId, option })).filter(isReason);
  });
}

function isOfQuestion(
  fact: FiredFact["fact"],
): fact is keyof typeof questionOf {
  return fact in questionOf;
}

function isReason(reason: {
  questionId: ReasonQuestion;
  option: unknown;
}): reason is AdviceReason {
  const offered: readonly unknown[] = options[reason.questionId];
  return offered.includes(reason.option);
}
