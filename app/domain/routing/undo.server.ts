import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { actorSchema, pastEventOf, type PastEvent } from "../audit/events.ts";
import { Conflict } from "../refusal.ts";
import { undoTakenMs } from "../vocabulary/undo.ts";
import type { DeskCommand } from "./work.server.ts";

type Undoable = "report.assigned" | "report.transferred";
type Undone = Extract<PastEvent, { type: Undoable }>;

/** What takes an act out of an undo's reach: the same again, or that it was undone. */
const rivals = {
  "report.assigned": ["report.assigned", "report.assignment-undone"],
  "report.transferred": ["report.transferred", "report.transfer-undone"],
} as const satisfies Record<Undoable, PastEvent["type"][]>;

/**
 * The act of this person that is to be undone: the newest of its kind, and done a moment ago.
 * @throws Conflict when it is not theirs, not the newest, or too long ago
 */
export async function getUndoable<Type extends Undoable>(
  tx: Database,
  { reportId, by, now }: DeskCommand,
  type: Type,
): Promise<{
  event: Extract<PastEvent, { type: Type }>;
  position: number;
  at: Date;
}> {
  const [row] = await tx
    .select({
      type: auditEvent.type,
      detail: auditEvent.detail,
      actor: auditEvent.actor,
      at: auditEvent.at,
      position: auditEvent.position,
    })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectId, reportId),
        inArray(auditEvent.type, [...rivals[type]]),
      ),
    )
    .orderBy(desc(auditEvent.position))
    .limit(1);
  const event = row && pastEventOf(row);
  const actor = row && actorSchema.parse(row.actor);
  const isOwn = actor?.kind === "responder" && actor.id === by.responderId;
  if (!row || !event || !isOwn || !isOf(event, type))
    throw new Conflict("this was changed or undone since");
  if (now.getTime() - row.at.getTime() > undoTakenMs)
    throw new Conflict("it is too late to undo this: do it anew the other way");
  return { event, position: row.position, at: row.at };
}

function isOf<Type extends Undoable>(
  event: PastEvent | Undone,
  type: Type,
): event is Extract<PastEvent, { type: Type }> {
  return event.type === type;
}
