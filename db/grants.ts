import type { PgTable } from "drizzle-orm/pg-core";
import { all, readBy, reportGrants } from "./report-grants.ts";
import type * as schema from "./schema/index.ts";

/** The Postgres role of each surface; that of `all` holds what the other three hold. */
export const roleOf = {
  public: "landline_public",
  desk: "landline_desk",
  worker: "landline_worker",
  all: "landline_all",
} as const;

/** Surfaces with grants of their own. */
export const grantedSurfaces = ["public", "desk", "worker"] as const;
export type GrantedSurface = (typeof grantedSurfaces)[number];

export const verbs = ["select", "insert", "update", "delete"] as const;
export type Verb = (typeof verbs)[number];

type Tables = {
  [
    Name in keyof typeof schema as (typeof schema)[Name] extends PgTable
      ? Name
      : never
  ]: (typeof schema)[Name];
};
export type TableName = keyof Tables;
type Column<Name extends TableName> = keyof Tables[Name]["$inferSelect"];

/** The whole table, these columns, or all columns but these. */
export type Extent<Name> =
  "all" | { only: readonly Name[] } | { but: readonly Name[] };

/** An insert names every column of its table, as drizzle writes it, so it goes by the table; a deletion does anyway. */
export type Allowed<Name> = {
  select?: Extent<Name>;
  insert?: "all";
  update?: Extent<Name>;
  delete?: "all";
};

export type Grants = {
  [Name in TableName]: { [By in GrantedSurface]?: Allowed<Column<Name>> };
};

/** Facts of `db/reference`: the owner loads them, and nobody changes them. */
const reference = { public: readBy, desk: readBy, worker: readBy } as const;
/** Postgres lets only those lock a row who may change some column of it. */
const toLock = <Name>(column: Name) => ({ only: [column] });

/**
 * Who may do what with which table: `npm run admin -- migrate` makes Postgres's grants of it, and no process may do more. A
 * table without a row here does not compile, and a surface without a line in its row has nothing of it. Foreign keys and
 * `on delete cascade` need no grant: Postgres does their work as the owner.
 */
export const grants = {
  // The history. Nobody adds, changes or deletes an event or a head but by `record_events`, nor reads one who only writes.
  auditChain: { desk: readBy, worker: readBy },
  auditEvent: {
    public: { select: { but: ["previousHash", "hash"] } },
    desk: readBy,
  },
  /** The worker signs them, under a key that the web surfaces lack. */
  auditCheckpoint: { desk: readBy, worker: { select: all, insert: all } },
  auditCheckpointHead: { desk: readBy, worker: { select: all, insert: all } },

  // People. The public surface knows nobody; the worker ends sessions that are over.
  responder: {
    desk: { select: all, insert: all, update: { but: ["id"] } },
  },
  personChange: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["state", "decidedBy", "decidedAt", "tag"] },
    },
  },
  passkey: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["counter", "lastUsedAt"] },
      delete: all,
    },
  },
  invitation: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["usedAt", "unitSeedsSealed", "tag"] },
      delete: all,
    },
  },
  responderSession: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["lastActiveAt"] },
      delete: all,
    },
    worker: { select: { only: ["id", "expiresAt"] }, delete: all },
  },
  passkeyChallenge: {
    desk: {
      select: all,
      insert: all,
      update: toLock("expiresAt"),
      delete: all,
    },
  },

  providerVisit: {
    desk: {
      select: all,
      insert: all,
      update: toLock("expiresAt"),
      delete: all,
    },
  },

  // Keys of the house and its units: public halves, which the public surface seals to, and seeds sealed to people.
  houseKey: { public: readBy, desk: { select: all, insert: all } },
  unitKey: { public: readBy, desk: { select: all, insert: all } },
  unitMember: { desk: { select: all, insert: all, delete: all } },
  unitKeyWanted: { desk: { select: all, insert: all, delete: all } },
  searchKeyShare: {
    desk: {
      select: all,
      insert: all,
      update: all,
    },
  },

  ...reportGrants,

  // Correspondence. Notes are the desk's alone.
  message: {
    public: { select: { but: ["answersSaidBy"] }, insert: all },
    /** Which question a message answers may be said afterwards. */
    desk: {
      select: all,
      insert: all,
      update: { only: ["answersId", "answersSaidBy"] },
    },
    worker: readBy,
  },
  note: { desk: { select: all, insert: all } },
  reportTask: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["assigneeId", "dueAt", "doneBy", "doneAt"] },
    },
  },
  mail: {
    public: { select: all, insert: all, update: { only: ["wordsSealed"] } },
    desk: { select: all, insert: all, update: { only: ["wordsSealed"] } },
    worker: {
      select: all,
      insert: all,
      update: { but: ["reportId", "id", "kind", "messageId", "queuedAt"] },
    },
  },

  // The desk.
  reportLook: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["openedAt", "seenActedAt", "seenOfferedAt"] },
    },
  },
  savedView: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["keyNumber", "sealed"] },
      delete: all,
    },
  },

  // Shifts, absences and handovers.
  shiftHours: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["beginsMinute", "endsMinute", "setBy", "setAt"] },
      delete: all,
    },
  },
  absence: {
    desk: { select: all, insert: all, update: { only: ["endedAt"] } },
  },
  handover: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["takenAt", "undoneAt"] },
    },
  },
  handoverReport: { desk: { select: all, insert: all } },
  handoverText: {
    desk: {
      select: all,
      insert: all,
      update: {
        only: ["keyNumber", "sealed", "overAt", "opening", "number", "keptAt"],
      },
    },
    worker: { select: { only: ["keptAt"] }, delete: all },
  },
  dayVisit: {
    desk: {
      select: all,
      insert: all,
      update: { only: ["visitedAt", "beforeAt", "seenAt"] },
    },
  },

  // The directory.
  unit: reference,
  county: reference,
  stateTerritory: reference,
  zipCounty: reference,
  outsideAgency: reference,
  referenceLoad: reference,
} as const satisfies Grants;

/**
 * Which surface asks for which job, and how the keys begin by which a later one replaces it. The worker alone reads and takes
 * jobs; who asks goes through `enqueue_jobs`, which holds to this table.
 */
export const jobGrants = {
  "derive-report": { by: ["public"], key: "derive:" },
  "deliver-mail": { by: ["public", "desk", "worker"], key: "mail:" },
  "ask-again": { by: ["public", "worker"], key: "ask-again:" },
  "tidy-evidence": { by: ["public", "worker"], key: "tidy/" },
} as const satisfies Record<
  string,
  { by: readonly GrantedSurface[]; key: string }
>;
