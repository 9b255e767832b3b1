import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { note } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { startWork, type DeskCommand } from "../routing/work.server.ts";
import { notePlace } from "../vault/places.ts";
import { sealText } from "../vault/seal.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";

/**
 * Words for responders alone. Nothing of the report changes, so a page shown before stays good.
 * @throws NotFound, Forbidden, Conflict
 */
export async function writeNote(
  db: Database,
  command: DeskCommand & {
    /** Already through `bodySchema`. */
    body: string;
  },
): Promise<{ noteId: string }> {
  const { reportId, body, by, now } = command;
  const id = uuidv7();
  return db.transaction(async (tx) => {
    const work = await startWork(tx, command, "note");
    const key = requireKey(work.key, command.by);
    await tx.insert(note).values({
      reportId,
      id,
      unitId: by.unitId,
      responderId: by.responderId,
      bodySealed: sealText(key, notePlace(id), body),
      writtenAt: now,
    });
    await recordEvent(tx, {
      reportId,
      event: { type: "note.written", noteId: id },
      actor: by.actor,
      at: now,
    });
    return { noteId: id };
  });
}
