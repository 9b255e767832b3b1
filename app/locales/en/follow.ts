import type {
  AssignmentPart,
  DueKind,
} from "#app/domain/vocabulary/routing.ts";
import type { ActionGroup } from "#app/domain/vocabulary/follow.ts";
import type { Ended } from "#app/domain/follow/standing.ts";
import type { StepKind } from "#app/domain/follow/told-events.ts";
import type { Outcome, ReportStatus } from "#app/domain/vocabulary/report.ts";

export const receipt = {
  title: "Your report was sent",
  reference: "Your reference",
  referenceHint:
    "Give it on the phone. It opens nothing; your access code does.",
  sentAt: (time: string) => `Sent on ${time}`,
  whoTitle: "Who it went to, and why",
  noUnit:
    "It is with the triage desk, where people find the right office for it.",
  part: {
    primary: "Leads the answer",
    joint: "Asked to help",
  } satisfies Record<AssignmentPart, string>,
  nextTitle: "What happens next",
  due: {
    accept: (time: string) =>
      `A person must open it and take it on by ${time}, your time.`,
    "first-answer": (time: string) =>
      `Must give you a first answer by ${time}.`,
    "next-update": (time: string) => `Must tell you more by ${time}.`,
  } satisfies Record<DueKind, (time: string) => string>,
  /** The same once the time has passed. */
  late: {
    accept: (time: string) => `Should have taken it on by ${time}.`,
    "first-answer": (time: string) =>
      `Should have given you a first answer by ${time}.`,
    "next-update": (time: string) => `Should have told you more by ${time}.`,
  } satisfies Record<DueKind, (time: string) => string>,
  overdue:
    "This time has passed. It is still owed to you. Nothing is wrong with your report, and you need not send it again.",
  callAboutIt: (reference: string) =>
    `Call and ask for it, from a phone that the intruder cannot hear. Give your reference, ${reference}.`,
  noNumber:
    "We have no number of this office. Send it a message, or call one of the general numbers:",
  source: "Read at:",
  checked: (date: string) => `Last checked on ${date}`,
  noDue: "Nothing is promised by a fixed time at the moment.",
  call: {
    phone: (ending: string) =>
      `If a call is needed, we call the number that ends in ${ending}.`,
    signal: "If a call is needed, we use the Signal name that you gave.",
    hours: (hours: string) => `You said when: ${hours}`,
    anyTime: "You said no hours, so it may ring at any time.",
  },
  /** Before the names of pages. */
  sooner: "What you can still say here may change how soon a person answers:",
  comeBack:
    "Come back with your access code to see what was done and to write to the people who answer.",
  silent:
    "We will send you no mail. Please come back here with your access code, from a safe device.",
  notice:
    "When there is something to read, we mail you “please look at the portal”.",
  conversation: "We will also write to you by mail.",
  printHint: "You can print this page. It does not hold your access code.",
  toReport: "See your report",
};

