import type { EvidenceLabel } from "#app/domain/vocabulary/evidence.ts";
import type { UploadWords } from "#app/browser/upload-words.ts";

/** The page on which a reporter adds files. */
export const evidence = {
  unnamed: "a file whose name does not open",
  title: "Files and logs",
  link: "Add files and logs",
  lead: "A file often shows more than words can. Send what you have, as it is. You can come back and add more.",
  leadSent:
    "A file often shows more than words can. What you add now joins the report that you sent, and the people who answer see it.",
  helpsTitle: "What helps most",
  helps: [
    "Settings of routers, switches and firewalls, both running and saved.",
    "Logs: sign-ins, changes of settings, VPN, DNS, mail servers, network flows.",
    "Images of device software, disks and memory. A restart destroys memory.",
    "Network captures, yours or ones that you found on a device.",
    "Suspicious mail, saved as a file with its full headers.",
    "Files that the intruder left. Live malware is welcome too.",
  ],
  first: "Make a copy before you change anything, and note the time.",
  leaveOutTitle: "Please leave out",
  leaveOut: [
    "What people said or wrote in calls or messages that were listened to",
    "Whom a wiretap listens to, and court orders",
    "Classified material",
    "Passwords and keys that still work: blank them out first",
    "Lists of customers",
  ],
  leaveOutInstead:
    "If you have such material, keep it where it is. Tell us only that you have it, and the people who answer will find a safe way.",
  safeTitle: "What happens to a file",
  safe: "Each piece is locked before it is stored, and so is the file’s name.",
  safeDraft:
    "Until you send your report, only your access code opens it. After that, the people who answer can open it too, and each opening is written down.",
  safeSent:
    "Your access code opens it, and so can the people who answer. Each opening is written down. What has arrived stays with the report.",
  formTitle: "Add files",
  choose: "Choose files",
  limit: (size: string, count: string) =>
    `Any type of file, up to ${size} each and ${count} in all.`,
  resumes:
    "If the connection breaks, nothing that has arrived is lost. If this page closes, choose the same file again, and it goes on.",
  plain:
    "Keep this page open until the next one comes. For a large file, switch JavaScript on in your browser: it can then go on after a broken connection.",
  send: "Send files",
  listTitle: "Your files",
  none: "No files yet.",
  arrived: (time: string) => `Arrived on ${time}`,
  partly: (percent: string) => `${percent} arrived.`,
  goOn: "Choose the same file again to go on.",
  goOnPlain: "Choose the same file again to send it.",
  cutOff: (size: string) =>
    `${size} arrived. If no other window is still sending it, the connection broke and this cannot go on: send the file again, and remove this one.`,
  labels: {
    "not-scanned": "Not checked for malware",
    "nothing-found": "The scanner found no malware",
    "malware-found": "The scanner found malware",
    "scan-failed": "The scanner could not read it",
  } satisfies Record<EvidenceLabel, string>,
  sameAs: (name: string) => `The same content as “${name}”, sent before.`,
  hash: "Fingerprint (SHA-256)",
  hashHint:
    "Compare it with the fingerprint of your own copy: if they are equal, the files are.",
  copy: "Copy",
  copied: "Copied",
  remove: "Remove",
  removeHint: "It is deleted here for good. Your own copy stays.",
  removeSure: "Yes, remove it",
  refused: {
    "too-large": (size: string) =>
      `The file is larger than ${size}. Split it, or ask for another way in a message`,
    "too-many": (count: string, size: string) =>
      `This report is full: it takes ${count} files, and ${size} in all. Remove what is not needed, or ask for another way in a message`,
    "too-many-parts":
      "The file came in too many small pieces. Send it again on a better line, or split it",
    "store-full":
      "There is no room for this file here at the moment. Keep it, and try again later or call the office on your receipt",
    "no-file": "Choose a file first",
    empty: (names: string) =>
      `${names ? `This came empty: ${names}.` : "This file is empty."} Is it the right one? It was not kept; what came with it is in the list below. If it is meant to be empty, say so below and send it alone again`,
    "cut-short":
      "The connection broke before all had arrived. Send what is missing in the list again",
  },
  emptyMeant: "It is the right one, and empty",
  refusedNote: "The files in the list below are safe.",
  closed: {
    title: "No files yet, please",
    "speak-first":
      "You told us that wiretap systems, call records, or what people said or wrote may be touched. A file could hold some of that by accident, and it must not lie here. You did nothing wrong.",
    instead: [
      "Save the logs and settings now, and lock them away.",
      "Note what you have, and who may see it.",
    ],
    then: {
      draft:
        "Once your report is sent, a person answers you and agrees on a safe way. Then files can be added here too.",
      sent: "A person answers you and agrees on a safe way. Then files can be added here too. You can ask for it in a message.",
    },
    ended: "This report has ended, so it takes no more files.",
    "read-only":
      "Your access code is for reading. Whoever gave it to you can add files.",
  },
  receipt: {
    title: "Files that came with it",
    entry: (size: string, time: string) => `${size}, arrived on ${time}`,
    more: "File names are left out, so that you can show this receipt to others.",
  },
  /** Said by app/browser/upload.ts while files are sent. */
  browser: {
    waiting: "Waits for the file before it",
    sending: "{percent} sent",
    offline:
      "Waiting for the connection. Nothing is lost; it goes on by itself.",
    busy: "Many files are coming in at once. Yours waits for its turn, and goes on by itself.",
    paused: "Paused at {percent}",
    checking: "All sent. Comparing it with your own file.",
    same: "Compared: the same here and on the server.",
    differs:
      "Careful: what arrived is not what is in your file now. Perhaps it was still being written to. Make a copy of it and send the copy.",
    unread:
      "Your browser could not read this file. Perhaps it was moved, or changed while it was sent. Choose it again.",
    ended:
      "You were signed out. What has arrived is safe: open your report with the access code, and choose the file again.",
    refused: "The server did not take this file. Try again, or send it later.",
    tooLarge: "This file is larger than {limit}. Split it, or ask us how.",
    tooMany: "This report is full. Remove what is not needed, or ask us how.",
    tooManyParts:
      "This file broke off too often and came in too many pieces. Remove it, and send it again on a better line.",
    storeFull:
      "There is no room here at the moment. Keep the file and try again later.",
    empty: "This file is empty. Is it the right one?",
    sendEmpty: "Yes, send it",
    closed: "This report takes no files.",
    arrived: "{name} has arrived.",
    pause: "Pause",
    goOn: "Continue",
    again: "Try again",
    stop: "Stop and remove",
    stopSure: "Remove what has arrived of {name}?",
    progress: "{name}, part sent",
  } satisfies UploadWords,
};
