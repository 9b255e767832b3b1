import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  assignmentParts,
  assignmentStates,
  dueKinds,
} from "#app/domain/vocabulary/routing.ts";
import { bytes, instant } from "./columns.ts";
import { unit } from "./directory.ts";
import { report } from "./report.ts";
import { responder } from "./responder.ts";

export const assignmentPart = pgEnum("assignment_part", assignmentParts);
export const assignmentState = pgEnum("assignment_state", assignmentStates);
export const dueKind = pgEnum("due_kind", dueKinds);

/** Versioned rules as data; the newest active one routes. */
export const routingRules = pgTable("routing_rules", {
  version: integer().primaryKey(),
  rules: jsonb().notNull(),
  createdAt: instant().notNull(),
  source: text().notNull(),
});

/** What the rules said of a report. */
export const routingDecision = pgTable(
  "routing_decision",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    rulesVersion: integer()
      .notNull()
      .references(() => routingRules.version),
    /** The facts the rules saw, and whom each of them named. Null: decided before they were sealed. */
    groundsSealed: bytes(),
    decidedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.version] })],
);

/** A unit's part in a report. */
export const assignment = pgTable(
  "assignment",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    part: assignmentPart().notNull(),
    state: assignmentState().notNull().default("offered"),
    /** Which rule offered it, and in which decision; null when a person did. */
    ruleId: text(),
    decisionVersion: integer(),
    /** A person's own words; a rule's follow from its id and the decision. */
    reasonSealed: bytes(),
    offeredBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    offeredAt: instant().notNull(),
    /** When it was accepted, refused, transferred or released, by whom and why. */
    answeredAt: instant(),
    /** When its unit accepted it; stays as it ends, and as it comes back. */
    acceptedAt: instant(),
    answeredBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    answerReasonSealed: bytes(),
    /** The responder who works it for the unit. */
    assigneeId: uuid().references(() => responder.id, { onDelete: "restrict" }),
    dueKind: dueKind(),
    dueAt: instant(),
    /** Last time anyone of the unit opened the report: newer acts of the reporter are unread. */
    openedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    foreignKey({
      name: "assignment_decision",
      columns: [t.reportId, t.decisionVersion],
      foreignColumns: [routingDecision.reportId, routingDecision.version],
    }).onDelete("cascade"),
    // A unit holds one live part in a report, and a report has one live primary.
    uniqueIndex("assignment_live_unit")
      .on(t.reportId, t.unitId)
      .where(sql`${t.state} in ('offered', 'accepted')`),
    uniqueIndex("assignment_live_primary")
      .on(t.reportId)
      .where(
        sql`${t.part} = 'primary' and ${t.state} in ('offered', 'accepted')`,
      ),
    // A unit's queue: what lapses first among its live parts.
    index("assignment_queue")
      .on(t.unitId, t.dueAt, t.reportId)
      .where(sql`${t.state} in ('offered', 'accepted')`),
    // What a person works, on My day: what lapses first.
    index("assignment_by_assignee")
      .on(t.assigneeId, t.dueAt, t.reportId)
      .where(sql`${t.state} in ('offered', 'accepted')`),
    // All a unit ever had a part in.
    index("assignment_by_unit").on(t.unitId, t.reportId),
    check(
      "assignment_answer_is_whole",
      sql`(${t.state} = 'offered') = (${t.answeredAt} is null)`,
    ),
  ],
);