export const follow = {
  title: "Continue or follow up",
  lead: "Enter the access code that you were given at the start.",
  code: "Access code",
  codeHint:
    "24 letters and digits in six groups. Spaces, dashes and small letters are fine.",
  open: "Open",
  wrong: {
    missing: "Enter your access code",
    shape:
      "This is not a whole access code. Look for a missing or mistyped character; it has 24, in six groups of four",
    tooMany:
      "Several wrong codes came from your network. Check the code, wait a minute, and try again. The right code opens at any time",
    otherReport:
      "This code opens another report, or what you typed can no longer be added there. It stays on this page: copy it, or enter the other code",
    unknown:
      "No report opens with this code. Perhaps it is older than 30 days and was never sent, or a character is wrong",
  },
  lost: {
    title: "If you lost the code",
    text: "If the report was sent, we can call you back and give you a new code. A draft that was not sent nobody can open.",
  },
  resume: "Go on with your report",
  near: {
    today: (time: string) => `${time} today`,
    tomorrow: (time: string) => `${time} tomorrow`,
    yesterday: (time: string) => `${time} yesterday`,
    day: (time: string, day: string) => `${time} on ${day}`,
  },
  /** Each takes a time such as "5:00 AM PST today". */
  standing: {
    title: "Where it stands",
    opened: (time: string) => `Opened by a person at ${time}.`,
    notOpened: "No person has opened it yet.",
    promised: {
      accept: (time: string) => `An office must take it on by ${time}.`,
      "first-answer": (time: string) => `The first answer is due by ${time}.`,
      "next-update": (time: string) => `The next answer is due by ${time}.`,
    } satisfies Record<DueKind, (time: string) => string>,
    overdue: {
      accept: (time: string, unit: string) =>
        `Overdue since ${time}: ${unit} has not taken it on yet.`,
      "first-answer": (time: string, unit: string) =>
        `Overdue since ${time}: the first answer from ${unit}.`,
      "next-update": (time: string, unit: string) =>
        `Overdue since ${time}: the next answer from ${unit}.`,
    } satisfies Record<DueKind, (time: string, unit: string) => string>,
    asked: (count: number) =>
      count === 1
        ? "A question for you waits below."
        : `${count} questions for you wait below.`,
    open: "No answer is promised by a fixed time at the moment.",
    ended: {
      closed: (time: string) => `Closed at ${time}.`,
      withdrawn: (time: string) => `Withdrawn by you at ${time}.`,
      duplicate: (time: string) => `Joined with another report at ${time}.`,
      "not-for-us": (time: string) => `Passed to somebody else at ${time}.`,
    } satisfies Record<Ended, (time: string) => string>,
  },
  /** What the end means, and the way on. */
  afterwards: {
    closed: {
      text: [
        "If you learn more, or something is not right, write below. That opens the report again.",
      ],
      link: "Write a message",
    },
    withdrawn: {
      text: [
        "Nobody works on it any more. What was read before stays read, and the history of the report is kept.",
        "If you want help after all, start a new report, and give the reference of this one.",
      ],
      link: "Start a new report",
    },
    duplicate: {
      text: [
        "Somebody had reported the same matter. People go on with that report, and what you told us counts there. You need not do anything.",
        "This page takes no more messages. If you learn more, call the office that wrote to you last, and give your reference.",
      ],
      link: "Find the number of an office",
    },
    "not-for-us": {
      text: [
        "The offices here cannot deal with this matter. The last message below says who can. Please turn to them.",
      ],
      link: "Find out where to report",
    },
  } satisfies Record<Ended, { text: string[]; link: string }>,
  actions: {
    title: "What you can do",
    groups: {
      add: "Add to it",
      know: "Know more",
      keep: "Keep and show",
      share: "Let others in",
      end: "End it",
    } satisfies Record<ActionGroup, string>,
  },
  report: {
    title: "Your report",
    reference: "Reference",
    statuses: {
      draft: "Not sent yet",
      submitted: "Sent, and waiting for a person to take it on",
      accepted: "A person has taken it on",
      "in-progress": "Being worked on",
      waiting: "Waiting for an answer from you",
      closed: "Closed",
      withdrawn: "Withdrawn by you",
      duplicate: "Joined with another report about the same matter",
      "not-for-us": "Passed to somebody else",
    } satisfies Record<ReportStatus, string>,
    outcomes: {
      "confirmed-and-contained": "The break-in was confirmed and stopped.",
      "confirmed-referred":
        "The break-in was confirmed, and others go on with it.",
      "no-compromise-found": "No break-in was found.",
      "not-enough-information": "There was not enough to go on.",
      "handled-elsewhere": "Somebody else is dealing with it.",
    } satisfies Record<Outcome, string>,
    someUnit: "the office in charge",
    timeline: "What has happened",
    earlierSteps: (count: number) =>
      count === 1 ? "Show one earlier step" : `Show ${count} earlier steps`,
    onThisPage: "On this page",
    messages: "Messages",
    noMessages: "Nothing has been written yet.",
    earlier: (count: number) =>
      count === 1 ? "Show one older message" : `Show ${count} older messages`,
    you: "You",
    colleague: "Somebody else with a code to this report",
    question: "Question for you",
    inAnswer: "in answer to a question",
    answerLabel: "Your answer",
    answer: "Send answer",
    writeLink: "Write a message",
    writeTitle: "Write to the people who answer, or add to your report",
    writeLabel: "Your message",
    writeHint:
      "New facts, times, addresses that you saw, questions. Leave out passwords and customer lists.",
    write: "Send message",
    missing: "Write something first",
    "too-long": "Make this shorter",
    "cut-short":
      "This was far too long. Only its first 20,000 characters are still here: make it shorter, and say that there is more",
    openQuestions: "Questions for you",
    reopened: "Writing here opens the report again.",
    answersTitle: "What you told us",
    answersShow: "Show your answers",
    /** Of whom else can be told. */
    alsoShow: "Show the offices and centers",
    receipt: "Receipt",
    leave: "Leave",
    leaveHint: "Closes this report on this device. Your code opens it again.",
    left: "You have left. Nothing of your report remains open on this device.",
  },
};

/** The history in plain words; `unit` is a unit's name, "we" is whoever answers. */
export const timeline: Record<
  StepKind,
  (unit: string, toUnit: string) => string
> = {
  started: () => "You began this report.",
  sent: () => "You sent it.",
  updated: () => "You changed your answers.",
  offered: (unit) => `It went to ${unit}.`,
  opened: (unit) => `A person at ${unit} opened it.`,
  accepted: (unit) => `${unit} took it on.`,
  refused: (unit) => `${unit} could not take it on. The others go on with it.`,
  transferred: (unit, toUnit) => `${unit} passed it to ${toUnit}.`,
  assigned: (unit) => `A person at ${unit} is now in charge of it.`,
  "message-from-you": () => "You wrote to us.",
  "message-from-unit": (unit) => `${unit} wrote to you.`,
  "question-from-unit": (unit) => `${unit} asked you a question.`,
  "question-answered": (unit) =>
    `What you wrote answers the question of ${unit}. It asks no more for it.`,
  "question-open-again": (unit) => `${unit} still needs an answer from you.`,
  "file-added": () => "Files from you arrived.",
  "file-removed": () => "You took a file away.",
  "file-unfinished": () =>
    "A file from you never arrived whole, and what had come of it was deleted. If you still have it, send it again.",
  "file-opened": (unit) => `A person at ${unit} opened files of yours.`,
  "mail-sent": () => "We sent you mail.",
  "mail-failed": () => "Mail to you did not arrive.",
  "mail-confirmed": () =>
    "A person heard from you how much our mail may say and where it goes.",
  "code-used": () => "Your access code was used to open it.",
  "code-made": () => "A code for a colleague was made:",
  "code-revoked": () => "A code for a colleague was taken back:",
  "new-code-asked": () =>
    "Somebody who knows the reference said that the access code is lost, and asked for a new one.",
  "new-code-called": () =>
    "A person called the number in your report and heard the right words.",
  "new-code-let-in": () =>
    "After the call, a new access code took the place of the older ones. Those open nothing any more.",
  "new-code-refused": () =>
    "A request for a new access code was refused. Your code stays as it is.",
  "new-code-stopped": () =>
    "Somebody with the access code told us that they did not ask for a new one. We call before anything changes.",
  "new-code-expired": () => "A request for a new access code ran out.",
  closed: () => "It was closed.",
  reopened: () => "It was opened again.",
  withdrawn: () => "You withdrew it.",
  downloaded: () => "You saved all of it as one file.",
};
