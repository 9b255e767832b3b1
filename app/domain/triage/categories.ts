import type { ModelOption, SeverityModel } from "./model.ts";

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

export function byCategory<What>(
  of: (category: Category) => What,
): Record<Category, What> {
  return {
    "functional-impact": of("functional-impact"),
    "observed-activity": of("observed-activity"),
    "location-of-activity": of("location-of-activity"),
    actor: of("actor"),
    "information-impact": of("information-impact"),
    recoverability: of("recoverability"),
    "cross-sector-dependency": of("cross-sector-dependency"),
    "potential-impact": of("potential-impact"),
  };
}

export function findOption(
  model: Pick<SeverityModel, "categories">,
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
