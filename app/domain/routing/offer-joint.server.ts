import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { WrongChoice } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { unitHasPart } from "./parts.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { findNewestDecision } from "./decisions.server.ts";
import { refreshReportDue } from "./dues.server.ts";
import { offerPart } from "./offer.server.ts";
import { changeReport, startWork, type DeskCommand } from "./work.server.ts";

/**
 * Asks another unit to work the report too.
 * @throws NotFound, Forbidden, WrongChoice when it has a part already, or the reporter shares with one responder only
 */
export async function offerJoint(
  db: Database,
  command: DeskCommand & { keyring: Keyring; toUnitId: string; reason: string },
): Promise<void> {
  const { by, now, reason, toUnitId } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "offer");
    if (work.live.some(({ unitId }) => unitId === toUnitId)) {
      throw new WrongChoice("toUnitId", unitHasPart);
    }
    const key = requireKey(work.key, command.by);
    if (!(await mayBeShared(tx, key))) {
      throw new WrongChoice(
        "toUnitId",
        "The reporter shares with the chosen responder alone: ask them first",
      );
    }
    const event = await offerPart(tx, work, {
      unitId: toUnitId,
      part: "joint",
      key,
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

/**
 * The reporter's own choice, as the newest decision of the rules saw it. Where that was not kept, nobody else is let in until
 * newer answers are routed.
 */
async function mayBeShared(tx: Database, key: ReportKey): Promise<boolean> {
  const newest = await findNewestDecision(tx, key);
  if (!newest) return true;
  const { grounds } = newest;
  return grounds.is === "known" && grounds.facts.sharing !== "chosen-responder";
}
