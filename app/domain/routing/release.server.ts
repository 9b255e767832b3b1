import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import type { Band } from "../vocabulary/triage.ts";
import { promisedAt } from "./dues.server.ts";
import { listParts, type Part } from "./parts.server.ts";
import { liveStates } from "../vocabulary/routing.ts";

/** The work ends: every live part is released at this moment, and nothing is owed any more. */
export async function releaseParts(
  tx: Database,
  {
    reportId,
    by,
    now,
  }: {
    reportId: string;
    /** Null when the reporter ended it. */
    by: string | null;
    now: Date;
  },
): Promise<void> {
  await tx
    .update(assignment)
    .set({ state: "released", answeredAt: now, answeredBy: by, dueAt: null })
    .where(
      and(
        eq(assignment.reportId, reportId),
        inArray(assignment.state, [...liveStates]),
      ),
    );
}

/**
 * The work goes on: the parts that were released when it ended come back as they were, and owe anew, an offer
 * that nobody had answered its answer. Tells whether any unit had ever taken the report on.
 */
export async function reviveParts(
  tx: Database,
  ended: {
    reportId: string;
    endedAt: Date;
    band: Band;
    /** Offers as well that no joint unit had answered; else those are for the rules to make anew, by what is shared now. */
    withOffers: boolean;
    now: Date;
  },
): Promise<{ wasAccepted: boolean }> {
  const parts = await listParts(tx, ended.reportId);
  for (const part of parts.filter((one) => isRevivable(one, ended))) {
    await revive(tx, part, ended);
  }
  // A part that ended keeps what it owed last: its acceptance, or something after that.
  const primary = parts.filter(({ part }) => part === "primary");
  return { wasAccepted: primary.some(({ dueKind }) => dueKind !== "accept") };
}

async function revive(
  tx: Database,
  part: Part,
  { reportId, band, now }: { reportId: string; band: Band; now: Date },
): Promise<void> {
  const wasOffered = part.dueKind === "accept";
  const kind = wasOffered ? "accept" : "next-update";
  await tx
    .update(assignment)
    .set({
      state: wasOffered ? "offered" : "accepted",
      answeredAt: wasOffered ? null : now,
      answeredBy: null,
      dueKind: kind,
      dueAt: promisedAt({ kind, band, from: now, hours: part.hours }),
    })
    .where(and(eq(assignment.reportId, reportId), eq(assignment.id, part.id)));
}

function isRevivable(
  part: Part,
  { endedAt, withOffers }: { endedAt: Date; withOffers: boolean },
): boolean {
  return (
    part.state === "released" &&
    part.answeredAt?.getTime() === endedAt.getTime() &&
    (withOffers || part.part === "primary" || part.dueKind !== "accept")
  );
}
