import { valueOf, type Answers } from "../form/answers.ts";
import { onPath, turnsOf } from "../form/path.ts";
import { isPhoneUnsafe } from "../form/safe-lines.ts";

/** A number or name by which the reporter can be called back: one that stands or stood in the report, and no other. */
export type CallNumber = {
  kind: "phone" | "signal";
  number: string;
  /** When it came in, and by which code; null for what was sent with the report. A stolen code can bring one in as well. */
  added: { at: Date; accessId: string } | null;
  /** Whether the newest answers still hold it. */
  isCurrent: boolean;
  /** Served by the affected carrier itself: the intruder may be listening. */
  isUnsafe: boolean;
};

export type AnswersOfVersion = {
  savedAt: Date;
  accessId: string;
  answers: Answers;
};

/**
 * Every number of these versions, oldest first; the first version is what was sent. A number that was changed or
 * removed since then is listed too: whoever steals a code could remove it before asking for a new one.
 */
export function callNumbersOf(
  versions: readonly AnswersOfVersion[],
): CallNumber[] {
  const found = new Map<string, CallNumber>();
  for (const [at, { savedAt, accessId, answers }] of versions.entries()) {
    const added = at === 0 ? null : { at: savedAt, accessId };
    const isCurrent = at === versions.length - 1;
    for (const { kind, number, isUnsafe } of numbersIn(answers)) {
      const id = `${kind} ${number}`;
      const known = found.get(id);
      found.set(id, {
        ...(known ?? { kind, number, added }),
        isCurrent,
        isUnsafe: isUnsafe || known?.isUnsafe === true,
      });
    }
  }
  return [...found.values()];
}

/** When the reporter can be reached, as sent and as it is now. */
export function callHoursOf(versions: readonly AnswersOfVersion[]): string[] {
  const ends = [versions[0], versions.at(-1)];
  const hours = ends.map(
    (each) => each && valueOf(onPath(each.answers), "contact_hours"),
  );
  return [...new Set(hours)].filter((each) => typeof each === "string");
}

/** Without one a lost code cannot be replaced. */
export function hasChannel(answers: Answers): boolean {
  return numbersIn(answers).length > 0;
}

/** How the reporter comes back to the report from another device: without a code by a call, or not at all. */
export type WayBack = "code" | "call" | "none";

export function wayBackOf(
  { isCodeless }: { isCodeless: boolean },
  answers: Answers,
): WayBack {
  if (!isCodeless) return "code";
  return hasChannel(answers) ? "call" : "none";
}

function numbersIn(answers: Answers) {
  const asked = onPath(answers);
  const phone = valueOf(asked, "contact_phone");
  const signal = valueOf(asked, "contact_signal");
  const isUnsafe = isPhoneUnsafe(turnsOf(answers));
  return [
    ...(phone ? [{ kind: "phone" as const, number: phone, isUnsafe }] : []),
    ...(signal
      ? [{ kind: "signal" as const, number: signal, isUnsafe: false }]
      : []),
  ];
}
