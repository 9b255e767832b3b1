import type { AccessScope } from "#app/domain/vocabulary/report.ts";

/** Codes for colleagues: made, listed, shown once, revoked. */
export const codes = {
  unnamed: "a code whose name does not open",
  title: "Codes for colleagues",
  link: "Codes for colleagues",
  lead: "Give each person or team a code of their own. You can take any of them back, and you see when each was used.",
  listTitle: "Codes in use",
  none: "You have made none yet.",
  revokedTitle: "Codes taken back",
  first: "The first code of this report",
  replaced: "The code that replaced the first one",
  own: "your code",
  made: "Made on",
  used: "Last used on",
  revoked: "Taken back on",
  neverUsed: "Not used yet",
  scopeLabel: "What it allows",
  scopes: {
    owner: ["Everything", "Also to send or withdraw it, and to make codes."],
    answer: [
      "Read and answer",
      "Read all of it, write messages, change answers, add files. Not the name, the numbers and the mail by which we reach you, nor that a line is safe again.",
    ],
    read: ["Read", "Read all of it. Nothing can be written or changed."],
  } satisfies Record<AccessScope, [string, string]>,
  revoke: "Take back",
  revokeThis: (label: string) => `Take back the code “${label}”`,
  revokeText:
    "The code stops working at once, and whoever has the report open with it is out. What they wrote stays.",
  makeTitle: "Make a code",
  label: "Who is it for?",
  labelHint:
    "For example: night shift, or counsel. The offices that answer you see this name too.",
  make: "Make the code",
  most: (count: number) =>
    `You have ${count} codes, and there can be no more. Take one back first.`,
  wrong: {
    missing: "Say who the code is for",
    "too-long": "Use at most 60 characters",
    scope: "Choose what the code allows",
  },
  shown: {
    title: "A code for a colleague",
    lead: (label: string) => `This is the code for “${label}”.`,
    once: "It is shown only now. If it gets lost, take it back and make another.",
    waysTitle: "How to pass it on",
    safe: "Hand it over in person, on paper or as a QR code. Or read it out on a phone that the intruder cannot listen to.",
    unsafe:
      "Do not send it by mail or chat on systems that may be affected. Do not put it in a ticket, a shared file or a text message.",
    notYours: "Do not pass on your own code: nobody could tell you apart.",
    done: "It is passed on",
    waiting: "A new code is still shown in this browser.",
    toIt: "See it again",
  },
  by: "With the code",
  times: (count: number) => `(${count} times that day)`,
  readOnly: "Your code is for reading. It does not let you write here.",
  ownerSends:
    "Your code does not let you send this report. Whoever holds the first code can send it.",
  ownerContact:
    "Your code does not let you change who is named in this report, or their numbers and mail. We call these if a code is lost. Ask whoever holds the first code.",
};
