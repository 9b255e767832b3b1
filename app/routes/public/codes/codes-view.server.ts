import { v7 as uuidv7 } from "uuid";
import type { FormOf } from "#app/components/public/form/report-form.tsx";
import {
  listAccessCodes,
  type AccessListed,
} from "#app/domain/access/access-codes.server.ts";
import { mostColleagueCodes } from "#app/domain/access/colleague-code.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { isFormRefused } from "#app/server/refused-form.server.ts";

/** All that the page of a report's codes is laid out from. */
export type CodesView = {
  of: FormOf;
  listed: (AccessListed & { mayRevoke: boolean })[];
  ownAccessId: string;
  /** Of the next code, so that a form sent twice makes one. */
  newAccessId: string;
  mayMake: boolean;
  most: number;
  /** Whether this browser still shows a new one. */
  isShowing: boolean;
  isDraft: boolean;
  zone: string;
  hasErrors: boolean;
};

export async function codesView(
  context: RequestContext,
  session: ReporterSession,
): Promise<CodesView> {
  const { db } = context;
  const { accessId, key, reportId, status } = session;
  const listed = await listAccessCodes(db, key);
  const { answers } = await readAnswers(db, key);
  const colleagues = listed.filter(
    ({ revokedAt, label }) => revokedAt === null && label !== null,
  );
  return {
    of: { report: reportId, version: 0 },
    listed: listed.map((each) => ({
      ...each,
      mayRevoke: colleagues.includes(each) && each.accessId !== accessId,
    })),
    ownAccessId: accessId,
    newAccessId: uuidv7(),
    mayMake: colleagues.length < mostColleagueCodes,
    most: mostColleagueCodes,
    isShowing: session.codeToPass !== null,
    isDraft: status === "draft",
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    hasErrors: isFormRefused(context),
  };
}
