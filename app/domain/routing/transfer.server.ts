import type { Database } from "#db/client.server.ts";
import { recordEvents } from "../audit/record.server.ts";
import { Conflict, WrongChoice } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { refreshReportDue } from "./dues.server.ts";
import { answerPart, offerPart } from "./offer.server.ts";
import { isLive, type Part, unitHasPart } from "./parts.server.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
  type Work,
} from "./work.server.ts";

/**
 * Hands the unit's own part to another unit, which is offered it; the triage desk may hand on anybody's primary part.
 * @throws NotFound, Forbidden, Conflict when the part is no longer held, WrongChoice when the other unit has it or the primary one
 */
export async function transferReport(
  db: Database,
  command: DeskCommand & { keyring: Keyring; toUnitId: string; reason: string },
): Promise<void> {
  const { by, now, reason, toUnitId } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "transfer");
    const part = partToHandOn(work);
    refuseTarget(work, part, toUnitId);
    const key = requireKey(work.key, command.by);
    const { keyring } = command;
    const answer = { keyring, key, reason, by: by.responderId, now };
    await answerPart(tx, work, part, { state: "transferred", ...answer });
    const offered = await offerPart(tx, work, {
      unitId: toUnitId,
      part: part.part,
      ...answer,
    });
    await changeReport(tx, work.id);
    await refreshReportDue(tx, work.id);
    const { id: assignmentId, unitId } = part;
    await recordEvents(tx, {
      reportId: work.id,
      events: [
        {
          type: "report.transferred",
          ...{ assignmentId, unitId, toUnitId },
          dueAt: part.dueAt?.toISOString(),
        },
        offered,
      ],
      actor: by.actor,
      at: now,
    });
  });
}

function partToHandOn({ own, live }: Work): Part {
  if (own && isLive(own)) return own;
  const primary = live.find(({ part }) => part === "primary");
  if (!primary) throw new Conflict("no unit holds the primary part");
  return primary;
}

/** A joint unit may become primary so; the primary unit cannot become joint while it is primary. */
function refuseTarget({ live }: Work, part: Part, toUnitId: string): void {
  const held = live.find(({ unitId }) => unitId === toUnitId);
  if (held && (part.part === "joint" || held.part === "primary")) {
    throw new WrongChoice("toUnitId", unitHasPart);
  }
}
