import { z } from "zod";
import { conditionSchema } from "../facts/condition.ts";
import { bands } from "../vocabulary/triage.ts";
import { categories } from "./categories.ts";

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
