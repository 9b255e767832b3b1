import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { deleteOldest } from "#db/delete-oldest.server.ts";
import { unsent } from "#db/schema/typed.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";
import { openJson, sealJson } from "../vault/seal.server.ts";
import type { Typed } from "../form/fields.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import type { ReporterSession } from "../access/session.server.ts";

/** How long it is offered back. */
const unsentDays = 30;

/** What was typed on a page of a sent report and not sent: the strings of its fields, by name. */
export type Unsent = { page: string; typed: Opened<Typed>; savedAt: Date };

type Of = { session: ReporterSession; page: string };

const typedSchema = z.record(z.string(), z.array(z.string()));

/**
 * Keeps it in place of what was kept before. When nothing is typed any more, nothing stays kept.
 * @throws Forbidden for a code that sends no words
 */
export async function keepUnsent(
  db: Database,
  { session, page, typed, now }: Of & { typed: Typed; now: Date },
): Promise<void> {
  refuseUnlessInScope(session, "add");
  const isEmpty = Object.values(typed).flat().join("").trim() === "";
  if (isEmpty) return dropUnsent(db, { session, page });
  const { reportId, accessId, key } = session;
  const kept = {
    sealed: sealJson(key, placeOf({ session, page }), typed),
    savedAt: now,
  };
  await db
    .insert(unsent)
    .values({ reportId, accessId, page, ...kept })
    .onConflictDoUpdate({
      target: [unsent.reportId, unsent.accessId, unsent.page],
      set: kept,
    });
}

/** All that this access code typed and did not send. */
export async function listUnsent(
  db: Database,
  session: ReporterSession,
): Promise<Unsent[]> {
  const rows = await db
    .select({
      page: unsent.page,
      sealed: unsent.sealed,
      savedAt: unsent.savedAt,
    })
    .from(unsent)
    .where(ofAccess(session));
  return rows.map(({ page, sealed, savedAt }) => ({
    page,
    savedAt,
    typed: openedOrDamaged(() =>
      openJson(session.key, placeOf({ session, page }), sealed, typedSchema),
    ),
  }));
}

export async function findUnsent(
  db: Database,
  { session, page }: Of,
): Promise<Unsent | null> {
  const all = await listUnsent(db, session);
  return all.find((each) => each.page === page) ?? null;
}

/** It was sent, or is no longer wanted. Safe to repeat. */
export async function dropUnsent(
  db: Database,
  { session, page }: Of,
): Promise<void> {
  await db.delete(unsent).where(and(ofAccess(session), eq(unsent.page, page)));
}

/** Deletes up to `limit` that nobody came back for, the oldest first; the rest wait for the next sweep. */
export async function sweepUnsent(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const until = new Date(now.getTime() - unsentDays * 86_400_000);
  const { savedAt } = unsent;
  return deleteOldest(db, unsent, { at: savedAt, by: savedAt, until, limit });
}

function ofAccess({ reportId, accessId }: ReporterSession) {
  return and(eq(unsent.reportId, reportId), eq(unsent.accessId, accessId));
}

function placeOf({ session: { accessId }, page }: Of) {
  return { table: "unsent", column: "sealed", row: `${accessId}/${page}` };
}
