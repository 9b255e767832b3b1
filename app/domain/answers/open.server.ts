import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/report.ts";
import { NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { openWithOperations } from "../vault/wrap.server.ts";
import { checkRows, type CheckRow } from "../form/check.ts";
import { readAnswers } from "./sealed-answers.server.ts";

export type OpenedReport = {
  key: ReportKey;
  answersVersion: number;
  rows: CheckRow[];
};

/**
 * A sent report's answers as the desk shows them. Who may see it is asked before.
 * @throws NotFound for a draft, which operations cannot open; CannotOpen on the public surface
 */
export async function openReport(
  db: Database,
  keyring: Keyring,
  reportId: string,
): Promise<OpenedReport> {
  const key = await operationsKeyOf(db, keyring, reportId);
  const { version, answers } = await readAnswers(db, key);
  return { key, answersVersion: version, rows: checkRows(answers) };
}

/** @throws NotFound for a draft; CannotOpen on the public surface */
export async function operationsKeyOf(
  db: Database,
  keyring: Keyring,
  reportId: string,
): Promise<ReportKey> {
  const [row] = await db
    .select({
      id: report.id,
      operationsKeyNumber: report.operationsKeyNumber,
      operationsKeySealed: report.operationsKeySealed,
    })
    .from(report)
    .where(eq(report.id, reportId));
  if (!row?.operationsKeySealed) throw new NotFound("no such report");
  return openWithOperations(keyring, row);
}
