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
import { provenInvitation } from "../identity/invitation.server.ts";
import { provenPasskey } from "../identity/passkey.server.ts";
import type { ProvenPerson } from "../identity/person.server.ts";
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
import { readPeople } from "./person-row.server.ts";
import { listWarnings, warningsOf } from "./warnings.server.ts";

type Reading = { viewer: Viewer; keyring: Keyring; now: Date };

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
  const person = await requireSeen(db, { viewer, keyring, responderId });
  const about = eq(personChange.responderId, responderId);
  const waiting = await readChanges(db, keyring, and(about, isWaiting(now)));
  const past = await listPast(db, keyring, responderId);
  return {
    person: await shownPerson(db, person),
    ...(await waysInOf(db, keyring, { responderId, now })),
    mayAsk: personChangeKinds.filter((kind) => mayAsk(viewer, person, kind)),
    isLinked: person.providerSubject !== null,
    mayInvite: managesPeople(viewer) && !person.isDemonstration,
    assignedCount: await countAssigned(db, responderId),
    warnings: await listWarnings(db, keyring, person),
    waiting: (await shownOf(db, reading, waiting))[0] ?? null,
    past,
  };
}

/** What a page needs of them. */
async function shownPerson(db: Database, person: ProvenPerson) {
  const { id, name, role, unitId } = person;
  const { isDemonstration, createdAt, deactivatedAt } = person;
  return {
    ...{ id, name, role, unitId, unitName: await unitNameOf(db, unitId) },
    ...{ isDemonstration, createdAt, deactivatedAt },
  };
}

/** Before anything else is said of the person. @throws NotFound for whom this person does not see */
export async function requireSeen(
  db: Database,
  {
    viewer,
    keyring,
    responderId,
  }: Omit<Reading, "now"> & { responderId: string },
): Promise<ProvenPerson> {
  const [person] = await readPeople(db, keyring, [responderId]);
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
  const { keyring } = reading;
  const ids = changes.flatMap(({ responderId, askedBy }) => [
    responderId,
    askedBy,
  ]);
  const people = await readPeople(db, keyring, ids);
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
      whyNot: await whyNotSecond(db, reading, { change, person, asker }),
      isOwn: change.askedBy === reading.viewer.responderId,
      warnings: warningsOf(change, await listWarnings(db, keyring, person)),
    });
  }
  return shown;
}

async function whyNotSecond(
  db: Database,
  { viewer, keyring }: Reading,
  {
    change,
    person,
    asker,
  }: { change: ChangeRow; person: ProvenPerson; asker: ProvenPerson },
): Promise<WhyNotSecond> {
  const { responderId } = viewer;
  if (change.askedBy === responderId) return "asked-for-it";
  if (!managesPeople(viewer)) return "not-administrator";
  if (change.responderId === responderId) return "about-them";
  if (!mayStillAsk(asker, person, change)) return "asker-gone";
  const isOneHand = await comeFromOneHand(
    db,
    keyring,
    change.askedBy,
    responderId,
  );
  return isOneHand ? "one-hand" : null;
}

async function waysInOf(
  db: Database,
  keyring: Keyring,
  { responderId, now }: { responderId: string; now: Date },
) {
  const passkeys = await db
    .select()
    .from(passkey)
    .where(eq(passkey.responderId, responderId))
    .orderBy(desc(passkey.createdAt));
  const [row] = await db
    .select()
    .from(invitation)
    .where(eq(invitation.responderId, responderId))
    .orderBy(desc(invitation.createdAt))
    .limit(1);
  const newest = row && provenInvitation(keyring, row);
  const inviter = newest?.invitedBy
    ? (await readPeople(db, keyring, [newest.invitedBy]))[0]
    : null;
  return {
    passkeys: passkeys.flatMap((each) => {
      const known = provenPasskey(keyring, each);
      return known
        ? [{ createdAt: known.createdAt, lastUsedAt: known.lastUsedAt }]
        : [];
    }),
    isInvited: newest ? !newest.usedAt && newest.expiresAt > now : false,
    invitedByName: inviter?.name ?? null,
    isInvitationKnown: Boolean(newest),
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
async function listPast(db: Database, keyring: Keyring, responderId: string) {
  const decided = await readChanges(
    db,
    keyring,
    and(
      eq(personChange.responderId, responderId),
      inArray(personChange.state, ["confirmed", "refused"]),
    ),
    { isNewestFirst: true, limit: 10 },
  );
  return decided.map(({ id, kind, state, decidedAt }) => ({
    ...{ id, kind, state, decidedAt },
  }));
}

async function unitNameOf(db: Database, id: string): Promise<string> {
  const [row] = await db
    .select({ name: unit.name })
    .from(unit)
    .where(eq(unit.id, id));
  return row?.name ?? id;
}
