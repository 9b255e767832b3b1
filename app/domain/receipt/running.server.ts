import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { legalTextsOf } from "../deadline/legal-texts.server.ts";
import type { KnownDesk } from "../directory/desks.server.ts";
import type { Answers } from "../form/answers.ts";

/** A legal deadline in force that runs, as paper shows it, with whom to call. */
export type Running = {
  id: string;
  name: string;
  toWhom: string;
  at: Date;
  citation: string;
  /** YYYY-MM-DD */
  checkedOn: string;
  /** Answers day and night; null where the directory has no such number. */
  call: KnownDesk | null;
};

/** The nearest first. */
export function runningOf(
  answers: Answers,
  {
    now,
    desks,
    locale,
  }: { now: Date; desks: readonly KnownDesk[]; locale: "en" | "es" },
): Running[] {
  return clocksOfAnswers(answers, now)
    .flatMap((clock) => {
      const { id, deadline, standing } = clock;
      if (!deadline.in_force || standing.is !== "running") return [];
      const { name, stage, toWhom, citation, checkedOn } = legalTextsOf(
        clock,
        locale,
      );
      return {
        id,
        name: stage === null ? name : `${name}: ${stage}`,
        toWhom,
        at: standing.lapsesAt,
        citation,
        checkedOn,
        call: desks.find(({ agencyId }) => agencyId === deadline.call) ?? null,
      };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
