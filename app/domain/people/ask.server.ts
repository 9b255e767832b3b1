import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { unit } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { ProvenPerson } from "../identity/person.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { requireTouch, type Touch } from "../responder/touch.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import {
  reasonsOf,
  type PersonChangeKind,
  type PersonChangeReason,
  type ResponderRole,
} from "../vocabulary/responder.ts";
import { insertChange, lapseChanges } from "./change-row.server.ts";
import { mayAsk, seesPerson } from "./may-change.ts";
import { countOtherAdministrators, lockPeople } from "./person-row.server.ts";

/** A second person has a working week and a weekend to look at it. */
export const changeDays = 7;

/** What is to become of the person. */
export type Wanted =
  | { kind: "deactivation" | "reactivation" }
  | { kind: "move"; role: ResponderRole; unitId: string };

type AskForChange = {
  by: Viewer;
  touch: Touch | null;
  responderId: string;
  wanted: Wanted;
  reason: PersonChangeReason;
  keyring: Keyring;
  now: Date;
};

/**
 * Asks for a change of a person. Nothing changes by it until a second person confirms. Answers the id of the request.
 * @throws NotFound for whom this person does not see, and for an unknown unit; Forbidden for what they may not ask, and
 * without a fresh touch; Conflict where there is nothing to change, where another change waits, for the last administrator
 */
export async function askForChange(
  db: Database,
  asking: AskForChange,
): Promise<string> {
  const { by, touch, responderId, wanted, reason, keyring, now } = asking;
  const act = { verb: "ask-change", about: responderId } as const;
  return db.transaction(async (tx) => {
    const [person] = await lockPeople(tx, keyring, {
      aboutId: responderId,
    });
    if (!person || !seesPerson(by, person))
      throw new NotFound("no such person");
    requireTouch(touch, by, act, now);
    requireAskable(by, person, wanted, reason);
    await requireAdministratorLeft(tx, keyring, person, wanted);
    const changeId = await keepRequest(tx, person, asking);
    const { role, unitId } = wanted.kind === "move" ? wanted : person;
    const { kind } = wanted;
    await recordEvent(tx, {
      sessionId: by.sessionId,
      event: {
        type: "responder.change-asked",
        ...{ changeId, responderId, kind, reason, role, unitId },
      },
      actor: by.actor,
      at: now,
    });
    return changeId;
  });
}

async function keepRequest(
  tx: Database,
  person: ProvenPerson,
  { by, responderId, wanted, reason, keyring, now }: AskForChange,
): Promise<string> {
  const { role: toRole, unitId: toUnitId } =
    wanted.kind === "move" ? wanted : person;
  await requireUnit(tx, toUnitId);
  await lapseChanges(tx, keyring, { responderId, now });
  const id = uuidv7();
  const { kind } = wanted;
  const isFirst = await insertChange(tx, keyring, {
    ...{ id, responderId, kind, reason, toRole, toUnitId },
    ...{ fromRole: person.role, fromUnitId: person.unitId },
    ...{ askedBy: by.responderId, askedAt: now },
    expiresAt: new Date(now.getTime() + changeDays * 86_400_000),
  });
  if (!isFirst)
    throw new Conflict("another change of this person is waiting already");
  return id;
}

function requireAskable(
  by: Viewer,
  person: ProvenPerson,
  wanted: Wanted,
  reason: PersonChangeReason,
): void {
  const { kind } = wanted;
  if (kind === "deactivation" && person.deactivatedAt)
    throw new Conflict("this person is deactivated already");
  if (kind === "reactivation" && !person.deactivatedAt)
    throw new Conflict("this person is not deactivated");
  if (!mayAsk(by, person, kind)) throw new Forbidden("not theirs to ask for");
  if (!isReasonOf(kind, reason))
    throw new Conflict("this reason does not go with this change");
  if (
    wanted.kind === "move" &&
    wanted.role === person.role &&
    wanted.unitId === person.unitId
  )
    throw new Conflict("this is their unit and role already");
}

function isReasonOf(
  kind: PersonChangeKind,
  reason: PersonChangeReason,
): boolean {
  return reasonsOf[kind].some((each) => each === reason);
}

async function requireUnit(tx: Database, unitId: string): Promise<void> {
  const [known] = await tx
    .select({ id: unit.id })
    .from(unit)
    .where(eq(unit.id, unitId));
  if (!known) throw new NotFound("no such unit");
}

async function requireAdministratorLeft(
  tx: Database,
  keyring: Keyring,
  person: ProvenPerson,
  wanted: Wanted,
): Promise<void> {
  if (person.role !== "administrator" || wanted.kind === "reactivation") return;
  if (wanted.kind === "move" && wanted.role === "administrator") return;
  if ((await countOtherAdministrators(tx, keyring, person.id)) === 0)
    throw new Conflict(
      "this is the only administrator, and nobody could let anybody in or out any more: invite another one first",
    );
}
