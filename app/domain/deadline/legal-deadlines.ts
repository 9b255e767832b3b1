import { z } from "zod";
import { conditionSchema } from "../facts/condition.ts";

/** What a legal deadline may be counted from, as far as the reporter is asked for it. */
export const legalEvents = [
  "discovered",
  "believed",
  "determined",
  "material",
  "paid",
] as const;
export type LegalEvent = (typeof legalEvents)[number];

/**
 * How long a law gives. Hours and minutes run on through nights and changes of clocks; days and business days end with
 * the day. Months are told and never counted.
 */
export type Length =
  | {
      unit: "minutes" | "hours" | "days" | "business-days" | "months";
      count: number;
    }
  | { unit: "at-once" | "promptly" | "varies" };

/** One thing that a law calls for by one time; most laws have one, some several. */
type Stage = {
  length: Length;
  /** Null: it cannot be counted from anything that we ask for. */
  from: LegalEvent | null;
};

const count = z.int().positive();
const from = z.enum(legalEvents).nullable();
const lengthFields = {
  minutes: count.optional(),
  hours: count.optional(),
  days: count.optional(),
  business_days: count.optional(),
};
const stageSchema = z
  .strictObject({
    ...lengthFields,
    months: count.optional(),
    what: z.string(),
    from,
  })
  .transform(({ what, ...stage }) => ({ what, ...stageOf(stage) }));
const clockSchema = z.union([
  z
    .strictObject({
      ...lengthFields,
      immediate: z.literal(true).optional(),
      promptly: z.literal(true).optional(),
      varies: z.string().optional(),
      none: z.literal(true).optional(),
      from,
    })
    .transform(({ varies, none, ...single }) => ({
      varies: varies ?? null,
      stages: none ? [] : [{ what: null, ...stageOf(single) }],
    })),
  z
    .strictObject({ stages: z.array(stageSchema).min(2) })
    .transform(({ stages }) => ({ varies: null, stages })),
]);

/** Any of them; none is never met. */
const conditions = z
  .union([conditionSchema, z.array(conditionSchema).min(1), z.null()])
  .transform((written) => (written === null ? [] : [written].flat()));

/** `db/reference/deadlines.json`: the facts as they were gathered, and what a machine needs to count from them. */
export const deadlinesSchema = z
  .object({
    checkedOn: z.iso.date(),
    deadlines: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        applies_to: z.string(),
        may_apply: conditions,
        if_you_are: z
          .strictObject({ when: conditions, what: z.string() })
          .optional(),
        us_only: z.literal(true).optional(),
        trigger: z.string(),
        clock: clockSchema,
        starts: z.string(),
        to_whom: z.string(),
        call: z.string().optional(),
        citation: z.string(),
        status: z.string(),
        in_force: z.boolean(),
        confidence: z.string(),
        basis: z.string(),
        threshold: z.string().optional(),
        notes: z.string().optional(),
        /** Then the reporter is not shown them. */
        notes_are: z.literal("for the operator").optional(),
      }),
    ),
  })
  .transform(({ checkedOn, deadlines }) =>
    deadlines.map((deadline) => ({ ...deadline, checkedOn })),
  );
export type Deadline = z.infer<typeof deadlinesSchema>[number];

type LengthFields = {
  from: LegalEvent | null;
  minutes?: number;
  hours?: number;
  days?: number;
  business_days?: number;
  months?: number;
  immediate?: true;
  promptly?: true;
};

function stageOf({ from, ...fields }: LengthFields): Stage {
  const length = lengthOf(fields);
  const isCounted = "count" in length && length.unit !== "months";
  return { from: isCounted ? from : null, length };
}

function lengthOf(fields: Omit<LengthFields, "from">): Length {
  const { minutes, hours, days, business_days, months } = fields;
  if (minutes) return { unit: "minutes", count: minutes };
  if (hours) return { unit: "hours", count: hours };
  if (days) return { unit: "days", count: days };
  if (business_days) return { unit: "business-days", count: business_days };
  if (months) return { unit: "months", count: months };
  if (fields.immediate) return { unit: "at-once" };
  return { unit: fields.promptly ? "promptly" : "varies" };
}
