import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder, unit } from "#db/schema/index.ts";
import { recordEvents } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { refreshReportDue } from "./dues.server.ts";
import { answerPart, offerPart } from "./offer.server.ts";
import type { Part } from "./parts.server.ts";
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
    const next = await findNext(tx, work, part);
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
  work: Work,
  part: Part,
): Promise<Next | null> {
  const offererUnitId = await findUnitOf(tx, part.offeredBy);
  const transferred = work.parts.findLast((one) =>
    isSource(one, part, offererUnitId),
  );
  if (transferred) {
    const { unitId, assigneeId, dueKind } = transferred;
    const wasAccepted = dueKind !== null && dueKind !== "accept";
    return {
      unitId,
      ...(wasAccepted && { accepted: { assigneeId, dueKind } }),
    };
  }
  if (part.part === "joint") return null;
  if (part.unitKind === "triage-desk") {
    throw new Conflict("the triage desk is the last to ask: transfer it");
  }
  return { unitId: await getTriageDesk(tx) };
}

/** Null when a rule offered it. */
async function findUnitOf(
  tx: Database,
  offeredBy: string | null,
): Promise<string | null> {
  if (offeredBy === null) return null;
  const [offerer] = await tx
    .select({ unitId: responder.unitId })
    .from(responder)
    .where(eq(responder.id, offeredBy));
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

async function getTriageDesk(tx: Database): Promise<string> {
  const [desk] = await tx
    .select({ id: unit.id })
    .from(unit)
    .where(eq(unit.kind, "triage-desk"))
    .orderBy(asc(unit.id))
    .limit(1);
  if (!desk) throw new Error("the directory has no triage desk");
  return desk.id;
}
