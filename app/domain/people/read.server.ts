import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import {
  assignment,
  invitation,
  passkey,
  personChange,
  report,
  unit,
} from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import { managesPeople } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { openStatuses } from "../vocabulary/report.ts";
import { personChangeKinds } from "../vocabulary/responder.ts";
import { isWaiting, readChanges, type ChangeRow } from "./change-row.server.ts";
import { mayStillAsk } from "./confirm.server.ts";
import { mayAsk, seesPerson, type WhyNotSecond } from "./may-change.ts";
import { comeFromOneHand } from "./one-hand.server.ts";
import { readPeopleRows, type PersonRow } from "./person-row.server.ts";
import { listWarnings, warningsOf } from "./warnings.server.ts";

type Reading = { viewer: Viewer; keyring: Keyring; now: Date };

export type PersonShown = Awaited<ReturnType<typeof readPerson>>;
export type ChangeShown = Awaited<
  ReturnType<typeof listWaitingChanges>
>[number];

/**
 * One person as the desk's page shows them: who they are, what may be asked for, what waits, what was.
 * @throws NotFound for whom this person does not see
 */
export async function readPerson(
  db: Database,
  { responderId, ...reading }: Reading & { responderId: string },
) {
  const { viewer, keyring, now } = reading;
  const person = await requireSeen(db, { viewer, responderId });
  const about = eq(personChange.responderId, responderId);
  const waiting = await readChanges(db, keyring, and(about, isWaiting(now)));
  const past = await listPast(db, responderId);
  return {
    person: { ...person, unitName: await unitNameOf(db, person.unitId) },
    ...(await waysInOf(db, responderId, now)),
    mayAsk: personChangeKinds.filter((kind) => mayAsk(viewer, person, kind)),
    mayInvite: managesPeople(viewer) && !person.isDemonstration,
    assignedCount: await countAssigned(db, responderId),
    warnings: await listWarnings(db, person),
    waiting: (await shownOf(db, reading, waiting))[0] ?? null,
    past,
  };
}

/** Before anything else is said of the person. @throws NotFound for whom this person does not see */
export async function requireSeen(
  db: Database,
  { viewer, responderId }: Pick<Reading, "viewer"> & { responderId: string },
): Promise<PersonRow> {
  const [person] = await readPeopleRows(db, [responderId]);
  if (!person || !seesPerson(viewer, person))
    throw new NotFound("no such person");
  return person;
}

/** What waits for a second person, the oldest first; to administrators, who may be one. @throws NotFound for anybody else */
export async function listWaitingChanges(db: Database, reading: Reading) {
  if (!managesPeople(reading.viewer)) throw new NotFound("no such page");
  const { keyring, now } = reading;
  return shownOf(db, reading, await readChanges(db, keyring, isWaiting(now)));
}

export async function countWaitingChanges(
  db: Database,
  { keyring, now }: Omit<Reading, "viewer">,
): Promise<number> {
  return (await readChanges(db, keyring, isWaiting(now))).length;
}

async function shownOf(db: Database, reading: Reading, changes: ChangeRow[]) {
  const ids = changes.flatMap(({ responderId, askedBy }) => [
    responderId,
    askedBy,
  ]);
  const people = await readPeopleRows(db, ids);
  const units = await db.select({ id: unit.id, name: unit.name }).from(unit);
  const unitName = (id: string) =>
    units.find((each) => each.id === id)?.name ?? id;
  const shown = [];
  for (const change of changes) {
    const person = people.find(({ id }) => id === change.responderId);
    const asker = people.find(({ id }) => id === change.askedBy);
    if (!person || !asker) continue;
    const { id, responderId, kind, reason, askedAt, expiresAt } = change;
    const { fromRole, toRole, fromUnitId, toUnitId } = change;
    shown.push({
      ...{ id, responderId, kind, reason, askedAt, expiresAt },
      ...{ fromRole, toRole, staysInUnit: fromUnitId === toUnitId },
      ...{ name: person.name, askedByName: asker.name },
      ...{ fromUnitName: unitName(fromUnitId), toUnitName: unitName(toUnitId) },
      whyNot: await whyNotSecond(db, reading.viewer, { change, person, asker }),
      isOwn: change.askedBy === reading.viewer.responderId,
      warnings: warningsOf(change, await listWarnings(db, person)),
    });
  }
  return shown;
}

async function whyNotSecond(
  db: Database,
  viewer: Viewer,
  {
    change,
    person,
    asker,
  }: { change: ChangeRow; person: PersonRow; asker: PersonRow },
): Promise<WhyNotSecond> {
  const { responderId } = viewer;
  if (change.askedBy === responderId) return "asked-for-it";
  if (!managesPeople(viewer)) return "not-administrator";
  if (change.responderId === responderId) return "about-them";
  if (!mayStillAsk(asker, person, change)) return "asker-gone";
  const isOneHand = await comeFromOneHand(db, change.askedBy, responderId);
  return isOneHand ? "one-hand" : null;
}

async function waysInOf(db: Database, responderId: string, now: Date) {
  const passkeys = await db
    .select({ createdAt: passkey.createdAt, lastUsedAt: passkey.lastUsedAt })
    .from(passkey)
    .where(eq(passkey.responderId, responderId))
    .orderBy(desc(passkey.createdAt));
  const [newest] = await db
    .select({
      invitedBy: invitation.invitedBy,
      usedAt: invitation.usedAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .where(eq(invitation.responderId, responderId))
    .orderBy(desc(invitation.createdAt))
    .limit(1);
  const inviter = newest?.invitedBy
    ? (await readPeopleRows(db, [newest.invitedBy]))[0]
    : null;
  return {
    passkeys,
    isInvited: newest ? !newest.usedAt && newest.expiresAt > now : false,
    invitedByName: inviter?.name ?? null,
    isInvitationKnown: newest !== undefined,
  };
}

function countAssigned(db: Database, responderId: string): Promise<number> {
  const open = db
    .select({ id: report.id })
    .from(report)
    .where(inArray(report.status, [...openStatuses]));
  return db.$count(
    assignment,
    and(
      eq(assignment.assigneeId, responderId),
      eq(assignment.state, "accepted"),
      inArray(assignment.reportId, open),
    ),
  );
}

/** What was decided, the newest first; the history says by whom, and proves it. */
function listPast(db: Database, responderId: string) {
  const { kind, state, decidedAt } = personChange;
  return db
    .select({ id: personChange.id, kind, state, decidedAt })
    .from(personChange)
    .where(
      and(
        eq(personChange.responderId, responderId),
        inArray(state, ["confirmed", "refused"]),
      ),
    )
    .orderBy(desc(personChange.askedAt))
    .limit(10);
}

async function unitNameOf(db: Database, id: string): Promise<string> {
  const [row] = await db
    .select({ name: unit.name })
    .from(unit)
    .where(eq(unit.id, id));
  return row?.name ?? id;
}
