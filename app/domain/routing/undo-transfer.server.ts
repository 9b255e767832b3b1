import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { recordEvents } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { refreshReportDue } from "./dues.server.ts";
import { answerPart, offerPart } from "./offer.server.ts";
import { acceptanceOf, type Part } from "./parts.server.ts";
import { getUndoable } from "./undo.server.ts";
import {
  changeReport,
  startGivenAway,
  type DeskCommand,
  type Work,
} from "./work.server.ts";

/** Kept with both parts, as every move has its reason. */
const reason = "The transfer was undone a moment later by whoever made it.";

/**
 * Takes a transfer back while nobody of the other unit has opened or answered it: the part is its unit's again as it was, its due
 * included, and the other unit sees the report no longer. Both acts stay in the history.
 * @throws NotFound for who made none, Conflict when it is too late
 */
export async function undoTransfer(
  db: Database,
  command: DeskCommand & { keyring: Keyring },
): Promise<void> {
  const { reportId, by, now, keyring } = command;
  await db.transaction(async (tx) => {
    const work = await startGivenAway(tx, command);
    const { event } = await getUndoable(tx, command, "report.transferred");
    const { source, target } = partsOf(work, event);
    await requireUnopened(tx, reportId, target);
    const key = requireKey(work.key, by);
    const move = { keyring, key, reason, by: by.responderId, now };
    await answerPart(tx, work, target, { state: "transferred", ...move });
    await restore(tx, work, { source, event, move });
    await changeReport(tx, reportId);
    await refreshReportDue(tx, reportId);
    await recordEvents(tx, {
      reportId,
      events: [
        {
          type: "report.transfer-undone",
          assignmentId: target.id,
          unitId: target.unitId,
          toUnitId: source.unitId,
        },
      ],
      actor: by.actor,
      at: now,
    });
  });
}

type Transferred = { assignmentId: string; toUnitId: string; dueAt?: string };

/** What was given away, and what was offered for it in that moment. */
function partsOf({ parts }: Work, { assignmentId, toUnitId }: Transferred) {
  const source = parts.find(({ id }) => id === assignmentId);
  const at = source?.answeredAt?.getTime();
  const target = parts.findLast(
    (part) => part.unitId === toUnitId && part.offeredAt.getTime() === at,
  );
  if (!source || !target)
    throw new Conflict("this was changed or undone since");
  const wasJoint = parts.some(
    (part) =>
      part.unitId === toUnitId &&
      part.state === "released" &&
      part.answeredAt?.getTime() === at,
  );
  if (wasJoint)
    throw new Conflict(
      "that unit had a part before, which became the primary one: ask it to transfer it back",
    );
  if (target.state !== "offered")
    throw new Conflict(
      "the other unit has answered already: it can transfer it back",
    );
  return { source, target };
}

async function requireUnopened(tx: Database, reportId: string, { id }: Part) {
  const [row] = await tx
    .select({ openedAt: assignment.openedAt })
    .from(assignment)
    .where(and(eq(assignment.reportId, reportId), eq(assignment.id, id)));
  if (row?.openedAt)
    throw new Conflict(
      "somebody of the other unit has opened it already: they can refuse it, or transfer it back",
    );
}

/** The part comes back as it was: who worked it, and by when what is owed. An undo is no way to a later due. */
async function restore(
  tx: Database,
  work: Work,
  {
    source,
    event: { dueAt },
    move,
  }: {
    source: Part;
    event: Transferred;
    move: Omit<Parameters<typeof offerPart>[2], "unitId" | "part">;
  },
) {
  const { unitId, part } = source;
  const accepted = acceptanceOf(source);
  const offered = await offerPart(tx, work, {
    ...{ ...move, unitId, part, accepted },
  });
  if (offered.type !== "report.offered" || dueAt === undefined) return;
  await tx
    .update(assignment)
    .set({ dueAt: new Date(dueAt) })
    .where(
      and(
        eq(assignment.reportId, work.id),
        eq(assignment.id, offered.assignmentId),
      ),
    );
}
