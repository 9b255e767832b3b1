import { formatAccessCode } from "#app/domain/vault/access-code.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import {
  findReporterSession,
  type ReporterSession,
} from "#app/domain/access/session.server.ts";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import { submitReport } from "#app/domain/report/submit.server.ts";
import type { Database } from "#db/client.server.ts";
import { answersFor, type AnswerValues } from "./answers.ts";

export type Filing = {
  /** Single answers in place of those of a carrier in Kern County, California. */
  answers?: AnswerValues;
  now?: Date;
  locale?: string;
  /** Fixed in demonstration data. */
  reportId?: string;
  isDemonstration?: boolean;
};

export type FiledReport = {
  reportId: string;
  reference: string;
  submittedAt: Date;
  /** 24 characters, as they open the report. */
  code: string;
  /** As printed. */
  codeShown: string;
  sessionToken: string;
  session: ReporterSession;
};

/** A report that was sent, by the commands that a reporter's browser runs. */
export async function fileReport(
  db: Database,
  keyring: Keyring,
  filing: Filing = {},
): Promise<FiledReport> {
  const now = filing.now ?? new Date("2026-11-22T09:00:00Z");
  const draft = await beginDraft(db, keyring, { ...filing, now });
  const { session } = draft;
  const sent = await submitReport(db, { keyring, session, now });
  if (sent.is !== "sent") {
    throw new Error(`these answers cannot be sent: ${sent.pages.join(" ")}`);
  }
  const { reference, submittedAt } = sent;
  return {
    ...draft,
    reference,
    submittedAt,
    codeShown: formatAccessCode(draft.code),
    session: { ...session, status: "submitted", draftExpiresAt: null },
  };
}

/** A draft with its answers, its code confirmed and its session open. */
export async function beginDraft(
  db: Database,
  keyring: Keyring,
  filing: Filing = {},
): Promise<
  Pick<FiledReport, "reportId" | "code" | "sessionToken" | "session">
> {
  const now = filing.now ?? new Date("2026-11-22T09:00:00Z");
  const { locale = "en", reportId, isDemonstration } = filing;
  const answers = answersFor(filing.answers);
  const draft = await startDraft(db, {
    keyring,
    locale,
    answers,
    now,
    reportId,
    isDemonstration,
  });
  const opening = { keyring, token: draft.sessionToken, now };
  const session = await findReporterSession(db, opening);
  if (!session) throw new Error("a new draft has no session");
  await confirmCode(db, { session, typed: draft.code.slice(-4), now });
  return { ...draft, session: { ...session, codeToShow: null } };
}
