import { Forbidden } from "../refusal.ts";
import type { AccessScope } from "./report.ts";

/**
 * What the holder of an access code may do, by the code's scope; what the report's status allows is `lifecycle.ts`. A
 * command asks both, and a page asks both before it shows a form.
 */
const scopes = {
  see: ["owner", "answer", "read"],
  // Answers, of a draft and of a report that was sent, and the texts and times beside them.
  update: ["owner", "answer"],
  // Messages, and answers to the questions of responders.
  add: ["owner", "answer"],
  evidence: ["owner", "answer"],
  // A draft is sent, and a report is taken back, by who began it.
  submit: ["owner"],
  withdraw: ["owner"],
  // Everything in one file, or all answers in one: it leaves the place where reading can be stopped.
  download: ["owner"],
  // Codes for colleagues: to see, make and revoke them; and to object to a request for a new code.
  codes: ["owner"],
} as const satisfies Record<string, readonly AccessScope[]>;

export type ReporterAct = keyof typeof scopes;

export function scopeAllows(scope: AccessScope, act: ReporterAct): boolean {
  return scopes[act].some((allowed) => allowed === scope);
}

/** @throws Forbidden when the code that opened this session is not for that */
export function refuseUnlessInScope(
  { scope }: { scope: AccessScope },
  act: ReporterAct,
): void {
  if (!scopeAllows(scope, act))
    throw new Forbidden(`a code to ${scope} does not allow: ${act}`);
}
