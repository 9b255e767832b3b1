import { redirect } from "@remix-run/node";
import { v7 as uuidv7 } from "uuid";
import type { FormOf } from "#app/components/public/form/report-form.tsx";
import {
  readCodes,
  type CodesRead,
} from "#app/domain/access/read-codes.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import { mayShowCode } from "#app/domain/form/may-show-code.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { isFormRefused } from "#app/server/refused-form.server.ts";
import { readOrDamaged } from "#app/domain/vault/damage.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";

/** All that the page of a report's codes is laid out from. */
export type CodesView = CodesRead & {
  of: FormOf;
  ownAccessId: string;
  /** Of the next code, so that a form sent twice makes one. */
  newAccessId: string;
  /** Whether this browser still shows a new one. */
  isShowing: boolean;
  isDraft: boolean;
  zone: string;
  hasErrors: boolean;
};

/**
 * No code is shown on a device that the intruder may see: the check page does not lead here from one, nor does an address.
 * @throws Response a redirect to the check page
 */
export async function refuseOnUnsafeDevice(
  { db }: RequestContext,
  { key, status }: ReporterSession,
): Promise<void> {
  if (status !== "draft") return;
  const read = await readOrDamaged(() => readAnswers(db, key));
  if (mayShowCode(valueIn(read)?.answers ?? {}) === false)
    throw redirect("/report/check", 303);
}

export async function codesView(
  context: RequestContext,
  session: ReporterSession,
): Promise<CodesView> {
  const { db } = context;
  const { accessId, key, reportId, status } = session;
  const read = await readOrDamaged(() => readAnswers(db, key));
  const answers = valueIn(read)?.answers ?? {};
  return {
    ...(await readCodes(db, session)),
    of: { report: reportId, version: 0 },
    ownAccessId: accessId,
    newAccessId: uuidv7(),
    isShowing: session.codeToPass !== null,
    isDraft: status === "draft",
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    hasErrors: isFormRefused(context),
  };
}
