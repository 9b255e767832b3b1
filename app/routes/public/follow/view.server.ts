import { v7 as uuidv7 } from "uuid";
import type { UnsentMessage } from "./follow-shown.ts";
import type { FormOf } from "#app/components/public/form/report-form.tsx";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { askAgain, type AskAgain } from "#app/domain/form/ask-again.ts";
import { checkRows, type CheckRow } from "#app/domain/form/check.ts";
import {
  followReport,
  type FollowUp,
  type OpenedMessage,
} from "#app/domain/follow/follow.server.ts";
import { statusAllows } from "#app/domain/vocabulary/lifecycle.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { findOpenLostCode } from "#app/domain/lost-code/lost-code.server.ts";
import { scopeAllows } from "#app/domain/vocabulary/scope.ts";
import type { AccessScope } from "#app/domain/vocabulary/report.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { listUnsent } from "#app/domain/report/unsent.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { isFormRefused } from "#app/server/refused-form.server.ts";

/** All that the reporter's own page of a sent report is laid out from. */
export type FollowView = {
  of: FormOf;
  follow: Omit<FollowUp, "openQuestions">;
  openQuestions: (OpenedMessage & { replyId: string })[];
  /** Of the next message, so that a form sent twice is one message. */
  messageId: string;
  /** Typed in one of the forms below, and not sent. */
  unsent: UnsentMessage[];
  rows: CheckRow[];
  /** What the reporter wished to be asked again. */
  asked: AskAgain[];
  zone: string;
  now: Date;
  /** Of the access code that reads. */
  accessId: string;
  /** Whether whoever has a code for it may write. */
  takesMessages: boolean;
  mayWrite: boolean;
  /** What the code that opened it is for. */
  scope: AccessScope;
  mayUpdate: boolean;
  mayWithdraw: boolean;
  /** Whether any legal deadline may apply. */
  hasClocks: boolean;
  hasErrors: boolean;
  /** When somebody asked for a new access code; null when nobody waits for one. */
  lostCode: { askedAt: Date; objectedAt: Date | null } | null;
};

export async function followView(
  context: RequestContext,
  session: ReporterSession,
): Promise<FollowView> {
  const { db, now } = context;
  const followed = await followReport(db, { session, now: now() });
  const { openQuestions, ...follow } = followed;
  const { answers, version } = await readAnswers(db, session.key);
  const may = (act: "add" | "update" | "withdraw") =>
    statusAllows(act, follow.status) && scopeAllows(session.scope, act);
  return {
    of: { report: session.reportId, version },
    follow,
    openQuestions: openQuestions.map((question) => ({
      ...question,
      replyId: uuidv7(),
    })),
    messageId: uuidv7(),
    unsent: (await listUnsent(db, session)).map((each) => ({
      page: each.page,
      savedAt: each.savedAt,
      body: each.typed.body?.[0] ?? "",
    })),
    rows: checkRows(answers),
    asked: askAgain(answers, now()),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    hasClocks: clocksOfAnswers(answers, now()).length > 0,
    now: now(),
    accessId: session.accessId,
    scope: session.scope,
    takesMessages: statusAllows("add", follow.status),
    mayWrite: may("add"),
    mayUpdate: may("update"),
    mayWithdraw: may("withdraw"),
    lostCode: await findOpenLostCode(db, session.reportId),
    hasErrors: isFormRefused(context),
  };
}
