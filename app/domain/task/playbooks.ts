import { z } from "zod";
import reference from "#db/reference/playbooks.json" with { type: "json" };
import { reportFlags } from "../vocabulary/report.ts";
import { playbookIds, type PlaybookId } from "../vocabulary/task.ts";

const stepSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  who: z.string(),
  withinHours: z.number().positive().nullable(),
  /** What it follows from: ids of `sources.json`, or that it is known and not verified. */
  basis: z.string(),
});

const schema = z.strictObject({
  _note: z.string(),
  version: z.number(),
  owner: z.string(),
  checkedOn: z.iso.date(),
  playbooks: z.array(
    z.strictObject({
      id: z.enum(playbookIds),
      title: z.string(),
      flags: z.array(z.enum(reportFlags)),
      steps: z.array(stepSchema),
    }),
  ),
});

const { playbooks, checkedOn } = schema.parse(reference);
export const playbooksCheckedOn = checkedOn;
export type Playbook = (typeof playbooks)[number];

export function playbookOf(id: PlaybookId): Playbook {
  const found = playbooks.find((playbook) => playbook.id === id);
  if (!found) throw new Error(`no steps for ${id}`);
  return found;
}

/** The step as the playbook says it now; null where it says it no longer. */
export function stepOf(id: PlaybookId, stepId: string) {
  const playbook = playbookOf(id);
  const step = playbook.steps.find((each) => each.id === stepId);
  return step ? { playbook, step } : null;
}

/** Those that fit the report's flags first, each with the flags for which it does. */
export function playbooksFor(flags: readonly string[]) {
  const fitting = playbooks.map(({ id, title, ...playbook }) => ({
    ...{ id, title },
    fits: playbook.flags.filter((flag) => flags.includes(flag)),
  }));
  return fitting.sort((a, b) => b.fits.length - a.fits.length);
}
