import { z } from "zod";
import { conditionSchema } from "../facts/condition.ts";
import { bands } from "../vocabulary/triage.ts";

/** The eight categories of NCISS, in the order of `reference/severity.json`. */
export const categories = [
  "functional-impact",
  "observed-activity",
  "location-of-activity",
  "actor",
  "information-impact",
  "recoverability",
  "cross-sector-dependency",
  "potential-impact",
] as const;
export type Category = (typeof categories)[number];

/** Category → id of the chosen option of the model. */
export type Inputs = Record<Category, string>;

const optionSchema = z.object({
  id: z.string(),
  /** 0 to 100. */
  value: z.int().min(0).max(100),
  label: z.string(),
});

const escalatorSchema = z.object({
  id: z.string(),
  when: conditionSchema,
  atLeast: z.enum(bands),
  /** The same of a report that is second-hand: it weighs less. Absent: it makes no difference. */
  whenHeard: z.enum(bands).optional(),
  reason: z.string(),
  sources: z.array(z.string()).min(1),
});

/** Weights, values, bands and escalators are data; code knows only the names of the categories. */
export const severityModelSchema = z.object({
  version: z.int(),
  categories: z
    .array(
      z.object({
        id: z.enum(categories),
        weight: z.int().positive(),
        options: z.array(optionSchema).min(1),
      }),
    )
    .length(categories.length),
  /** Most severe first; the last begins at 0. */
  bands: z.array(z.object({ band: z.enum(bands), from: z.number() })).min(1),
  escalators: z.array(escalatorSchema),
});
export type SeverityModel = z.infer<typeof severityModelSchema>;
export type ModelOption = z.infer<typeof optionSchema>;

export function findOption(
  model: SeverityModel,
  category: Category,
  optionId: string,
): ModelOption & { weight: number } {
  const found = model.categories.find(({ id }) => id === category);
  const option = found?.options.find(({ id }) => id === optionId);
  if (!found || !option) {
    throw new Error(`the severity model has no ${category} "${optionId}"`);
  }
  return { ...option, weight: found.weight };
}
