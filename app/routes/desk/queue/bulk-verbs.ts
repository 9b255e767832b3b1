import type { DeskAction } from "#app/domain/responder/can.ts";

type BulkVerb = {
  /** Any one of these allows it. */
  actions: readonly DeskAction[];
  /** On the bar under the rows. */
  label: string;
  /** On the key of the queue. */
  key: string;
  title: (count: number) => string;
  /** What will happen to each report. */
  effect: string;
  button: (count: number) => string;
};

const reports = (count: number) =>
  count === 1 ? "1 report" : `${count} reports`;

/** What can be done to several reports at once; each goes through the command of the single verb. */
export const bulkVerbs = {
  assignee: {
    actions: ["assign-self", "assign-colleague"],
    ...{ label: "Assign", key: "s" },
    title: (count) => `Assign ${reports(count)}`,
    effect: "Who is chosen works it for your unit from now on.",
    button: (count) => `Assign ${reports(count)}`,
  },
  transfer: {
    actions: ["transfer"],
    ...{ label: "Transfer", key: "t" },
    title: (count) => `Transfer ${reports(count)}`,
    effect:
      "The other unit is offered it and has to accept. Your unit sees it no longer, and can take it back for ten seconds alone.",
    button: (count) => `Transfer ${reports(count)}`,
  },
  duplicate: {
    actions: ["close"],
    ...{ label: "Link", key: "l" },
    title: (count) => `Link ${reports(count)} as duplicates`,
    effect:
      "It ends as a duplicate of the report that goes on, and its reporter is told your words. It can be opened again.",
    button: (count) => `Link ${reports(count)}`,
  },
  closure: {
    actions: ["close"],
    ...{ label: "Close", key: "x" },
    title: (count) => `Close ${reports(count)}`,
    effect:
      "It ends with this outcome, and its reporter is told your words. It can be opened again.",
    button: (count) => `Close ${reports(count)}`,
  },
} satisfies Record<string, BulkVerb>;

export type BulkVerbName = keyof typeof bulkVerbs;

export function isBulkVerb(name: unknown): name is BulkVerbName {
  return typeof name === "string" && Object.hasOwn(bulkVerbs, name);
}
