import type { MoreGroup } from "#app/domain/form/task-list.ts";
import type { MorePageId } from "#app/domain/form/page-order.ts";

/** The task list and the pages of the second tier. */
export const more = {
  title: "Add to your report",
  link: "Add more, or change what you said",
  beforeSending: "Add more before you send, or afterwards",
  beforeSendingHint: "Nothing there is needed to send.",
  lead: {
    draft:
      "Nothing here is needed to send your report. Add what you know now, and the rest later.",
    sent: "Add what you know by now. Each time you save, the people who answer see it.",
  },
  toCheck: "Check your answers and send",
  toReport: "Back to your report",
  back: "Back to the list",
  save: "Save",
  saved: (what: string) => `Saved: ${what}`,
  closed: {
    ended: "This report takes no more answers.",
    reader: "With your access code you can read, but not add.",
  },
  states: {
    done: "Done",
    "to-do": "To do",
    "not-known": "Not known yet",
    needed: "An answer is needed",
    "not-now": "Not yet, please",
  },
  /** Of the folded rest. */
  further: "Everything else that you can add",
  groups: {
    needed: "Needed now",
    open: "Not known when you were asked",
    helps: "What helps most now",
    happened: "What happened",
    done: "Effects, and what was done",
    organisation: "The organization",
    help: "Help",
  } satisfies Record<MoreGroup, string>,
  titles: {
    timeline: "When it began and how it was found",
    signs: "Signs in network equipment",
    entry: "How they got in",
    "evidence-held": "Evidence that you still have",
    impact: "How much is touched",
    "actions-taken": "What was done so far",
    operator: "What you operate",
    sites: "Other places",
    acting: "Who acts for you, and earlier reports",
    "event-times": "Times that deadlines count from",
    help: "What you need, and by when",
  } satisfies Record<MorePageId, string>,
  indicators: "Addresses, hashes and other signs",
  answers: "What you have said so far",
  askAgain: {
    title: "You asked to be asked again",
    at: (time: string) => `You asked to be asked again on ${time}:`,
    due: "You asked to be asked again. It is time now:",
    next: (time: string) => `To be asked again at ${time}`,
    isDue: "It is time to look again",
  },
  sites: {
    row: (number: number) => `Place ${number}`,
    zip: "US ZIP code",
    place: "County or town",
    state: "State",
    country: "Country, if not the United States",
    what: "What is there?",
    add: "Add another place",
    remove: (number: number) => `Remove place ${number}`,
    most: "There is no room for more rows. Name further places in the last one.",
  },
};
