import { z } from "zod";
import { conditionSchema } from "../facts/condition.ts";
import { assignmentParts } from "../vocabulary/routing.ts";

/** The last two may name several units or none, and stand in joint rules. */
const siteTargets = [
  "field-office",
  "region",
  "further-field-offices",
  "affiliate-field-office",
] as const;

const targetSchema = z.union([
  z.strictObject({ site: z.enum(siteTargets) }),
  z.strictObject({ unit: z.string() }),
]);

const ruleSchema = z.strictObject({
  id: z.string(),
  part: z.enum(assignmentParts),
  when: conditionSchema,
  target: targetSchema,
  /** For the desk; may hold `{country}`, `{state}`, `{sector}` and `{band}`, which are closed words. */
  reason: z.string(),
  /** For the reporter, in plain words that give away neither score nor band. */
  told: z.strictObject({ en: z.string(), es: z.string() }),
});
/** One text in the languages of the reporter pages. */
export type Told = z.infer<typeof ruleSchema>["told"];
export type Rule = z.infer<typeof ruleSchema>;

/**
 * One version of the rules. The first primary rule that is met and whose target is known gives the primary unit; every
 * joint rule that is met adds one. A set must end in a primary rule that always holds, so that no report is unroutable.
 */
export const rulesSchema = z
  .object({
    version: z.int(),
    source: z.string(),
    /** Joint units are offered a part only if this holds. */
    jointRequires: z.strictObject({
      when: conditionSchema,
      otherwise: z.string(),
    }),
    rules: z.array(ruleSchema),
  })
  .refine(
    ({ rules }) => rules.some(alwaysNames),
    "one primary rule must always hold and name a unit",
  );
export type Rules = z.infer<typeof rulesSchema>;

function alwaysNames({ part, when, target }: Rule): boolean {
  return (
    part === "primary" &&
    "all" in when &&
    when.all.length === 0 &&
    "unit" in target
  );
}
