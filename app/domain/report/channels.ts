import { valueOf, type Answers } from "./answers.ts";
import { onPath, turnsOf } from "./path.ts";
import { isServedByAffected } from "./turns.ts";

/** Where the reporter can be called back: what was registered in the report, and nothing that a caller names. */
export type Channels = {
  phone: string | null;
  signal: string | null;
  hours: string | null;
  /** The number is served by the affected carrier: the intruder may be listening. */
  isPhoneUnsafe: boolean;
};

export function channelsOf(answers: Answers): Channels {
  const asked = onPath(answers);
  return {
    phone: valueOf(asked, "contact_phone"),
    signal: valueOf(asked, "contact_signal"),
    hours: valueOf(asked, "contact_hours"),
    isPhoneUnsafe: isServedByAffected(turnsOf(answers)),
  };
}

/** Without one a lost code cannot be replaced. */
export function hasChannel(answers: Answers): boolean {
  const { phone, signal } = channelsOf(answers);
  return phone !== null || signal !== null;
}
