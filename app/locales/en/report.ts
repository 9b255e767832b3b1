import type { LikelyUnit } from "#app/domain/report/likely-units.server.ts";
import type { AdviceWords } from "../shape.ts";

export const report = {
  tooManyBegun:
    "Many reports were begun just now. Wait a minute, then press Continue again. If there is danger to life, call 911 now",
  firstTitle: "Report a suspected break-in",
  code: {
    title: "Your access code",
    beginAgain: "Without the code nobody could open this draft again.",
    lead: "Keep this code before you go on. It is the key to your report.",
    why: "Without it nobody can open what you have written so far, not even we. With it you can go on later, on any device, and see the answers.",
    expires: (date: string) =>
      `If you do not send your report, it is deleted on ${date}; if you leave without typing the last group below, after one day.`,
    keep: "Write it down, or keep it in one of these ways. Do not keep it in mail or chat that the intruder may read.",
    copy: "Copy",
    copied: "Copied",
    print: "Print this page",
    printHint: "To print it, use the print command of your browser.",
    download: "Save as a text file",
    qr: "Show as a QR code",
    qrAlt: "QR code of your access code",
    lastGroup: "Type the last four characters of your code",
    lastGroupHint: "So that we both know that you have it.",
    wrongGroup:
      "That is not the last group of the code. Look at the last four characters once more",
    withheld: {
      title: "Your access code is not shown on this device",
      lead: "Whoever sees the code can read your report. You can call instead, or go on here without a code.",
      steps: [
        "Without a code you can send your report from this window, and no other.",
        "If you give a phone number or Signal name in it, we can call you later and give you a code. Without one you cannot come back to your report.",
      ],
      other: "Use another device after all",
      goOn: "Go on here without a code",
    },
    enterAt: "Enter it at:",
    fileName: "landline-access-code.txt",
    file: (site: string, code: string, follow: string) =>
      `${site}: access code\n\n${code}\n\nIt opens your report. Keep it where the intruder cannot see it.\nEnter it at: ${follow}\n`,
  },
  ownCert: {
    title: (country: string) => `First, the team of ${country}`,
    text: "We tell nobody in your country for you: please report there too, and first.",
  },
  draftKept: (date: string) =>
    `Each page is saved when you continue. Kept until ${date}.`,
  codeAfterThis:
    "After this page you get an access code, with which you can stop and go on later.",
  codeless:
    "No access code is shown on this device, since the intruder may see it. Unless you have your code already, send before you close this window: it closes by itself after a day at most.",
  leave: "Stop here and go on later",
  check: {
    title: "Check your answers",
    lead: "Nothing has been sent yet. You can still change everything.",
    change: "Change",
    notAnswered: "Not answered",
    blanks: (count: number) =>
      count === 1
        ? "One question that you left open"
        : `${count} questions that you left open`,
    needed: "An answer is needed",
    askAgainAt: (time: string) => `ask again at ${time}`,
    country: {
      text: (zip: string) =>
        `You gave the ZIP code ${zip} and no country, so we look for it in the United States. If it is in another country:`,
      link: "Choose the country",
    },
    missingTitle: "Some answers are still needed",
    missingLink: (label: string) => `Answer: ${label}`,
    mailTitle: "How we will reach you",
    mail: {
      silent: "We send no mail at all. Come back with your access code.",
      notice:
        "We send mail that only says “please look at the portal”. It says nothing about this report.",
      conversation: "We write to you by mail, with the words of our messages.",
    },
    whoTitle: "Who will get it",
    whoText:
      "If you send it as it is now. It follows from where the affected places are, what is affected and what you said of sharing.",
    who: {
      primary: "leads the answer",
      joint: "is asked to help",
      withheld:
        "is not asked, as you share with the office that leads and nobody else",
    } satisfies Record<LikelyUnit["part"], string>,
    furtherTitle: "If you want to",
    sendTitle: "Send your report",
    sendText:
      "When you send it, the offices that answer can open it. You can add more afterwards.",
    send: "Send report",
  },
  advice: {
    "danger-advice": {
      lead: "Call 911 now, before you go on here.",
      steps: [
        "Say that people are in danger or that an emergency service is down, and where.",
        "If 911 itself is down, use the local numbers of the police, fire or ambulance, or send somebody.",
        "Say that an intruder in computer or phone systems may be the cause.",
      ],
      after: "Come back here when people are safe. Your report will wait.",
      continue: "People are safe or help is on its way: continue",
    },
    "device-advice": {
      lead: "If the intruder can see this device, the intruder may read your report. Move to another device first.",
      steps: [
        "Take a device that never was on the affected network: your own phone on mobile data, or somebody else's.",
        "Open this site there and begin the report. If you have your access code already, choose “Continue or follow up” there and type it by hand. Do not send it by mail or chat.",
        "Then close this window here.",
      ],
      after:
        "If you have no other device, you can call instead, or go on here and leave out what would warn the intruder. We will send you no mail.",
      continue: "Continue on this device",
    },
    "phone-advice": {
      lead: "The number you gave may not be safe. The affected company seems to serve it, or it may be one of the phones that you called unsafe. The intruder may be able to listen.",
      steps: [
        "If you can, give a number that has nothing to do with the affected company, or a Signal name.",
        "If you cannot, leave it. We will say nothing of weight on that number before we have made sure who listens.",
      ],
      safeWay: "Give another number",
      continue: "Continue with that number",
    },
    "mail-advice": {
      lead: "The mail address you gave seems to be one of the affected organization. The intruder may be able to read it.",
      steps: [
        "If you can, give an address that has nothing to do with the organization, or leave it empty.",
        "If you keep it, mail there only says “please look at the portal”.",
      ],
      safeWay: "Give another address",
      continue: "Continue with that address",
    },
  } satisfies Record<string, AdviceWords>,
  stops: {
    "sensitive-stop": {
      lead: "Do not enter classified or court-ordered material, or what people said in intercepted calls, on any page here.",
      steps: [
        "Call, and say only that you have such material and need a secure way to hand it over. Do not say what it is.",
        "If your organization has a security officer or counsel who is cleared for it, tell that person first.",
        "You can still report everything else here. Go back and answer “No” if you will leave such material out.",
      ],
      continue: "Go back and leave it out",
    },
    "update-stop": {
      lead: "To add to a report that you already sent, open it with its access code.",
      steps: [
        "There you can add text, answer questions and see who has opened it.",
        "If the code is lost, open “Continue or follow up” and choose “I lost my access code”: we can call you back.",
      ],
      continue: "Go back and start a new report",
    },
  } satisfies Record<string, AdviceWords>,
  call911: "Call 911",
  toNumbers: "Whom to call",
  toCode: "Enter the access code",
  openAlready: "A report is already open in this browser.",
};
