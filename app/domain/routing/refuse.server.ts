import type { Database } from "#db/client.server.ts";
import { recordEvents } from "../audit/record.server.ts";
import { findWhoDid } from "../identity/person.server.ts";
import { Conflict } from "../refusal.ts";
import { triageDeskId } from "../vocabulary/directory.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { refreshReportDue } from "./dues.server.ts";
import { answerPart, offerPart } from "./offer.server.ts";
import { acceptanceOf, type Part } from "./parts.server.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
  type Work,
} from "./work.server.ts";

/**
 * The unit does not take the part. A part that was transferred to it goes back to the unit that transferred it, a
 * primary part of a rule to the triage desk: a report is never without a unit that must act.
 * @throws NotFound, Forbidden, Conflict when a colleague answered first, or for the triage desk's own primary part
 */
export async function refuseReport(
  db: Database,
  command: DeskCommand & { keyring: Keyring; reason: string },
): Promise<void> {
  const { by, now, reason } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "refuse");
    const part = work.own;
    if (!part) throw new Conflict("nothing was offered to this unit");
    const key = requireKey(work.key, command.by);
    const { keyring } = command;
    const answer = { keyring, key, reason, by: by.responderId, now };
    const next = await findNext(tx, keyring, work, part);
    await answerPart(tx, work, part, { state: "refused", ...answer });
    const offered =
      next &&
      (await offerPart(tx, work, { ...next, part: part.part, ...answer }));
    await changeReport(tx, work.id);
    await refreshReportDue(tx, work.id);
    const { id: assignmentId, unitId } = part;
    await recordEvents(tx, {
      reportId: work.id,
      events: [
        { type: "report.refused", assignmentId, unitId },
        ...(offered ? [offered] : []),
      ],
      actor: by.actor,
      at: now,
    });
  });
}

type Next = Pick<Parameters<typeof offerPart>[2], "unitId" | "accepted">;

/** Who has the part now; null for a joint part that nobody else need take. */
async function findNext(
  tx: Database,
  keyring: Keyring,
  work: Work,
  part: Part,
): Promise<Next | null> {
  const offererUnitId = await findUnitOf(tx, keyring, part.offeredBy);
  const transferred = work.parts.findLast((one) =>
    isSource(one, part, offererUnitId),
  );
  if (transferred) {
    const { unitId } = transferred;
    return { unitId, accepted: acceptanceOf(transferred) };
  }
  if (part.part === "joint") return null;
  if (part.unitId === triageDeskId) {
    throw new Conflict("the triage desk is the last to ask: transfer it");
  }
  return { unitId: triageDeskId };
}

/** Null when a rule offered it, or nobody who is proven. */
async function findUnitOf(
  tx: Database,
  keyring: Keyring,
  offeredBy: string | null,
): Promise<string | null> {
  if (offeredBy === null) return null;
  const offerer = await findWhoDid(tx, keyring, offeredBy);
  return offerer?.unitId ?? null;
}

/** Transferred by its own unit, in the moment this part was offered. The triage desk's moves go back to the triage desk. */
function isSource(
  one: Part,
  part: Part,
  offererUnitId: string | null,
): boolean {
  return (
    one.state === "transferred" &&
    one.part === part.part &&
    one.unitId === offererUnitId &&
    one.answeredAt?.getTime() === part.offeredAt.getTime()
  );
}
