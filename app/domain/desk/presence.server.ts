import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { requireVisible } from "../responder/visible.server.ts";
import { deskForms, type DeskForm } from "../vocabulary/desk-form.ts";

/** One open page of a report. */
export type Presence = {
  reportId: string;
  sessionId: string;
  /** Made up by the page as it was opened. */
  opening: string;
  /** In which of its forms somebody types now; "reads" in none; "gone": the page was left. */
  is: DeskForm | "reads" | "gone";
};

export const presenceChannel = "report_presence";

/**
 * Tells all processes that somebody has a report's page open. Ids alone, kept nowhere: it is no act and not in the history, and
 * each process forgets it when it is not said again.
 * @throws NotFound for a report out of this person's sight
 */
export async function tellPresence(
  db: Database,
  {
    viewer,
    reportId,
    opening,
    is,
  }: { viewer: Viewer } & Omit<Presence, "sessionId">,
): Promise<void> {
  await requireVisible(db, { viewer, reportId });
  const payload = [reportId, viewer.sessionId, opening, is].join(" ");
  // One statement is one transaction: it waits for no disk, as nothing of it outlives the minute.
  await db.execute(
    sql`select set_config('synchronous_commit', 'off', true), pg_notify(${presenceChannel}, ${payload})`,
  );
}

const payloadSchema = z
  .string()
  .transform((payload) => payload.split(" "))
  .pipe(
    z.tuple([
      z.uuid(),
      z.uuid(),
      z.uuid(),
      z.enum([...deskForms, "reads", "gone"]),
    ]),
  );

/** Anybody with a login may send one: what has not its form is none, and who a session is the session's own row says. */
export function presenceOf(payload: string): Presence | null {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return null;
  const [reportId, sessionId, opening, is] = parsed.data;
  return { reportId, sessionId, opening, is };
}
