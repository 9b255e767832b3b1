import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import type { Band } from "../vocabulary/triage.ts";
import { promisedAt, refreshReportDue } from "./dues.server.ts";
import { isLive, listParts, type Part } from "./parts.server.ts";

type Owing = { reportId: string; part: Part; band: Band; now: Date };

/** The unit answered its reporter: from now on it owes the next update. */
export async function oweNextUpdate(
  tx: Database,
  { reportId, part, band, now }: Owing,
): Promise<void> {
  const kind = "next-update";
  const dueAt = promisedAt({ kind, band, from: now, hours: part.hours });
  await setDue(tx, { reportId, part }, { dueKind: kind, dueAt });
  await refreshReportDue(tx, reportId);
}

/** The unit asked and waits for its reporter. What it owes is kept, and runs anew with `resumeDues`. */
export async function pauseDue(
  tx: Database,
  { reportId, part }: Pick<Owing, "reportId" | "part">,
): Promise<void> {
  await setDue(tx, { reportId, part }, { dueAt: null });
  await refreshReportDue(tx, reportId);
}

/** The reporter acted: every unit that waited for that owes again, from this moment. */
export async function resumeDues(
  tx: Database,
  { reportId, band, now }: Omit<Owing, "part">,
): Promise<void> {
  const parts = await listParts(tx, reportId);
  for (const part of parts.filter(({ state }) => state === "accepted")) {
    const kind = part.dueKind ?? "next-update";
    const dueAt = promisedAt({ kind, band, from: now, hours: part.hours });
    await tx
      .update(assignment)
      .set({ dueKind: kind, dueAt })
      .where(
        and(
          eq(assignment.reportId, reportId),
          eq(assignment.id, part.id),
          isNull(assignment.dueAt),
        ),
      );
  }
  await refreshReportDue(tx, reportId);
}

/** The band changed: what is owed comes forward where the new band promises it sooner, and is never put off. */
export async function bringForward(
  tx: Database,
  { reportId, band, now }: Omit<Owing, "part">,
): Promise<void> {
  const parts = await listParts(tx, reportId);
  for (const part of parts.filter(isLive)) {
    const { dueKind: kind, hours } = part;
    if (kind === null || part.dueAt === null) continue;
    const dueAt = promisedAt({ kind, band, from: now, hours });
    if (dueAt < part.dueAt) await setDue(tx, { reportId, part }, { dueAt });
  }
  await refreshReportDue(tx, reportId);
}

async function setDue(
  tx: Database,
  { reportId, part }: Pick<Owing, "reportId" | "part">,
  due: Partial<typeof assignment.$inferInsert>,
): Promise<void> {
  await tx
    .update(assignment)
    .set(due)
    .where(and(eq(assignment.reportId, reportId), eq(assignment.id, part.id)));
}
