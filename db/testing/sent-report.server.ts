import { v7 as uuidv7 } from "uuid";
import {
  formatReference,
  referenceLength,
} from "#app/domain/report/reference.ts";
import { randomBase32 } from "#app/domain/vault/random.server.ts";
import { headlinePlace } from "#app/domain/vault/places.ts";
import {
  generateReportKey,
  sealJson,
  type ReportKey,
} from "#app/domain/vault/seal.server.ts";
import type { Database } from "#db/client.server.ts";
import { assignment, report, reportKey } from "#db/schema/index.ts";
import { sealedTo } from "#app/domain/unit-key/report-key.server.ts";
import { keyOfUnit } from "./keys.server.ts";

type Sent = Partial<typeof report.$inferInsert> & {
  organisation?: string | null;
  line?: string;
  /** Parts of units; the first is primary unless it says otherwise. */
  parts?: (Partial<typeof assignment.$inferInsert> & { unitId: string })[];
};

/**
 * The rows of a report that was sent, without its history: the least that reads need. Journeys use `submitReport`.
 */
export async function createSentReport(
  db: Database,
  {
    organisation = "Sierra Telecom",
    line = "Routers changed",
    parts = [],
    ...columns
  }: Sent = {},
): Promise<{ reportId: string; key: ReportKey; assignmentIds: string[] }> {
  const reportId = columns.id ?? uuidv7();
  const key = generateReportKey(reportId);
  const submittedAt = columns.submittedAt ?? new Date("2026-11-22T09:00:00Z");
  await db.insert(report).values({
    status: "submitted",
    startedAt: submittedAt,
    savedAt: submittedAt,
    questionsVersion: 1,
    reference: formatReference(randomBase32(referenceLength)),
    submittedAt,
    path: "full",
    contactPolicy: "notice",
    score: 50,
    band: "medium",
    headlineSealed: sealJson(key, headlinePlace(reportId), {
      organisation,
      line,
    }),
    ...columns,
    id: reportId,
  });
  const unitIds = ["triage-desk", ...parts.map(({ unitId }) => unitId)];
  await db
    .insert(reportKey)
    .values([...new Set(unitIds)].map((id) => sealedTo(keyOfUnit(id), key)));
  const assignmentIds = await createParts(db, parts, { reportId, submittedAt });
  return { reportId, key, assignmentIds };
}

async function createParts(
  db: Database,
  parts: NonNullable<Sent["parts"]>,
  { reportId, submittedAt }: { reportId: string; submittedAt: Date },
): Promise<string[]> {
  const assignmentIds: string[] = [];
  for (const [index, part] of parts.entries()) {
    const id = part.id ?? uuidv7();
    assignmentIds.push(id);
    const state = part.state ?? "offered";
    await db.insert(assignment).values({
      part: index === 0 ? "primary" : "joint",
      state,
      ruleId: "test",
      offeredAt: submittedAt,
      answeredAt: state === "offered" ? null : submittedAt,
      acceptedAt:
        state === "accepted" ? (part.answeredAt ?? submittedAt) : null,
      ...part,
      id,
      reportId,
    });
  }
  return assignmentIds;
}
