import { and, asc, eq, gt, isNull, lt, lte, or } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { lockByName } from "#db/lock.server.ts";
import { absence } from "#db/schema/index.ts";
import { Forbidden, NotFound, WrongChoice } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { worksReports } from "./can.ts";
import { findColleague } from "./colleague.server.ts";
import { recordAct } from "./record-act.server.ts";
import type { Viewer } from "./viewer.ts";

/** Longer is no absence: then a person is deactivated, or moved. */
const absenceDaysMost = 92;

/** As many as a unit can look through. */
const absencesMost = 100;

export type Absence = {
  id: string;
  responderId: string;
  deputyId: string;
  fromAt: Date;
  untilAt: Date;
};

const columns = {
  id: absence.id,
  responderId: absence.responderId,
  deputyId: absence.deputyId,
  fromAt: absence.fromAt,
  untilAt: absence.untilAt,
};

/** Of a unit, those that hold and those to come, the next first. */
export function listAbsences(
  db: Database,
  { unitId, now }: { unitId: string; now: Date },
): Promise<Absence[]> {
  return db
    .select(columns)
    .from(absence)
    .where(and(isOfUnit(unitId), gt(absence.untilAt, now)))
    .orderBy(asc(absence.fromAt), asc(absence.id))
    .limit(absencesMost);
}

const isOfUnit = (unitId: string) =>
  and(eq(absence.unitId, unitId), isNull(absence.endedAt));

/** The absence of a person that holds at this moment. */
export async function findAbsence(
  db: Database,
  {
    unitId,
    responderId,
    now,
  }: { unitId: string; responderId: string; now: Date },
): Promise<Absence | null> {
  const [row] = await db
    .select(columns)
    .from(absence)
    .where(
      and(
        isOfUnit(unitId),
        eq(absence.responderId, responderId),
        lte(absence.fromAt, now),
        gt(absence.untilAt, now),
      ),
    )
    .limit(1);
  return row ?? null;
}

type Saying = {
  by: Viewer;
  keyring: Keyring;
  responderId: string;
  deputyId: string;
  fromAt: Date;
  untilAt: Date;
  now: Date;
};

/**
 * A person is away, and a colleague works for them meanwhile; said by the person, or by who leads the unit.
 * @throws Forbidden of somebody else, WrongChoice where the times or the colleague do not go together with what is known
 */
export async function sayAway(
  db: Database,
  saying: Saying,
): Promise<{ absenceId: string }> {
  const { by, responderId, deputyId, fromAt, untilAt, now } = saying;
  const { unitId } = by;
  if (!worksReports(by)) throw new NotFound("no such page");
  if (responderId !== by.responderId && by.role !== "lead")
    throw new Forbidden(
      "only who leads the unit says that a colleague is away",
    );
  requireTimes(saying);
  const id = uuidv7();
  await db.transaction(async (tx) => {
    // Of two that are said at once the second sees the first.
    await lockByName(tx, `absence ${unitId}`);
    await requirePeople(tx, saying);
    await requireFree(tx, saying);
    await tx.insert(absence).values({
      ...{ id, unitId, responderId, deputyId, fromAt, untilAt },
      ...{ saidBy: by.responderId, saidAt: now },
    });
    const whose = { absenceId: id, responderId, deputyId };
    await recordAct(tx, saying, { type: "absence.said", ...whose });
  });
  return { absenceId: id };
}

function requireTimes({ fromAt, untilAt, now }: Saying): void {
  if (untilAt <= fromAt)
    throw new WrongChoice("untilOn", "It ends before it begins");
  if (untilAt <= now) throw new WrongChoice("untilOn", "That is over already");
  if (untilAt.getTime() - fromAt.getTime() > absenceDaysMost * 86_400_000)
    throw new WrongChoice(
      "untilOn",
      "Three months at most: for longer, an administrator deactivates the person",
    );
}

async function requirePeople(
  tx: Database,
  { by: { unitId }, keyring, responderId, deputyId }: Saying,
): Promise<void> {
  const asked = { keyring, unitId };
  const person = await findColleague(tx, { ...asked, responderId });
  if (!person)
    throw new WrongChoice("responderId", "They do not work in your unit");
  const deputy = await findColleague(tx, { ...asked, responderId: deputyId });
  if (!deputy || deputyId === responderId)
    throw new WrongChoice("deputyId", "Choose a colleague of your unit");
}

/** A person is away once at a time, and who is away works for nobody. */
async function requireFree(
  tx: Database,
  { by: { unitId }, responderId, deputyId, fromAt, untilAt }: Saying,
): Promise<void> {
  const found = await tx
    .select(columns)
    .from(absence)
    .where(
      and(
        isOfUnit(unitId),
        lt(absence.fromAt, untilAt),
        gt(absence.untilAt, fromAt),
        or(
          eq(absence.responderId, responderId),
          eq(absence.responderId, deputyId),
          eq(absence.deputyId, responderId),
        ),
      ),
    )
    .limit(absencesMost);
  const isTwice = found.some((each) => each.responderId === responderId);
  if (isTwice)
    throw new WrongChoice(
      "fromOn",
      "They are said to be away at that time already: end that first",
    );
  if (found.some((each) => each.responderId === deputyId))
    throw new WrongChoice("deputyId", "They are away at that time too");
  if (found.length > 0)
    throw new WrongChoice(
      "fromOn",
      "They work for a colleague who is away at that time: choose another for that one first",
    );
}

/**
 * The person is here again, or does not go.
 * @throws NotFound for one that is over, or of another's
 */
export async function endAbsence(
  db: Database,
  { by, absenceId, now }: { by: Viewer; absenceId: string; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .update(absence)
      .set({ endedAt: now })
      .where(
        and(
          eq(absence.id, absenceId),
          gt(absence.untilAt, now),
          isOfUnit(by.unitId),
          by.role === "lead"
            ? undefined
            : eq(absence.responderId, by.responderId),
        ),
      )
      .returning({ responderId: absence.responderId });
    if (!row || !worksReports(by)) throw new NotFound("no such absence");
    const whose = { absenceId, ...row };
    await recordAct(tx, { by, now }, { type: "absence.ended", ...whose });
  });
}
