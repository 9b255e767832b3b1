import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { routingDecision } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { refreshReportDue } from "./dues.server.ts";
import { offerPart } from "./offer.server.ts";
import { changeReport, startWork, type DeskCommand } from "./work.server.ts";

/**
 * Asks another unit to work the report too.
 * @throws NotFound, Forbidden, Conflict when it has a part already, or the reporter shares with one responder only
 */
export async function offerJoint(
  db: Database,
  command: DeskCommand & { keyring: Keyring; toUnitId: string; reason: string },
): Promise<void> {
  const { by, now, reason, toUnitId } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "offer");
    if (work.live.some(({ unitId }) => unitId === toUnitId)) {
      throw new Conflict("that unit has a part in this report already");
    }
    if (!(await mayBeShared(tx, work.id))) {
      throw new Conflict("the reporter shares with the chosen responder only");
    }
    const event = await offerPart(tx, work, {
      unitId: toUnitId,
      part: "joint",
      key: requireKey(work.key),
      keyring: command.keyring,
      reason,
      by: by.responderId,
      now,
    });
    await changeReport(tx, work.id);
    await refreshReportDue(tx, work.id);
    await recordEvent(tx, {
      reportId: work.id,
      event,
      actor: by.actor,
      at: now,
    });
  });
}

/** The reporter's own choice, as the newest decision of the rules saw it. */
async function mayBeShared(tx: Database, reportId: string): Promise<boolean> {
  const [newest] = await tx
    .select({ facts: routingDecision.facts })
    .from(routingDecision)
    .where(eq(routingDecision.reportId, reportId))
    .orderBy(desc(routingDecision.version))
    .limit(1);
  if (!newest) return true;
  return factsSchema.parse(newest.facts).sharing !== "chosen-responder";
}

const factsSchema = z.object({ sharing: z.string().nullable() });
