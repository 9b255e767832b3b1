import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import {
  report,
  reportAccess,
  reportAnswers,
  reporterSession,
} from "#db/schema/report.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import { randomBase32 } from "../vault/random.server.ts";
import { generateReportKey, type ReportKey } from "../vault/seal.server.ts";
import { wrapWithSecret } from "../vault/wrap.server.ts";
import { accessCodeLength } from "../vault/access-code.ts";
import { type Answers } from "../form/answers.ts";
import { questionsVersion } from "../form/questions.ts";
import { sealAnswers } from "../answers/sealed-answers.server.ts";
import { unkeptExpiry } from "../access/draft-days.ts";
import { newSession } from "../access/begin-session.server.ts";

type StartDraft = {
  keyring: Keyring;
  locale: string;
  answers?: Answers;
  now: Date;
  /** Fixed in demonstration data; otherwise made here. */
  reportId?: string;
  isDemonstration?: boolean;
};

/**
 * A new draft with its access code and the session of the browser that began it. The code is nowhere in clear but here. Its
 * history begins when its code is given back, see `keepDraft`.
 */
export async function startDraft(
  db: Database,
  draft: StartDraft,
): Promise<{
  reportId: string;
  /** 24 characters in canonical form. */
  code: string;
  sessionToken: string;
}> {
  const { keyring, now } = draft;
  const code = randomBase32(accessCodeLength);
  const key = generateReportKey(draft.reportId ?? uuidv7());
  const accessId = uuidv7();
  const session = newSession({ keyring, key, accessId, now, newCode: code });
  await db.transaction(async (tx) => {
    await tx.insert(report).values(draftRow(key, draft));
    await tx
      .insert(reportAccess)
      .values(accessRow({ keyring, key, accessId, code, now }));
    await tx.insert(reporterSession).values(session.row);
    if (draft.answers) {
      const sealed = sealAnswers(key, { version: 1, answers: draft.answers });
      await tx.insert(reportAnswers).values({
        reportId: key.reportId,
        version: 1,
        questionsVersion,
        sealed,
        savedAt: now,
        accessId,
      });
    }
  });
  return { reportId: key.reportId, code, sessionToken: session.token };
}

function draftRow(key: ReportKey, draft: StartDraft) {
  return {
    id: key.reportId,
    locale: draft.locale,
    isDemonstration: draft.isDemonstration ?? false,
    startedAt: draft.now,
    savedAt: draft.now,
    expiresAt: unkeptExpiry(draft.now),
    answersVersion: draft.answers ? 1 : 0,
    questionsVersion,
  };
}

function accessRow(access: {
  keyring: Keyring;
  key: ReportKey;
  accessId: string;
  code: string;
  now: Date;
}) {
  return {
    reportId: access.key.reportId,
    id: access.accessId,
    codeLookup: lookupOf(access.keyring, "access-code", access.code),
    keyWrapped: wrapWithSecret(access.code, access.key),
    createdAt: access.now,
  };
}
