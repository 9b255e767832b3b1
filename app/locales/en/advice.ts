import type { AdviceId } from "#app/domain/advice/advice.ts";

type AdviceWords = {
  title: string;
  /** One line, for the receipt. */
  short: string;
  steps: string[];
};

const items: Record<AdviceId, AdviceWords> = {
  danger: {
    title: "Someone is in danger: call 911",
    short: "Call 911 before anything else.",
    steps: [
      "Call 911, or the emergency number where you are.",
      "If 911 itself is down, call the police or fire station by its own number.",
    ],
  },
  care: {
    title: "Patients and emergency calls first",
    short:
      "Keep care and dispatch going another way before you touch a system.",
    steps: [
      "Go over to the plan for when systems are down: paper, radio, telephone, or a neighboring center.",
      "Let the people in charge of care or dispatch decide what may be cut off, and when.",
      "Tell those who send you patients or calls, by a safe phone.",
      "If somebody is in danger, call 911. If 911 itself is down, call the stations by their own numbers.",
    ],
  },
  "bank-recall": {
    title: "Call your bank now: the money may still be stopped",
    short:
      "Ask your bank to call the payment back. After 72 hours it is far harder.",
    steps: [
      "Call the number on your card or statement. Do not use a number from a mail.",
      "Say: “This payment was fraud. Please recall it, and warn the bank that received it.” For a payment abroad, ask for a SWIFT recall.",
      "Have ready: both accounts, both banks, the date, the amount, and the name of who received it.",
      "Then fill in the form on ic3.gov with the same facts. The FBI's recovery team there asks banks to freeze money.",
      "Call your FBI field office if it went abroad and was 50,000 dollars or more.",
    ],
  },
  crypto: {
    title: "Paid in crypto currency: tell the exchange and IC3 now",
    short:
      "A bank cannot recall it. Tell the exchange it was sent from, and ic3.gov.",
    steps: [
      "Tell the exchange or wallet service that sent it that the payment was fraud or extortion. Ask whether it can still stop it, or hold it at the exchange that got it.",
      "Fill in the form on ic3.gov. After a ransom use ransomware.ic3.gov.",
      "Have ready: the addresses of both wallets, the transaction number, the date, the time and the amount.",
      "If a bank or card paid the exchange, tell the bank too.",
      "Do not pay anybody who promises to get it back.",
    ],
  },
  intercept: {
    title: "Systems for court-ordered wiretaps: cleared staff first",
    short: "Let only cleared staff touch them. Save their audit trails first.",
    steps: [
      "Call the people who are cleared for these systems, in person or on a safe phone.",
      "Let them save the audit trails first: who signed in, what was looked up, what was changed.",
      "Do not send orders, targets or recordings here, and do not copy them to other systems.",
      "Ask the office that answers you for a safe way to hand things over.",
    ],
  },
  "talk-elsewhere": {
    title: "Talk where the intruder cannot hear you",
    short: "Do not talk about it on mail, chat or phones that may be affected.",
    steps: [
      "Use phones and accounts that have nothing to do with the affected network.",
      "Do not announce it on company chat, in tickets or in calendars.",
      "Tell few people, and keep a list of who knows.",
      "Keep plans for the hunt away from affected systems.",
    ],
  },
  "change-nothing": {
    title: "Save first, change later",
    short: "Do not wipe, restart, reset or patch before the traces are saved.",
    steps: [
      "Do not wipe or rebuild. Logs and memory are evidence.",
      "Do not restart machines: what is in memory would be lost.",
      "Do not reset passwords one by one. The intruder sees it and hides.",
      "Do not block addresses or patch yet, unless lives or a critical service depend on it. If you must, write down what and when.",
      "Save copies of logs and disks, and keep them off the affected network.",
    ],
  },
  "already-changed": {
    title: "What you have already changed",
    short: "Stop there for now. Write down what was changed, when and by whom.",
    steps: [
      "Do not undo it: that would be one more change.",
      "Write down each change with its time, and who made it.",
      "Keep old disks and machines as they are, if they were replaced.",
      "Agree the next step with the people who answer you.",
    ],
  },
  "overwritten-soon": {
    title: "Save first what will soon be written over",
    short: "Some logs live for days only. Save those first.",
    steps: [
      "Ask how long each log is kept, and raise the limit if that is possible without a restart.",
      "Copy the shortest-lived ones today.",
      "Ask providers of cloud, phone and internet services to keep theirs.",
    ],
  },
  routers: {
    title: "Core and edge routers",
    short:
      "Save configuration, image and “show” output before anybody reloads one.",
    steps: [
      "Do not reload the device: memory, guest shells and hidden files would be gone.",
      "Save the running and the startup configuration, with a hash of each.",
      "Write down name, version and hash of the image, and list what is in flash.",
      "Save “show” output: users, sessions, logging, access lists, tunnels, routes, AAA, SNMP, capture and monitor sessions, guest shell and app hosting.",
      "Take a core or memory dump where the maker supports it.",
      "Work over the console or a separate management network, and note all times in UTC.",
    ],
  },
  "network-logs": {
    title: "Logs around the network gear",
    short: "Save TACACS+ and RADIUS accounting, syslog and NetFlow, in UTC.",
    steps: [
      "AAA accounting: TACACS+ and RADIUS, as far back as it goes.",
      "Syslog of routers and switches. A gap in it is a finding: write it down.",
      "NetFlow or IPFIX, above all over peering links and tunnels.",
      "History of the configuration archive, and change tickets to compare it with.",
      "Logs of jump hosts, VPN, DNS and the machines of administrators.",
    ],
  },
  "all-at-once": {
    title: "Do not throw the intruder out piece by piece",
    short: "First learn how far it goes. Then close all doors at once.",
    steps: [
      "Half a clean-up warns the intruder, who hides deeper, also at others.",
      "List every device, account and tunnel that may be in their hands.",
      "Plan one day for all of it, with the people who answer you.",
      "Prepare the hardening for that day: management out of band, no unused services, new keys and passwords.",
    ],
  },
  machines: {
    title: "Machines and plant control",
    short:
      "Safety first: ask the plant engineer before anything is cut off or restarted.",
    steps: [
      "Let the plant engineer decide what may be cut off. Go to manual control if that is safer.",
      "Do not scan or restart controllers.",
      "Save controller programs, settings, and logs of operator screens and of the historian.",
      "Cut remote access for makers and service firms only after you noted who was connected.",
    ],
  },
  supplied: {
    title: "What others get from you",
    short: "Keep it from spreading to those you supply, and keep a copy of it.",
    steps: [
      "Stop the update, or cut the tool off from clients, if that puts nobody in danger.",
      "Keep a copy of what was changed, with its hash, its signature and its build logs.",
      "List who got it, and when.",
      "Agree with the people who answer you what to tell clients, and by which way.",
    ],
  },
  ransom: {
    title: "A demand for money",
    short:
      "Keep the note, do not pay in haste, and ask a lawyer about sanctions.",
    steps: [
      "If it still spreads, cut machines off the network, but leave them switched on.",
      "Keep the note, file endings, wallet addresses and every message. Take photos of screens.",
      "Do not answer before you have spoken with the people who answer you.",
      "Paying may break sanctions law, and does not prove that data was deleted. Ask a lawyer first.",
      "If something was paid: write down when, how much and to which address, and tell us. A legal deadline may start with it.",
      "Check that backups are whole and off the network. Do not restore yet.",
    ],
  },
  phones: {
    title: "Phones that may be affected",
    short: "Talk on another phone. Leave the affected one as it is.",
    steps: [
      "Call from another phone, with another carrier if you can.",
      "Do not reset or update it before the people who answer you say so. Keep it charged.",
      "Write down its number, model and carrier, and when you saw what.",
      "From another phone, ask the carrier to lock the number against being moved, and whether calls are forwarded.",
      "For codes to sign in, use an app or a security key instead of text messages.",
    ],
  },
  mail: {
    title: "Mailboxes",
    short:
      "Do not write about it from there. Look for rules that pass mail on.",
    steps: [
      "Save the sign-in log and the audit log of the mailboxes before they expire.",
      "Look for rules that forward, move or delete mail, and for apps with access. Save a picture before you remove one.",
      "Keep suspect mails as files, with their headers. Do not pass them on.",
      "Check by phone any change of bank details that came by mail.",
    ],
  },
  cloud: {
    title: "Cloud and sign-in systems",
    short:
      "Export sign-in and audit logs now. Note tokens, keys and new accounts.",
    steps: [
      "Export sign-in and audit logs now: many plans keep them for a short time only.",
      "Write down new accounts, roles, apps, keys and trusted domains before they are removed.",
      "Take snapshots of affected servers instead of deleting them.",
      "A new password does not end a session: plan to end sessions and tokens in the same hour.",
    ],
  },
  "bank-late": {
    title: "The payment is more than 72 hours old",
    short:
      "Still tell your bank and ic3.gov: it is harder now, but it has worked.",
    steps: [
      "Tell your bank that the payment was fraud, and ask what it can still do.",
      "Fill in the form on ic3.gov with both accounts, the date and the amount.",
      "Keep every mail and invoice about it.",
    ],
  },
  counsel: {
    title: "What to keep for your lawyer",
    short: "Hold what may be needed in court, and ask which deadlines run.",
    steps: [
      "Ask for a hold: nothing about this is deleted, no mailbox is emptied.",
      "Write facts, not guesses, and note what you do not know.",
      "Ask which legal deadlines run. We list those that may.",
      "Before you tell customers or investors, ask whether the FBI wants you to wait.",
      "Keep contracts with insurers, suppliers and customers at hand: they may ask for notice too.",
    ],
  },
  "log-book": {
    title: "Keep a log book",
    short: "Write down what you do, with times, on paper if need be.",
    steps: [
      "Who did what, when, and why. Times in UTC.",
      "For every copy: who made it, who has it, and its hash.",
      "Write down at handover what is open.",
    ],
  },
  "signs-only": {
    title: "The signs that you sent",
    short: "Keep the raw logs behind them. Do not probe what you found.",
    steps: [
      "Keep the logs in which you saw them, with their times.",
      "Do not connect to those addresses or upload files to public scanners: the intruder may watch.",
      "Do not block blindly: an old address may have a new owner.",
    ],
  },
  tip: {
    title: "After a tip",
    short: "Do not dig further by yourself, and talk to nobody about it.",
    steps: [
      "Do not go into systems that are not yours to look for more.",
      "Keep what you have as it is. Do not pass it on.",
      "Talk about it only with the people who answer you.",
      "If you feel threatened, call 911.",
    ],
  },
};

export const advice = {
  title: "What to do while you wait",
  link: "What to do while you wait",
  lead: "It follows from your answers, the most urgent first. The people who answer you may tell you something else: then do that.",
  because: (what: string) => `Because you told us: ${what}.`,
  overwritten: (when: string) => `You said that some will be gone on ${when}.`,
  all: "See how, step by step",
  source: "Where we read it",
  checked: (date: string) => `Last checked on ${date}.`,
  remembered: "At least a part of this is from memory, and was not read again.",
  items,
};
