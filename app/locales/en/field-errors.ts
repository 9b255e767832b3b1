import type { ProblemKind } from "#app/domain/form/read-content.ts";

/** What is said beside a field that was filled in wrong. */
export const errors: Record<ProblemKind, string> = {
  missing: "Give an answer",
  "too-long": "Make this shorter",
  "cut-short":
    "This was far too long. Only its first 20,000 characters are still here: make it shorter, and say that there is more",
  "list-cut-short":
    "This was far too long. Only its first 220,000 characters are still here: cut it down to 200,000, and say that there is more",
  "one-line": "Use one line only",
  "not-an-address": "Enter a mail address, like name@example.com",
  "not-a-number": "Enter a phone number with at least seven digits",
  "not-offered": "Choose one of the answers shown",
  "not-a-date": "Enter a real date and time",
  "in-the-future": "Enter a time that is not in the future",
  "unlikely-year": "Check the year: this cannot be meant",
  "skipped-time":
    "There was no such time: the clocks were put forward past it. Enter one before or after",
  "none-with-others":
    "Choose either the last answer alone, or the others without it",
  "not-a-zip": "Enter a ZIP code of five digits, like 93301",
  "unknown-zip":
    "We do not know this US ZIP code. Check it, or leave it empty and choose the state. If the place is not in the United States, choose its country",
  "county-needed": "Choose the county, as this ZIP code lies in more than one",
  "zip-elsewhere":
    "The ZIP code does not lie there. Check the ZIP code, or choose the country again",
  "money-long-ago":
    "You say that money moved in the last 72 hours, and that you first noticed this long ago. If both are right, continue",
  "not-an-indicator": "Change what we do not recognize, or leave it out",
  "no-place":
    "Say where each place is: a ZIP code, a town, a state or a country",
  "owner-only":
    "Only the access code that this report began with can say that this is safer now. Ask whoever holds it",
};

/** The same, where the times that they are about are known: each as day, time and clock. */
export const timeErrors = {
  "money-long-ago": (noticed: string) =>
    `You say that money moved in the last 72 hours, but that you first noticed this on ${noticed}. Change what is wrong. If both are right, continue`,
  "in-the-future": (now: string) =>
    `Enter a time that is not in the future. There it is now ${now}`,
  "skipped-time": (earlier: string, later: string) =>
    `There was no such time: the clocks were put forward past it. The nearest are ${earlier}, and ${later}`,
};
