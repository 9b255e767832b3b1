import { inArray, lt, lte, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { saveOrder } from "#db/schema/typed.ts";
import type { ReporterSession } from "../access/session.server.ts";

/** A browser gives a save up after 20 s, and the server may still be at work on it; an hour later it is not. */
const lateMs = 3_600_000;

/** What the script of a page writes into its form. A page without script has no saves that could overtake each other. */
const orderSchema = z.object({
  opening: z.string().regex(/^[a-z\d]{1,32}$/),
  number: z.coerce.number().int().min(1).max(2_147_483_647),
});

export function hasSaveOrder(form: FormData): boolean {
  return orderOf(form) !== null;
}

/**
 * Whether this save is newer than all that the same opened page has sent; from now on none that is older will be. Holds back
 * the others of the same page and code until the transaction ends: ask before the report is locked.
 */
export async function claimSaveOrder(
  db: Database,
  {
    session,
    page,
    form,
    now,
  }: { session: ReporterSession; page: string; form: FormData; now: Date },
): Promise<boolean> {
  const order = orderOf(form);
  if (!order) return true;
  const { reportId, accessId } = session;
  const claimed = await db
    .insert(saveOrder)
    .values({ reportId, accessId, page, ...order, savedAt: now })
    .onConflictDoUpdate({
      target: [saveOrder.reportId, saveOrder.accessId, saveOrder.page],
      set: { ...order, savedAt: now },
      setWhere: or(
        ne(saveOrder.opening, sql`excluded.opening`),
        lt(saveOrder.number, sql`excluded.number`),
      ),
    })
    .returning({ number: saveOrder.number });
  return claimed.length > 0;
}

/** Deletes up to `limit` for which no save can be late any more, the oldest first; the rest wait for the next sweep. */
export async function sweepSaveOrders(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const oldest = db
    .select({ savedAt: saveOrder.savedAt })
    .from(saveOrder)
    .where(lte(saveOrder.savedAt, new Date(now.getTime() - lateMs)))
    .orderBy(saveOrder.savedAt)
    .limit(limit);
  const swept = await db
    .delete(saveOrder)
    .where(inArray(saveOrder.savedAt, oldest))
    .returning({ page: saveOrder.page });
  return swept.length;
}

function orderOf(form: FormData) {
  const order = orderSchema.safeParse({
    opening: form.get("opening"),
    number: form.get("save"),
  });
  return order.success ? order.data : null;
}
