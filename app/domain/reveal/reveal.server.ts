import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { reveal } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { tellPage } from "../audit/tell-page.server.ts";
import { WrongChoice } from "../refusal.ts";
import { startWork, type DeskCommand } from "../routing/work.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { revealPlace } from "../vault/places.ts";
import { sealText } from "../vault/seal.server.ts";
import { revealMinutes } from "../vocabulary/reveal.ts";
import type { Purpose } from "./purpose.ts";

/** By Postgres's clock, which all processes share, and not by the transaction's beginning. */
const clock = sql`statement_timestamp()`;

/**
 * Shows a report's personal data to one person, for `revealMinutes`. Nothing of the report changes. A second one while the
 * first lasts is one of its own, with its own purpose.
 * @throws NotFound, Forbidden; Conflict for a report that does not open for them; WrongChoice without words where they are due
 */
export async function revealPersonal(
  db: Database,
  command: DeskCommand & Purpose,
): Promise<{ revealId: string }> {
  const { reportId, by, purpose, words, now } = command;
  if (purpose === "other" && words === "")
    throw new WrongChoice("words", "Say what for");
  const id = uuidv7();
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "reveal");
    const key = requireKey(work.key, by);
    await tx.insert(reveal).values({
      ...{ reportId, id, purpose },
      ...{ responderId: by.responderId, unitId: by.unitId },
      wordsSealed:
        purpose === "other" ? sealText(key, revealPlace(id), words) : null,
      revealedAt: clock,
      expiresAt: sql`${clock} + make_interval(mins => ${revealMinutes})`,
    });
    await recordEvent(tx, {
      reportId,
      event: {
        type: "personal.revealed",
        ...{ revealId: id, purpose, unitId: by.unitId },
      },
      actor: by.actor,
      at: now,
    });
  });
  return { revealId: id };
}

/**
 * Ends all that are shown to this person of the report now; none is as well.
 * @throws NotFound, Forbidden
 */
export async function hidePersonal(
  db: Database,
  command: DeskCommand,
): Promise<void> {
  const { reportId, by, now } = command;
  await db.transaction(async (tx) => {
    await startWork(tx, command, "reveal");
    const hidden = await tx
      .update(reveal)
      .set({ hiddenAt: clock })
      .where(
        and(
          eq(reveal.reportId, reportId),
          eq(reveal.responderId, by.responderId),
          isNull(reveal.hiddenAt),
          sql`${reveal.expiresAt} > ${clock}`,
        ),
      )
      .returning({ id: reveal.id });
    for (const { id: revealId } of hidden)
      await recordEvent(tx, {
        reportId,
        event: { type: "personal.hidden", revealId },
        actor: by.actor,
        at: now,
      });
    // Pages are not told of looks; this one takes something away from those that are open.
    if (hidden.length > 0) await tellPage(tx, reportId);
  });
}
