import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { assignment, unit } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { WrongChoice } from "../refusal.ts";
import { sealToUnits } from "../unit-key/report-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { reasonPlace } from "../vault/places.ts";
import { sealText, type ReportKey } from "../vault/seal.server.ts";
import { promisedAt } from "./dues.server.ts";
import type { Part } from "./parts.server.ts";
import type { AssignmentPart, DueKind } from "../vocabulary/routing.ts";
import type { Work } from "./work.server.ts";

/** Who moves a part, and why in their own words, which are sealed. */
type Move = { by: string; now: Date; key: ReportKey; reason: string };

type Offer = Move & {
  keyring: Keyring;
  unitId: string;
  part: AssignmentPart;
  /** A part that comes back to a unit that had accepted it is still accepted. */
  accepted?: {
    assigneeId: string | null;
    dueKind: DueKind;
    acceptedAt: Date | null;
  };
};

/**
 * Gives a unit a part, in place of the live one it may have: a joint unit becomes primary so.
 * @throws WrongChoice for a unit the directory does not have
 */
export async function offerPart(
  tx: Database,
  work: Work,
  offer: Offer,
): Promise<AuditEvent> {
  const { unitId, part, now, accepted } = offer;
  const held = work.live.find((one) => one.unitId === unitId);
  if (held) await answerPart(tx, work, held, { state: "released", ...offer });
  const id = uuidv7();
  const kind = accepted?.dueKind ?? "accept";
  const hours = await hoursOf(tx, unitId);
  await tx.insert(assignment).values({
    reportId: work.id,
    id,
    unitId,
    part,
    reasonSealed: sealReason(offer.key, id, "reason_sealed", offer.reason),
    offeredBy: offer.by,
    offeredAt: now,
    ...(accepted && {
      state: "accepted" as const,
      answeredAt: now,
      acceptedAt: accepted.acceptedAt,
      assigneeId: accepted.assigneeId,
    }),
    dueKind: kind,
    dueAt: promisedAt({ kind, band: work.band, from: now, hours }),
  });
  const { directoryKey } = offer.keyring;
  const sealing = { directoryKey, key: offer.key, unitIds: [unitId], now };
  await sealToUnits(tx, sealing);
  return { type: "report.offered", assignmentId: id, unitId, part };
}

/** Ends a live part; its last `due_kind` stays, and tells whether it had been accepted. */
export async function answerPart(
  tx: Database,
  work: Work,
  part: Part,
  answer: Move & { state: "refused" | "transferred" | "released" },
): Promise<void> {
  const { state, by, now, key, reason } = answer;
  await tx
    .update(assignment)
    .set({
      state,
      answeredAt: now,
      answeredBy: by,
      dueAt: null,
      answerReasonSealed: sealReason(
        key,
        part.id,
        "answer_reason_sealed",
        reason,
      ),
    })
    .where(and(eq(assignment.reportId, work.id), eq(assignment.id, part.id)));
}

function sealReason(
  key: ReportKey,
  row: string,
  column: Parameters<typeof reasonPlace>[1],
  reason: string,
): Buffer {
  return sealText(key, reasonPlace(row, column), reason);
}

async function hoursOf(tx: Database, unitId: string) {
  const [found] = await tx
    .select({
      isRoundTheClock: unit.isRoundTheClock,
      timeZone: unit.timeZone,
    })
    .from(unit)
    .where(eq(unit.id, unitId));
  if (!found)
    throw new WrongChoice(
      "toUnitId",
      "The directory has no such unit any more: choose another",
    );
  return found;
}
