import { v7 as uuidv7 } from "uuid";
import type { FormOf } from "#app/components/public/form/report-form.tsx";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import type {
  FollowUp,
  OpenedMessage,
} from "#app/domain/follow/follow.server.ts";
import {
  readOwnReport,
  type OwnReport,
} from "#app/domain/report/own-report.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import {
  readSignposts,
  type Signposts,
} from "#app/domain/receipt/signposts.server.ts";
import { readOrDamaged } from "#app/domain/vault/damage.server.ts";
import type { AccessScope } from "#app/domain/vocabulary/report.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { isFormRefused } from "#app/server/refused-form.server.ts";

/** All that the reporter's own page of a sent report is laid out from. */
export type FollowView = Omit<OwnReport, "follow" | "answersVersion"> & {
  of: FormOf;
  follow: Omit<FollowUp, "openQuestions">;
  openQuestions: (OpenedMessage & { replyId: string })[];
  /** Of the next message, so that a form sent twice is one message. */
  messageId: string;
  now: Date;
  /** Of the access code that reads. */
  accessId: string;
  /** What the code that opened it is for. */
  scope: AccessScope;
  hasErrors: boolean;
  /** Whom else to tell; null where the answers do not open. */
  signposts: Signposts | null;
};

export async function followView(
  context: RequestContext,
  session: ReporterSession,
): Promise<FollowView> {
  const now = context.now();
  const read = await readOwnReport(context.db, { session, now });
  const { follow: followed, answersVersion, ...own } = read;
  const { openQuestions, ...follow } = followed;
  const saved = await readOrDamaged(() => readAnswers(context.db, session.key));
  return {
    ...own,
    of: { report: session.reportId, version: answersVersion },
    follow,
    openQuestions: openQuestions.map((question) => ({
      ...question,
      replyId: uuidv7(),
    })),
    messageId: uuidv7(),
    now,
    accessId: session.accessId,
    scope: session.scope,
    hasErrors: isFormRefused(context),
    signposts:
      saved.is === "opened"
        ? await readSignposts(context.db, {
            answers: saved.value.answers,
            reportId: session.reportId,
          })
        : null,
  };
}
