import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import {
  passkey,
  responder,
  responderSession,
  unit,
  unitMember,
} from "#db/schema/index.ts";
import { recordEvent, recordEvents } from "../audit/record.server.ts";
import {
  getPerson,
  provenPerson,
  type ProvenPerson,
} from "../identity/person.server.ts";
import { insertSession, provenSession } from "../identity/session.server.ts";
import { SessionKeys } from "../unit-key/session-keys.server.ts";
import {
  openUnderSecret,
  sealUnderSecret,
  type KeySeed,
} from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf, randomToken } from "../vault/lookup.server.ts";
import type { BrowserKind } from "../vocabulary/responder.ts";
import { idleSince, noteActivity, usualIdleMinutes } from "./idle.server.ts";
import type { Viewer } from "./viewer.ts";

/** One shift and its handover. Not prolonged by use: a stolen cookie dies with the shift. */
export const sessionHours = 12;

type StartSession = {
  keyring: Keyring;
  responderId: string;
  /** The person's key seed: kept under the session's token, and nowhere else while it lasts. */
  personSeed: KeySeed;
  by: "passkey" | "demonstration" | "invitation";
  /** Whether an account at the organization's provider became theirs by it. */
  isLinked?: boolean;
  /** As it calls itself. */
  browser?: BrowserKind;
  now: Date;
};

/**
 * A new session and its chain of the history. The token is for the cookie alone; of it only an HMAC is kept.
 * @throws NotFound for a person who is deactivated, unknown or not proven
 */
export async function startSession(
  db: Database,
  beginning: StartSession,
): Promise<{ token: string; sessionId: string; expiresAt: Date }> {
  const { keyring, responderId, personSeed, by, now } = beginning;
  const { isLinked = false, browser = "other" } = beginning;
  const token = randomToken();
  const sessionId = uuidv7();
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
  await db.transaction(async (tx) => {
    const person = await getPerson(tx, { keyring, responderId });
    await insertSession(tx, keyring, {
      tokenLookup: lookupOf(keyring, "responder-session", token),
      id: sessionId,
      responderId,
      seedSealed: sealUnderSecret(token, seedOf(sessionId), personSeed),
      createdAt: now,
      expiresAt,
      lastActiveAt: now,
      browser,
    });
    const started = { type: "session.started", responderId, by } as const;
    const linked = { type: "identity.linked", responderId } as const;
    await recordEvents(tx, {
      sessionId,
      events: isLinked ? [started, linked] : [started],
      actor: actorOf(person),
      at: now,
    });
  });
  return { token, sessionId, expiresAt };
}

type FindSession = {
  keyring: Keyring;
  token: string;
  idleMinutes?: number;
  /** False for what an open page asks for by itself: it keeps no session alive. */
  isOwnDoing?: boolean;
  now: Date;
};

/**
 * Who presents this token; null for a session ended, expired or idle for too long, for a person deactivated since, and where a
 * row was not written by the desk.
 */
export async function findResponderSession(
  db: Database,
  asked: FindSession,
): Promise<Viewer | null> {
  const { keyring, token, isOwnDoing = true, now } = asked;
  const [row] = await selectSessions(db).where(
    and(isLive(asked), isOf(asked), isNull(responder.deactivatedAt)),
  );
  const found = row && provenViewer(keyring, row, token);
  if (!found) return null;
  if (isOwnDoing) await noteActivity(db, found.session, now);
  return found.viewer;
}

/**
 * Who each of these sessions is now, by one query; those that have ended are not there. Without the keys of their people, which
 * open with the tokens alone, and it keeps none of them alive.
 */
export async function listSessionViewers(
  db: Database,
  asked: Omit<FindSession, "token" | "isOwnDoing"> & {
    sessionIds: readonly string[];
  },
): Promise<Map<string, Viewer>> {
  const { keyring, sessionIds } = asked;
  const rows = await selectSessions(db).where(
    and(
      // One text of the statement, however many they are.
      sql`${responderSession.id} = any(${sql.param(sessionIds)}::uuid[])`,
      ...[isLive(asked), isNull(responder.deactivatedAt)],
    ),
  );
  return new Map(
    rows.flatMap((row) => {
      const found = provenViewer(keyring, row, null);
      return found ? [[found.session.id, found.viewer]] : [];
    }),
  );
}

