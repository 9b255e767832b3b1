import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, scoring as scoringTable } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, WrongChoice } from "../refusal.ts";
import { bringForward } from "../routing/next-due.server.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
} from "../routing/work.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import type { Inputs } from "../triage/categories.ts";
import { judge } from "../triage/judge.ts";
import { severityModel } from "../triage/model.server.ts";
import { listScorings, scoringRow } from "../triage/record.server.ts";
import { newestProvisional, standings } from "../triage/standing.ts";

export type Confirming = DeskCommand & {
  inputs: Inputs;
  /** Ids of escalators that the responder lifts. */
  lifted: readonly string[];
  /** May be empty where nothing differs from what the answers give. */
  reason: string;
};

/**
 * A responder confirms the score that the answers give, or sets it otherwise and says why: a new dated version, which stands
 * until a person makes another. What is owed comes forward where the band promises it sooner, and is never put off.
 * @throws NotFound, Forbidden, Conflict, WrongChoice where a reason is missing
 */
export async function confirmSeverity(
  db: Database,
  command: Confirming,
): Promise<void> {
  const { reportId, by, now, reason } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "score");
    const key = requireKey(work.key, by);
    const { scoring, lifted, differs, version } = await judgedBy(
      tx,
      key,
      command,
    );
    if (differs && reason === "")
      throw new WrongChoice("reason", "Say why it differs from the answers");
    const recording = { key, scoring, version, by: by.actor, now };
    const judgement = { lifted, reason };
    await tx
      .insert(scoringTable)
      .values(scoringRow({ ...recording, judgement }));
    const { score, band } = scoring;
    await changeReport(tx, reportId, { score, band });
    if (band !== work.band) await bringForward(tx, { reportId, band, now });
    const type = differs ? "severity.changed" : "severity.confirmed";
    const event = { type, version, score, band, was: work.band } as const;
    await recordEvent(tx, { reportId, event, actor: by.actor, at: now });
  });
}

/** Of a report that is locked, so that no newer answers come between. */
async function judgedBy(
  tx: Database,
  key: ReportKey,
  { reportId, inputs, lifted, by, now }: Confirming,
) {
  const scorings = await listScorings(tx, key);
  const derived = newestProvisional(scorings);
  if (derived?.grounds.is !== "known")
    throw new Conflict("what this score follows from does not open");
  if (derived.modelVersion !== severityModel.version)
    throw new Conflict("this score was made by a model that is no longer here");
  const [standing] = standings(scorings);
  const before =
    standing?.scoredBy && standing.grounds.is === "known"
      ? standing.grounds
      : null;
  const isSecondHand = await readSecondHand(tx, reportId);
  const judging = { derived: derived.grounds, before, inputs, lifted };
  const judged = judge(
    { ...judging, isSecondHand, byName: by.name, now },
    severityModel,
  );
  return {
    ...judged,
    version: 1 + Math.max(...scorings.map((s) => s.version)),
  };
}

async function readSecondHand(
  tx: Database,
  reportId: string,
): Promise<boolean> {
  const [row] = await tx
    .select({ flags: report.flags })
    .from(report)
    .where(eq(report.id, reportId));
  return row?.flags.includes("second-hand") ?? false;
}
