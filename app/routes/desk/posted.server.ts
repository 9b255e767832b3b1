import { data } from "@remix-run/node";
import type { z } from "zod";

/** What the page of a form shows when it was not done. */
export type NotDone = {
  /** Everything that was typed, to be typed no second time. */
  typed: Record<string, string>;
  /** By field. */
  problems: Record<string, string>;
  /** Why things as they stand now do not allow it; null when only the form is wrong. */
  conflict: string | null;
  /** What is in the way is that somebody did something since the page was shown. */
  isStale: boolean;
  /** Where the words of a report's form lie kept until they are sent. */
  kept: { id: string; token: string } | null;
};

export function typedIn(form: FormData): Record<string, string> {
  const pairs = [...form].map(([name, value]) => [
    name,
    typeof value === "string" ? value : "",
  ]);
  return Object.fromEntries(pairs);
}

export function notDone(answer: Partial<NotDone>, status: 400 | 409) {
  const nothing = { typed: {}, problems: {}, conflict: null, isStale: false };
  const whole: NotDone = { ...nothing, kept: null, ...answer };
  return data(whole, status);
}

export function problemsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map(({ path, message }) => [String(path[0]), message]),
  );
}
