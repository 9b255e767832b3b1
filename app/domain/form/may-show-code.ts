import { allGiven, type Answers } from "./answers.ts";

/**
 * Whether this device may show an access code: null before anybody said who may see it. Where two tabs said different
 * things, the more careful counts.
 */
export function mayShowCode(answers: Answers): boolean | null {
  const said = allGiven(answers, "device_safe");
  if (said.length === 0) return null;
  return !said.includes("no");
}
