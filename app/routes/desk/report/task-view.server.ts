import { sourcesOfBasis } from "#app/domain/advice/sources.ts";
import { flagWords } from "#app/components/desk/words.ts";
import type { Choice } from "#app/components/desk/field.tsx";
import type { ReportPage } from "#app/domain/desk/report-page.server.ts";
import {
  playbooksCheckedOn,
  playbooksFor,
  stepOf,
} from "#app/domain/task/playbooks.ts";

type Task = NonNullable<ReportPage["contents"]>["tasks"][number];

/** A task in words; of a playbook's step also who does it, and what it follows from. */
export function taskView({ words, ...task }: Task) {
  if (words.is === "damaged")
    return { ...task, text: words, from: null } as const;
  const { text, playbook, step } = words.value;
  const found = playbook && step ? stepOf(playbook, step) : null;
  return {
    ...task,
    text: { is: "opened", value: text } as const,
    from: found && {
      title: found.playbook.title,
      who: found.step.who,
      basis: basisWords(found.step.basis),
    },
  };
}

/** For the list to choose from, what fits the report first. */
export function playbooksView({ flags }: Pick<ReportPage, "flags">): Choice[] {
  return playbooksFor(flags).map(({ id, title, fits }) => ({
    value: id,
    label:
      fits.length > 0
        ? `${title}, for: ${fits.map((flag) => flagWords[flag]).join(", ")}`
        : title,
  }));
}

function basisWords(basis: string): string {
  const { titles, isPartlyRemembered } = sourcesOfBasis(basis);
  const remembered = isPartlyRemembered
    ? ["known by the operator, and not verified"]
    : [];
  return `${[...titles, ...remembered].join("; ")}. Checked ${playbooksCheckedOn}.`;
}
