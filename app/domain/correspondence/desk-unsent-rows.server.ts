import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { lockByName } from "#db/lock.server.ts";
import { deskUnsent, report, reportKey } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import {
  onKeyOf,
  openReportKey,
  requireKey,
  sealedKeyColumns,
} from "../unit-key/report-key.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import type { DeskForm } from "../vocabulary/desk-form.ts";

/** One form of a report's page, as a person has it open. */
export type Box = { reportId: string; by: Viewer; form: DeskForm; id: string };

/** What stands in its fields, by name. */
export type Words = Record<string, string>;

/** Of the last save of a text; a page that shows it gives it back, and writes over no other. */
export type Token = string;

/**
 * A text is saved, sent and thrown away one after the other: whoever comes second sees what the first did. Taken before any
 * row is locked, so that nobody who holds a report waits for it.
 */
export async function lockBox(
  tx: Database,
  { reportId, by: { responderId }, form, id }: Box,
): Promise<void> {
  const box = [reportId, responderId, form, id].join("/");
  await lockByName(tx, box);
}

export type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

export async function findRow(tx: Database, box: Box) {
  const [row] = await tx
    .select({
      opening: deskUnsent.opening,
      number: deskUnsent.number,
      hasWords: sql<boolean>`${deskUnsent.sealed} is not null`,
      over: deskUnsent.over,
      postedHash: deskUnsent.postedHash,
    })
    .from(deskUnsent)
    .where(isBox(box));
  return row ?? null;
}

/** @throws NotFound for who does not read the report, Conflict while it does not open for them */
export async function getKey(
  tx: Database,
  { reportId, by }: Pick<Box, "reportId" | "by">,
): Promise<ReportKey> {
  const [row] = readsContents(by)
    ? await tx
        .select(sealedKeyColumns)
        .from(report)
        .leftJoin(reportKey, onKeyOf(by, report.id))
        .where(and(eq(report.id, reportId), visibleReports(tx, by)))
    : [];
  if (!row) throw new NotFound("no such report");
  return requireKey(openReportKey(by, reportId, row), by);
}

export function tokenOf({
  opening,
  number,
}: {
  opening: string;
  number: number;
}): Token {
  return `${opening}.${number}`;
}

export const boxColumns = [
  deskUnsent.reportId,
  deskUnsent.responderId,
  deskUnsent.form,
  deskUnsent.id,
] as const;

export function isForm({ reportId, by, form }: Omit<Box, "id">) {
  return and(
    eq(deskUnsent.reportId, reportId),
    eq(deskUnsent.responderId, by.responderId),
    eq(deskUnsent.form, form),
  );
}

export function isBox({ id, ...of }: Box) {
  return and(isForm(of), eq(deskUnsent.id, id));
}
