import type { LegalEvent } from "#app/domain/deadline/legal-deadlines.ts";

export type ClockGroup =
  "running" | "lapsed" | "waiting" | "untimed" | "conditional" | "not-in-force";

/** The clock board: which legal deadlines may run. "May apply", never "applies". */
export const deadlines = {
  title: "Legal deadlines that may apply",
  link: "Legal deadlines that may apply",
  lead: "They follow from your answers. This is not legal advice: your lawyer can say which of them do apply.",
  asOf: (time: string) => `Time left was counted on ${time}.`,
  none: "Of the laws that we know of, none seems to set a deadline for what you told us. There may be others. Ask your lawyer.",
  noDuties:
    "You left open what kind of organization it is, so some deadlines may be missing here. You can tell us in a message.",
  groups: {
    running: "Running",
    lapsed: "Lapsed",
    waiting: "Not started, as far as we know",
    untimed: "Without a time that we can count",
    conditional: "May apply if you are one of these",
    "not-in-force": "Not in force yet, as far as we found",
  } satisfies Record<ClockGroup, string>,
  hints: {
    running: "The nearest comes first. Days end at midnight on your clock.",
    lapsed:
      "The time is over. Something may still have to be done: ask your lawyer.",
    waiting: "Enter the time below once you know it.",
    untimed: "Look up when they start, and how long they give.",
    conditional:
      "We could not tell from your answers whether one of these is about you, so nothing is counted. Ask your lawyer.",
    "not-in-force":
      "Look again before you rely on this. Nothing runs here yet.",
  } satisfies Record<ClockGroup, string>,
  leftToTell: (span: string, whom: string) => `${span} left to tell ${whom}`,
  mayHaveLapsed: (span: string, whom: string) =>
    `The time to tell ${whom} may have run out ${span} ago. Tell them now all the same.`,
  mayStart: (length: string, whom: string, event: string) =>
    `A shorter time may run: ${length} to tell ${whom}, counted from ${event}.`,
  nearest: "Nearest legal deadline that may apply",
  left: (span: string) => `${span} left`,
  ends: (time: string) => `Ends on ${time}`,
  lapsed: (span: string) => `Lapsed ${span} ago`,
  ended: (time: string) => `Ended on ${time}`,
  wouldEnd: (time: string) => `Would end on ${time}`,
  countedFrom: "Counted from",
  events: {
    discovered: "when it was first noticed",
    believed: "when you came to believe that it was a real incident",
    determined: "when you decided that it was a real incident",
    material: "when you decided that it matters to investors",
    paid: "when money was paid",
  } satisfies Record<LegalEvent, string>,
  enterTime: "Enter this time",
  fromStartOf: (day: string) => `from the start of ${day}`,
  gives: "Time given",
  businessDays: (count: string) =>
    count === "1" ? "1 business day" : `${count} business days`,
  atOnce: "At once",
  promptly: "Promptly",
  varies: "It varies",
  toWhom: "To whom",
  callsFor: "What it is about",
  threshold: (words: string) => `Threshold: ${words}.`,
  ifYouAre: (words: string) => `May apply if you are: ${words}.`,
  appliesTo: (words: string) => `May apply to: ${words}.`,
  checked: (date: string) => `Last checked on ${date}.`,
  more: "Status and source",
  moreAndCause: "What it is about, status and source",
  starts: "Starts, as our source puts it",
  status: "Status",
  notes: "Also",
  source: "Where we read it",
  notReadAgain: "from memory, not read again",
  notReadAgainLong:
    "At least a part of this is from memory, and was not read again.",
  inCalendar: (reminder: string) => `In the calendar file: “${reminder}”.`,
  calendar: {
    title: "Take them into your calendar",
    text: "The file holds times and numbers alone: no name, no reference and no law. Calendars are copied to other devices and services, where an intruder may read them. Keep it so: do not add words to the entries.",
    download: "Save as a calendar file (.ics)",
    fileName: "reminders.ics",
    reminder: (number: number) => `Reminder ${number}`,
  },
  form: {
    title: "Times that start a deadline",
    lead: "Leave open what you do not know. The people who answer you can see these times.",
    save: "Save these times",
  },
};
