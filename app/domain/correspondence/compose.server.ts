import { and, asc, eq, inArray, lt } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { mail, message, report, unit } from "#db/schema/index.ts";
import type { Letter } from "#emails/layout.ts";
import { messageLetter } from "#emails/message.ts";
import { noticeLetter } from "#emails/notice.ts";
import { receiptLetter } from "#emails/receipt.ts";
import { toldName } from "../directory/told-name.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { messagePlace } from "../vault/places.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import { openWithOperations } from "../vault/wrap.server.ts";
import type { ClaimedMail, Delivering } from "./deliver.server.ts";
import {
  allowsMail,
  carriesWords,
  quieter,
} from "../vocabulary/mail-policy.ts";
import type { OutgoingMail } from "./transport.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";

export type Composed =
  | { is: "ready"; outgoing: OutgoingMail }
  | { is: "not-for-sending"; why: "no-address" | "withdrawn" }
  /** Who may be listening has changed: this is what the reporter may be sent now. */
  | { is: "not-for-sending"; why: "policy-changed"; policy: ContactPolicy };

type Composing = Delivering & { claimed: ClaimedMail };

/**
 * The mail with its recipient, both of which lie sealed until here. The policy is asked again, of the report and of its
 * newest answers: since the mail was queued the reporter may have said that somebody listens.
 */
export async function composeMail(
  db: Database,
  composing: Composing,
): Promise<Composed> {
  const { reportId, claimed, keyring, transport } = composing;
  const about = await getReport(db, reportId);
  // Perhaps it was withdrawn because of who reads the mail.
  if (about.status === "withdrawn")
    return { is: "not-for-sending", why: "withdrawn" };
  const key = openWithOperations(keyring, about);
  const { answers } = await readAnswers(db, key);
  const policy = quieter(
    about.contactPolicy ?? "silent",
    contactPolicyOf(answers),
  );
  if (!allowsMail(policy, claimed.kind))
    return { is: "not-for-sending", why: "policy-changed", policy };
  const to = valueOf(onPath(answers), "contact_email");
  if (to === null) return { is: "not-for-sending", why: "no-address" };

  const messageIdOf = (local: string) =>
    `${local}@${mailDomainOf(transport.from)}`;
  const earlier = carriesWords(claimed.kind)
    ? await listEarlier(db, reportId, claimed)
    : [];
  return {
    is: "ready",
    outgoing: {
      to,
      ...(await letterOf(db, composing, { ...about, answers }, key)),
      messageId: messageIdOf(claimed.headerMessageId),
      references: earlier.map(messageIdOf),
      headers: {
        // RFC 3834: tells automatic responders not to answer.
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
      },
    },
  };
}

type About = Awaited<ReturnType<typeof getReport>> & { answers: Answers };

/** The language that the reporter asked for; else that of the pages, which the browser chose. */
function mailLocaleOf({ answers, locale }: About): "en" | "es" {
  const wished = valueOf(onPath(answers), "contact_language");
  const language = wished === "en" || wished === "es" ? wished : locale;
  return language === "es" ? "es" : "en";
}

async function getReport(db: Database, reportId: string) {
  const [row] = await db
    .select({
      id: report.id,
      status: report.status,
      reference: report.reference,
      submittedAt: report.submittedAt,
      locale: report.locale,
      contactPolicy: report.contactPolicy,
      operationsKeyNumber: report.operationsKeyNumber,
      operationsKeySealed: report.operationsKeySealed,
    })
    .from(report)
    .where(eq(report.id, reportId));
  return row!; // the claimed mail's foreign key points to it
}

async function letterOf(
  db: Database,
  { claimed, settings: { siteName, origin } }: Composing,
  about: About,
  key: ReportKey,
): Promise<Letter> {
  const { reference, submittedAt } = about;
  const locale = mailLocaleOf(about);
  if (claimed.kind === "look-at-portal") return noticeLetter({ locale });
  if (reference === null || submittedAt === null)
    throw new Error("a draft has no mail that carries words");
  const shared = { locale, siteName, origin, reference } as const;
  return claimed.kind === "receipt"
    ? receiptLetter({ ...shared, submittedAt })
    : messageLetter({
        ...shared,
        ...(await openMessage(db, key, claimed, locale)),
      });
}

async function openMessage(
  db: Database,
  key: ReportKey,
  { messageId }: ClaimedMail,
  locale: "en" | "es",
) {
  const [row] = await db
    .select({
      id: message.id,
      kind: message.kind,
      unitName: unit.name,
      bodySealed: message.bodySealed,
    })
    .from(message)
    .innerJoin(unit, eq(unit.id, message.unitId))
    .where(
      and(
        eq(message.reportId, key.reportId),
        // A mail of kind "message" always names one.
        eq(message.id, messageId!),
      ),
    );
  const { id, kind, unitName, bodySealed } = row!; // held by the mail's foreign key
  return {
    unitName: toldName(locale, unitName),
    isQuestion: kind === "question",
    body: openText(key, messagePlace(id), bodySealed),
  };
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
