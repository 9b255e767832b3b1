import { and, asc, eq, inArray, lt } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { mail, message, report, unit } from "#db/schema/index.ts";
import type { Letter } from "#emails/layout.ts";
import { messageLetter } from "#emails/message.ts";
import { noticeLetter } from "#emails/notice.ts";
import { receiptLetter } from "#emails/receipt.ts";
import { toldName } from "../directory/told-name.ts";
import type { MailWords, Slip } from "../hand-over/documents.ts";
import { findSlip, openMailWords } from "../hand-over/take.server.ts";
import type { ClaimedMail, Delivering } from "./deliver.server.ts";
import {
  allowsMail,
  carriesWords,
  quieter,
} from "../vocabulary/mail-policy.ts";
import type { OutgoingMail } from "./transport.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import { valueIn } from "../vault/opened.ts";

export type Composed =
  | { is: "ready"; outgoing: OutgoingMail }
  | { is: "not-for-sending"; why: "no-address" | "withdrawn" | "damaged" }
  /** Who may be listening has changed: this is what the reporter may be sent now. */
  | { is: "not-for-sending"; why: "policy-changed"; policy: ContactPolicy };

type Composing = Delivering & { claimed: ClaimedMail };

/**
 * The mail with its recipient. The report stays closed: its own column says what is allowed now, the slip by which the mail is
 * delivered what the answers allowed when they were last saved, and the quieter of the two counts.
 */
export async function composeMail(
  db: Database,
  composing: Composing,
): Promise<Composed> {
  const { reportId, claimed, keyring } = composing;
  const about = await getReport(db, reportId);
  // Perhaps it was withdrawn because of who reads the mail.
  if (about.status === "withdrawn")
    return { is: "not-for-sending", why: "withdrawn" };
  const found = await findSlip(db, { worker: keyring.worker, reportId });
  if (found?.is === "damaged") return { is: "not-for-sending", why: "damaged" };
  const slip = found && found.value;
  const policy = quieter(
    about.contactPolicy ?? "silent",
    slip?.policy ?? "silent",
  );
  if (!allowsMail(policy, claimed.kind))
    return { is: "not-for-sending", why: "policy-changed", policy };
  if (slip === null) return { is: "not-for-sending", why: "no-address" };
  const words = wordsFor(composing, slip);
  if (claimed.kind === "message" && words === null)
    return {
      is: "not-for-sending",
      why: "policy-changed",
      policy: quieter(policy, "notice"),
    };
  const letter = await letterOf(db, composing, { ...about, ...slip, words });
  return {
    is: "ready",
    outgoing: await outgoingOf(db, composing, slip, letter),
  };
}

/** Null also where they were meant for another address than mail goes to now, and where they do not open. */
function wordsFor(
  { claimed, keyring, reportId, mailId }: Composing,
  slip: Slip,
): MailWords | null {
  if (claimed.wordsSealed === null) return null;
  const { worker } = keyring;
  const words = valueIn(
    openMailWords({ worker, reportId, mailId }, claimed.wordsSealed),
  );
  return words?.to === slip.to ? words : null;
}

async function outgoingOf(
  db: Database,
  { reportId, claimed, transport }: Composing,
  { to }: Slip,
  letter: Letter,
): Promise<OutgoingMail> {
  const messageIdOf = (local: string) =>
    `${local}@${mailDomainOf(transport.from)}`;
  const earlier = carriesWords(claimed.kind)
    ? await listEarlier(db, reportId, claimed)
    : [];
  return {
    to,
    ...letter,
    messageId: messageIdOf(claimed.headerMessageId),
    references: earlier.map(messageIdOf),
    headers: {
      // RFC 3834: tells automatic responders not to answer.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  };
}

type About = Awaited<ReturnType<typeof getReport>> &
  Slip & { words: MailWords | null };

/** The language that the reporter asked for; else that of the pages, which the browser chose. */
function mailLocaleOf({ language, locale }: About): "en" | "es" {
  return (language ?? locale) === "es" ? "es" : "en";
}

async function getReport(db: Database, reportId: string) {
  const [row] = await db
    .select({
      status: report.status,
      reference: report.reference,
      submittedAt: report.submittedAt,
      locale: report.locale,
      contactPolicy: report.contactPolicy,
    })
    .from(report)
    .where(eq(report.id, reportId));
  return row!; // the claimed mail's foreign key points to it
}

async function letterOf(
  db: Database,
  { claimed, reportId, settings: { siteName, origin } }: Composing,
  about: About,
): Promise<Letter> {
  const { reference, submittedAt, words } = about;
  const locale = mailLocaleOf(about);
  if (claimed.kind === "look-at-portal") return noticeLetter({ locale });
  if (reference === null || submittedAt === null)
    throw new Error("a draft has no mail that carries words");
  const shared = { locale, siteName, origin, reference } as const;
  if (claimed.kind === "receipt")
    return receiptLetter({ ...shared, submittedAt });
  const { unitName, kind } = await getMessage(db, reportId, claimed);
  return messageLetter({
    ...shared,
    unitName: toldName(locale, unitName),
    isQuestion: kind === "question",
    body: words!.body, // asked for before any letter
  });
}

async function getMessage(
  db: Database,
  reportId: string,
  { messageId }: ClaimedMail,
) {
  const [row] = await db
    .select({ kind: message.kind, unitName: unit.name })
    .from(message)
    .innerJoin(unit, eq(unit.id, message.unitId))
    .where(
      and(
        eq(message.reportId, reportId),
        // A mail of kind "message" always names one.
        eq(message.id, messageId!),
      ),
    );
  return row!; // held by the mail's foreign key
}

/**
 * The left parts of the Message-IDs that came before in the conversation. More than twenty would only make the header
 * longer.
 */
async function listEarlier(
  db: Database,
  reportId: string,
  { queuedAt }: ClaimedMail,
): Promise<string[]> {
  const rows = await db
    .select({ headerMessageId: mail.headerMessageId })
    .from(mail)
    .where(
      and(
        eq(mail.reportId, reportId),
        inArray(mail.kind, ["receipt", "message"]),
        eq(mail.state, "delivered"),
        lt(mail.queuedAt, queuedAt),
      ),
    )
    .orderBy(asc(mail.queuedAt), asc(mail.id));
  const all = rows.map(({ headerMessageId }) => headerMessageId);
  return all.length <= 20 ? all : [...all.slice(0, 1), ...all.slice(-19)];
}

/** "Name <portal@example.org>" → "example.org". */
function mailDomainOf(from: string): string {
  return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
}