function selectSessions(db: Database) {
  return db
    .select(sessionColumns)
    .from(responderSession)
    .innerJoin(responder, eq(responder.id, responderSession.responderId))
    .innerJoin(unit, eq(unit.id, responder.unitId));
}

type ProvenSession = NonNullable<ReturnType<typeof provenSession>>;
type SessionRow = Awaited<ReturnType<typeof selectSessions>>[number];

function provenViewer(
  keyring: Keyring,
  row: SessionRow,
  token: string | null,
): { session: ProvenSession; viewer: Viewer } | null {
  const session = provenSession(keyring, row.session);
  const person = provenPerson(keyring, row.person);
  if (!session || !person) return null;
  const { id: sessionId, seedSealed } = session;
  const { id: responderId, name, role, unitId, isDemonstration } = person;
  const personSeed =
    token !== null && seedSealed
      ? openUnderSecret(token, seedOf(sessionId), seedSealed)
      : null;
  const unitSeeds = unitSeedsSchema.parse(row.unitSeeds) ?? [];
  const keys =
    personSeed &&
    new SessionKeys({ responderId, unitId, personSeed, unitSeeds });
  const viewer = {
    ...{ responderId, sessionId, name, role, unitId, isDemonstration },
    ...{ unitName: row.unitName, timeZone: row.timeZone },
    ...{ keys, actor: actorOf(person), hasOnePasskey: row.hasOnePasskey },
  };
  return { session, viewer };
}

function isLive({
  idleMinutes = usualIdleMinutes,
  now,
}: Pick<FindSession, "idleMinutes" | "now">) {
  return and(
    gt(responderSession.expiresAt, now),
    gt(responderSession.lastActiveAt, idleSince(now, idleMinutes)),
  );
}

function isOf({ keyring, token }: FindSession) {
  const tokenLookup = lookupOf(keyring, "responder-session", token);
  return eq(responderSession.tokenLookup, tokenLookup);
}

/** Whole rows, as their tags cover them whole. */
const sessionColumns = {
  session: responderSession,
  person: responder,
  unitName: unit.name,
  timeZone: unit.timeZone,
  hasOnePasskey: sql<boolean>`(
    select count(*) = 1
    from ${passkey}
    where ${passkey.responderId} = ${responder.id}
      and ${passkey.seedSealed} is not null)`,
  unitSeeds: sql<unknown>`(
    select json_agg(json_build_array(number, encode(seed_sealed, 'base64')))
    from ${unitMember}
    where ${unitMember.responderId} = ${responder.id}
      and ${unitMember.unitId} = ${responder.unitId})`,
};

/** What the seed of a session belongs to. */
const seedOf = (sessionId: string) => ["responder_session", sessionId];

const unitSeedsSchema = z
  .array(
    z.tuple([z.int(), z.string()]).transform(([number, sealed]) => ({
      number,
      seedSealed: Buffer.from(sealed, "base64"),
    })),
  )
  .nullable();

/** Signing out. Safe to repeat. */
export async function endSession(
  db: Database,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx
      .delete(responderSession)
      .where(eq(responderSession.id, viewer.sessionId))
      .returning({ id: responderSession.id });
    if (ended.length === 0) return;
    await recordEvent(tx, {
      sessionId: viewer.sessionId,
      event: { type: "session.ended", responderId: viewer.responderId },
      actor: viewer.actor,
      at: now,
    });
  });
}

export function actorOf({
  id,
  name,
  role,
  unitId,
}: Pick<ProvenPerson, "id" | "name" | "role" | "unitId">): Viewer["actor"] {
  return { kind: "responder", id, name, role, unitId };
}
