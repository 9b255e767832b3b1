import { categories, findOption, type Inputs } from "./categories.ts";
import type { SeverityModel } from "./model.ts";
import { bands, type Band } from "../vocabulary/triage.ts";

/**
 * The weighted mean of the eight chosen values, stretched so that the lowest option everywhere is 0 and the highest 100
 * (CMU SEI, CITE's "CISA NCISS" model; shared reference severity.md, "Formula", 2026-11-22).
 */
export function weightedScore(
  inputs: Inputs,
  model: Pick<SeverityModel, "categories">,
): number {
  const sum = categories
    .map((category) => findOption(model, category, inputs[category]))
    .reduce((total, { weight, value }) => total + weight * value, 0);
  const lowest = sumOf(model, Math.min);
  const highest = sumOf(model, Math.max);
  const score = (100 * (sum - lowest)) / (highest - lowest);
  return Math.min(100, Math.max(0, score));
}

export function bandOf(
  score: number,
  model: Pick<SeverityModel, "bands">,
): Band {
  const found = model.bands.find(({ from }) => score >= from);
  return found?.band ?? "baseline";
}

export function moreSevere(a: Band, b: Band): Band {
  return bands.indexOf(a) <= bands.indexOf(b) ? a : b;
}

function sumOf(
  model: Pick<SeverityModel, "categories">,
  pick: (...values: number[]) => number,
): number {
  return model.categories
    .map(({ weight, options }) => weight * pick(...options.map((o) => o.value)))
    .reduce((total, part) => total + part, 0);
}
