import { and, asc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { lockByName } from "#db/lock.server.ts";
import { savedView } from "#db/schema/index.ts";
import { NotFound, Stale, WrongChoice } from "../refusal.ts";
import { worksReports } from "../responder/can.ts";
import { recordAct } from "../responder/record-act.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { openOfUnit, sealToUnit } from "../unit-key/unit-sealed.server.ts";
import { sha256 } from "../vault/digest.server.ts";
import type { Opened } from "../vault/opened.ts";
import { queueFilterSchema, type QueueFilters } from "./queue-filters.ts";

/** Of one person, and as many of their unit: the side bar shows them all, and each is counted. */
export const viewsMost = 12;
export const viewNameMost = 60;

/** What lies sealed. Words that were searched for are none of it. */
const contentsSchema = z.object({
  name: z.string(),
  filters: queueFilterSchema.omit({ search: true }),
});
type Contents = z.infer<typeof contentsSchema>;

export type SavedView = {
  id: string;
  /** The unit's, and not one's own. */
  isUnits: boolean;
  mayChange: boolean;
  /** Another one after each change: whoever puts something in its place says which they saw. */
  version: string;
  contents: Opened<Contents>;
};

/** One's own views and those of the unit, the oldest first; those under a key of the unit that this person lacks are not among them. */
export async function listSavedViews(
  db: Database,
  viewer: Viewer,
): Promise<SavedView[]> {
  if (!viewer.keys || !worksReports(viewer)) return [];
  const rows = await db
    .select()
    .from(savedView)
    .where(and(isSeenBy(viewer), opensFor(viewer)))
    .orderBy(asc(savedView.savedAt), asc(savedView.id))
    .limit(2 * viewsMost);
  return rows.flatMap((row) => {
    const contents = contentsOf(viewer, row);
    if (!contents) return [];
    const isUnits = row.responderId === null;
    const { id } = row;
    const version = versionOf(row);
    return [
      { id, isUnits, mayChange: mayChange(viewer, row), version, contents },
    ];
  });
}

type Row = typeof savedView.$inferSelect;

const isSeenBy = ({ unitId, responderId }: Viewer) =>
  and(
    eq(savedView.unitId, unitId),
    or(isNull(savedView.responderId), eq(savedView.responderId, responderId)),
  );

/** Under a key that this person has. */
const opensFor = ({ keys }: Viewer) =>
  inArray(savedView.keyNumber, keys?.numbers ?? []);

/** What is sealed anew differs, even where it says the same. */
function versionOf({ sealed }: Row): string {
  return sha256(sealed).toString("base64url");
}

/** The unit's by whoever saved it, and by who leads the unit. */
function mayChange(viewer: Viewer, { responderId, savedBy }: Row): boolean {
  const isOwn = [responderId, savedBy].includes(viewer.responderId);
  return isOwn || viewer.role === "lead";
}

function contentsOf({ keys }: Viewer, row: Row): Opened<Contents> | null {
  const at = { kind: "saved_view.sealed", table: "saved_view", ...row };
  return openOfUnit(keys, at, row.sealed, contentsSchema);
}

/** As long as any view's, so that a name's length is not seen. */
const leastBytes = 1_024;

function sealed(by: Viewer, id: string, contents: Contents) {
  return sealToUnit(by, { table: "saved_view", id }, contents, leastBytes);
}

type Saving = {
  by: Viewer;
  name: string;
  filters: QueueFilters;
  now: Date;
};

/** @throws NotFound for who works no reports, Conflict for who was not let in yet, WrongChoice when there are too many */
export async function saveView(
  db: Database,
  { by, name, filters, isUnits, now }: Saving & { isUnits: boolean },
): Promise<{ viewId: string }> {
  if (!worksReports(by)) throw new NotFound("no views");
  const id = uuidv7();
  await db.transaction(async (tx) => {
    const responderId = isUnits ? null : by.responderId;
    // Of two who save at once the second counts what the first saved.
    await lockByName(tx, `saved_view ${by.unitId}`);
    // Those that do not open for them they could not delete to make room.
    const others = await tx.$count(
      savedView,
      and(
        ...[isSeenBy(by), opensFor(by)],
        isUnits
          ? isNull(savedView.responderId)
          : isNotNull(savedView.responderId),
      ),
    );
    if (others >= viewsMost)
      throw new WrongChoice(
        "name",
        `There are ${viewsMost} already: delete one first`,
      );
    await tx.insert(savedView).values({
      ...{ id, unitId: by.unitId, responderId },
      ...sealed(by, id, contentsSchema.parse({ name, filters })),
      ...{ savedBy: by.responderId, savedAt: now },
    });
    const event = { type: "view.saved", viewId: id, isUnits } as const;
    await recordAct(tx, { by, now }, event);
  });
  return { viewId: id };
}

/**
 * Another name, other filters.
 * @throws NotFound for a view that is not there, or not theirs to change; Stale when it is not what they saw any more
 */
export async function changeView(
  db: Database,
  {
    viewId,
    version,
    by,
    name,
    filters,
    now,
  }: Saving & { viewId: string; version: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    requireVersion(await lockChangeable(tx, by, viewId), version);
    await tx
      .update(savedView)
      .set(sealed(by, viewId, contentsSchema.parse({ name, filters })))
      .where(eq(savedView.id, viewId));
    await recordAct(tx, { by, now }, { type: "view.changed", viewId });
  });
}

/** @throws NotFound and Stale as `changeView` */
export async function deleteView(
  db: Database,
  {
    viewId,
    version,
    by,
    now,
  }: { viewId: string; version: string; by: Viewer; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    requireVersion(await lockChangeable(tx, by, viewId), version);
    await tx.delete(savedView).where(eq(savedView.id, viewId));
    await recordAct(tx, { by, now }, { type: "view.deleted", viewId });
  });
}

function requireVersion(row: Row, version: string): void {
  if (versionOf(row) !== version)
    throw new Stale("Somebody changed this view after this page was shown");
}

async function lockChangeable(tx: Database, by: Viewer, viewId: string) {
  const [row] = await tx
    .select()
    .from(savedView)
    .where(and(eq(savedView.id, viewId), isSeenBy(by)))
    .for("update");
  if (!row || !worksReports(by) || !mayChange(by, row))
    throw new NotFound("no such view");
  return row;
}
