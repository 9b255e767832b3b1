import { asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportAccess } from "#db/schema/index.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import type { AccessScope } from "../vocabulary/report.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";

export type AccessListed = {
  accessId: string;
  scope: AccessScope;
  /** What its maker called it; null for the first code of a report. */
  label: Opened<string> | null;
  /** Whether it is the one that the report was begun with. */
  isFirst: boolean;
  madeAt: Date;
  revokedAt: Date | null;
  /** Null: never since it was made. */
  lastUsedAt: Date | null;
};

/** Every code that the report ever had, those in force first, the oldest of them first. */
export async function listAccessCodes(
  db: Database,
  key: ReportKey,
): Promise<AccessListed[]> {
  const rows = await db
    .select({
      accessId: reportAccess.id,
      scope: reportAccess.scope,
      labelSealed: reportAccess.labelSealed,
      madeAt: reportAccess.createdAt,
      revokedAt: reportAccess.revokedAt,
      lastUsedAt: reportAccess.lastUsedAt,
    })
    .from(reportAccess)
    .where(eq(reportAccess.reportId, key.reportId))
    .orderBy(
      desc(sql`${reportAccess.revokedAt} is null`),
      asc(reportAccess.createdAt),
      asc(reportAccess.id),
    );
  const [first] = [...rows].sort(
    (a, b) => a.madeAt.getTime() - b.madeAt.getTime(),
  );
  return rows.map(({ labelSealed, ...row }) => ({
    ...row,
    isFirst: row.accessId === first?.accessId,
    label: openLabel(key, row.accessId, labelSealed),
  }));
}

/** The labels of the report's codes by id; the first code has none. */
export async function codeLabels(
  db: Database,
  key: ReportKey,
): Promise<Record<string, Opened<string>>> {
  const rows = await db
    .select({ id: reportAccess.id, labelSealed: reportAccess.labelSealed })
    .from(reportAccess)
    .where(eq(reportAccess.reportId, key.reportId));
  return Object.fromEntries(
    rows.flatMap(({ id, labelSealed }) => {
      const label = openLabel(key, id, labelSealed);
      return label === null ? [] : [[id, label]];
    }),
  );
}

export function labelPlace(accessId: string) {
  return { table: "report_access", column: "label_sealed", row: accessId };
}

function openLabel(
  key: ReportKey,
  accessId: string,
  sealed: Buffer | null,
): Opened<string> | null {
  return (
    sealed && openedOrDamaged(() => openText(key, labelPlace(accessId), sealed))
  );
}
