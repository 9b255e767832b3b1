import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  browserKinds,
  personChangeKinds,
  personChangeReasons,
  personChangeStates,
  responderRoles,
} from "#app/domain/vocabulary/responder.ts";
import { bytes, instant } from "./columns.ts";
import { unit } from "./directory.ts";

export const responderRole = pgEnum("responder_role", responderRoles);

export const browserKind = pgEnum("browser_kind", browserKinds);
export const personChangeKind = pgEnum("person_change_kind", personChangeKinds);
export const personChangeReason = pgEnum(
  "person_change_reason",
  personChangeReasons,
);
export const personChangeState = pgEnum(
  "person_change_state",
  personChangeStates,
);
/**
 * An HMAC over the other columns under a key of the desk (`domain/identity/`). Null, or wrong: the row is nobody. Rows from
 * before there were tags have none and stay nobody, as nothing tells who wrote them.
 */
const tag = () => bytes();

export const responder = pgTable(
  "responder",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    role: responderRole().notNull(),
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    isDemonstration: boolean().notNull().default(false),
    /** Of the person's key seed; null until a passkey is enrolled, and made anew when every passkey was lost. */
    publicHalf: bytes(),
    createdAt: instant().notNull(),
    deactivatedAt: instant(),
    /** Whom the organization's sign-in knows them as: an HMAC, and never its own words; null until they showed both. */
    providerSubject: bytes(),
    tag: tag(),
  },
  (t) => [
    // Colleagues of a unit, for assigning.
    index("responder_by_unit").on(t.unitId, t.name),
    // Nobody is two people: the second who shows an account is refused.
    uniqueIndex("responder_provider_subject").on(t.providerSubject),
  ],
);

export const passkey = pgTable(
  "passkey",
  {
    /** The credential id, base64url as the browser gives it. */
    id: text().primaryKey(),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "cascade" }),
    publicKey: bytes().notNull(),
    /** The person's key seed, under what this passkey answers (WebAuthn `prf`); null for one enrolled before there were seeds, which signs nobody in. */
    seedSealed: bytes(),
    counter: integer().notNull(),
    transports: text().array().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    tag: tag(),
  },
  (t) => [index("passkey_by_responder").on(t.responderId)],
);

/** A one-time link to enrol a passkey. */
export const invitation = pgTable(
  "invitation",
  {
    tokenLookup: bytes().primaryKey(),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "cascade" }),
    invitedBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    /** The seeds of the unit's keys, under the link's token, where nobody else can let the person in: at set-up, and after recovery. */
    unitSeedsSealed: bytes(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    tag: tag(),
  },
  (t) => [index("invitation_by_responder").on(t.responderId)],
);

export const responderSession = pgTable(
  "responder_session",
  {
    tokenLookup: bytes().primaryKey(),
    /** Names the session's audit chain. */
    id: uuid().notNull().unique(),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "cascade" }),
    /** The person's key seed, under the cookie's token. */
    seedSealed: bytes(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** The last request that was a person's and no page's own, to the minute. */
    lastActiveAt: instant().notNull().defaultNow(),
    browser: browserKind().notNull().default("other"),
    tag: tag(),
  },
  (t) => [
    // All sessions of one person, when a new invitation voids them.
    index("responder_session_by_responder").on(t.responderId),
    // The sweep of sessions that are over.
    index("responder_session_expiring").on(t.expiresAt),
  ],
);

/** A WebAuthn challenge given out and not yet answered; single use. */
export const passkeyChallenge = pgTable(
  "passkey_challenge",
  {
    id: uuid().primaryKey(),
    challenge: text().notNull(),
    responderId: uuid().references(() => responder.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
  },
  (t) => [index("passkey_challenge_expiring").on(t.expiresAt)],
);

/** Ways to the organization's sign-in and back that were answered: none counts a second time. */
export const providerVisit = pgTable(
  "provider_visit",
  {
    id: uuid().primaryKey(),
    /** From then on it would count no more in any case. */
    expiresAt: instant().notNull(),
  },
  // Each new one clears old ones.
  (t) => [index("provider_visit_expiring").on(t.expiresAt)],
);

/** Asked for by one person and confirmed by another; only then is the person changed. */
export const personChange = pgTable(
  "person_change",
  {
    id: uuid().primaryKey(),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "cascade" }),
    kind: personChangeKind().notNull(),
    /** As the person was when it was asked for: of one that was changed meanwhile nothing is confirmed. */
    fromRole: responderRole().notNull(),
    fromUnitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    toRole: responderRole().notNull(),
    toUnitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    reason: personChangeReason().notNull(),
    state: personChangeState().notNull().default("asked"),
    askedBy: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "restrict" }),
    askedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Who confirmed it, or refused it: of a refusal, also who asked. */
    decidedBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    decidedAt: instant(),
    /** By the desk's key, over what was asked for and by whom: a row that was only written asks for nothing. */
    tag: bytes().notNull(),
  },
  (t) => [
    // One at a time: two people asking at once are told of each other.
    uniqueIndex("person_change_waiting")
      .on(t.responderId)
      .where(sql`${t.state} = 'asked'`),
    // The changes of one person, on their page.
    index("person_change_by_responder").on(t.responderId, t.askedAt),
    check(
      "person_change_takes_two_people",
      sql`${t.state} <> 'confirmed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.askedBy} and ${t.decidedBy} <> ${t.responderId})`,
    ),
  ],
);
