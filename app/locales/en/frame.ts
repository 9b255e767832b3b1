import { errors, timeErrors } from "./field-errors.ts";

const zones: Record<string, string> = {
  "America/New_York": "Eastern Time (New York)",
  "America/Chicago": "Central Time (Chicago)",
  "America/Denver": "Mountain Time (Denver)",
  "America/Phoenix": "Arizona (Phoenix)",
  "America/Los_Angeles": "Pacific Time (Los Angeles)",
  "America/Anchorage": "Alaska (Anchorage)",
  "Pacific/Honolulu": "Hawaii (Honolulu)",
  "America/Puerto_Rico": "Puerto Rico",
  "Pacific/Guam": "Guam",
  "Etc/UTC": "UTC",
};

/** What stands around every reporter page, and what is said when something goes wrong. */
export const frame = {
  skip: "Skip to the main content",
  otherLanguage: "Español",
  otherLocale: "es",
  notOfficial: "Not an official government website.",
  runBy: (operator: string) => `Run by ${operator}.`,
  demonstration: "This is a demonstration: what you send here reaches nobody.",
  back: "Back",
  continue: "Continue",
  optional: "optional",
  errorTitle: (title: string) => `Error: ${title}`,
  errorHeading: "Please look at this again",
  errorPrefix: "Error: ",
  footer: {
    protectedTitle: "How this is protected",
    protected:
      "What you write is locked before it is stored. Until you send it, only your access code opens it. After that, only the people who answer can open it too. No tracking, no ads, nothing from other websites.",
    linksTitle: "On this site",
  },
  links: {
    front: "Start page",
    where: "Where should I report?",
    follow: "Continue or follow up",
    now: "Phone numbers",
  },
  damaged: {
    title: "This page does not open",
    text: "This does not open: it was changed or damaged in storage.",
    next: "Nothing was written over it, and what you just sent was not saved. Whoever runs this portal has been told, and may be able to bring it back. Everything else of your report is as it was. If it is urgent, please call.",
  },
  section: (at: number, of: number, name: string) =>
    `Part ${at} of ${of}: ${name}`,
  notKnown: "Not known yet",
  askAgain: "Ask me again at (optional)",
  characterCount: (count: string) => `${count} characters in all`,
  characters: (limit: string) => `Up to ${limit} characters.`,
  choose: "Choose",
  kept: "What stands in the form is kept.",
  twoVersions: {
    title: "Two versions of this answer",
    intro:
      "It was changed in another window, or by another person, while you wrote. Nothing is lost. Put what should stay in the field below and continue.",
    yours: "Saved last",
    theirs: "Saved just before",
  },
  moment: {
    date: "Date",
    time: "Time (optional)",
    zone: "Time zone",
    approximate: "About then, not exactly",
  },
  place: {
    zip: "US ZIP code",
    county: "County",
    state: "Or, if you do not know the ZIP code: the state",
    outside: "It is not in the United States",
    chooseState: "Choose a state",
    foreign: "Choose a country",
    unitedStates: "United States",
    military:
      "a US military post office (APO, FPO or DPO), which lies in no county",
    either: (one: string, other: string) => `${one} or ${other}`,
  },
  zones,
  about: (moment: string) => `about ${moment}`,
  errors,
  timeErrors,
  /** Of an answer that does not go with others. */
  alone: (answer: string) =>
    `Choose either “${answer}” alone, or the others without it`,
  trouble: {
    notFound: {
      title: "Page not found",
      text: "There is no page at this address. If you typed it, check it for mistakes.",
    },
    forbidden: {
      title: "This is not possible here",
      text: "The address or the way it was sent is not allowed. Go back and try again from the page itself. Or your access code does not allow it: ask whoever gave it to you.",
    },
    conflict: {
      title: "This page belongs to another report, or is too old",
      text: "Nothing was changed, and nothing that was saved is lost. Perhaps another report was opened in this browser since. Enter the access code of the report that you mean, and go on from there.",
    },
    ended: {
      title: "No report is open here",
      text: "If one was, it was closed for your safety, and what you saved is not lost. Enter your access code to go on where you were.",
    },
    failed: {
      title: "Something went wrong on our side",
      text: "Everything that was saved before is safe. What you sent just now may not have been saved: reload this page to send it once more. Sending twice does no harm.",
      urgent: "If it is urgent, please call instead.",
    },
    typed: {
      title: "What you typed",
      text: "It was not saved. Copy it, open your report with the access code, and send it again.",
      carried:
        "It is not saved yet. Enter the access code of the report that it belongs to: the page opens again, with this in it.",
      chosen:
        "What you chose is not saved yet. Enter the access code of the report that it belongs to: the page opens again, with your choices in it.",
    },
    toFront: "Go to the start page",
    toCode: "Enter an access code",
  },
};
