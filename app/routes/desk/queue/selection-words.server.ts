import { findDeskUnsent } from "#app/domain/correspondence/desk-unsent.server.ts";
import { sendOnce } from "#app/domain/correspondence/send-once.server.ts";
import type { DoneToOne } from "#app/domain/desk/queue-bulk.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Database } from "#db/client.server.ts";
import { boxFields, boxOf, saidIn } from "../report/box.server.ts";
import { unsentView } from "../report/view.server.ts";
import type { BulkVerbName } from "./bulk-verbs.ts";

/** What this person typed for several reports and did not send: it lies with the first of those that it would be done to. */
export async function wordsOfSelection(
  db: Database,
  viewer: Viewer,
  rows: readonly { reportId: string; isAllowed: boolean }[],
) {
  const first = rows.find(({ isAllowed }) => isAllowed)?.reportId;
  if (!first) return null;
  const kept = await findDeskUnsent(db, { viewer, reportId: first }).catch(
    () => null,
  );
  return kept && { id: first, ...unsentView(kept) };
}

/** What was done for any of them was sent; where nothing was, the words wait on. */
export async function dropWordsOfSelection(
  db: Database,
  {
    typed,
    by,
    verb,
    done,
    now,
  }: {
    typed: Record<string, string>;
    by: Viewer;
    verb: BulkVerbName;
    done: readonly DoneToOne[];
    now: Date;
  },
) {
  const reportId = boxFields.boxId.safeParse(typed.boxReportId).data;
  if (!reportId || !done.some(({ is }) => is === "done")) return;
  const box = boxOf(new URL(`desk:/${verb}`), typed);
  const sending = { ...box, reportId, by, now, posted: saidIn(typed) };
  await sendOnce(db, sending, () => Promise.resolve());
}
