import { z } from "zod";
import {
  contactPolicies,
  mailKinds,
  messageKinds,
} from "../vocabulary/correspondence.ts";
import { evidenceLabels } from "../vocabulary/evidence.ts";
import { accessScopes, outcomes } from "../vocabulary/report.ts";
import { responderRoles } from "../vocabulary/responder.ts";
import { bands } from "../vocabulary/triage.ts";
import { historyEvents } from "./history-events.ts";
import { partEvents, taskEvents } from "./part-events.ts";
import { personEvents } from "./person-events.ts";
import { personalEvents } from "./personal-events.ts";
import { shiftEvents } from "./shift-events.ts";

/** Who did it, as they were then. A reporter is known by the access code used, never by name. */
export const actorSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reporter"), accessId: z.uuid() }),
  z.object({
    kind: z.literal("responder"),
    id: z.uuid(),
    name: z.string(),
    role: z.enum(responderRoles),
    unitId: z.string(),
  }),
  z.object({
    kind: z.literal("system"),
    part: z.enum(["worker", "setup", "command", "rules"]),
  }),
]);
export type Actor = z.infer<typeof actorSchema>;

const id = z.uuid();
const unitId = z.string();
const judged = {
  version: z.int(),
  score: z.int(),
  band: z.enum(bands),
  was: z.enum(bands),
};

/** One row says one thing, in the past tense, with ids and closed words only: nothing that anybody typed. */
export const eventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("report.started") }),
  z.object({
    type: z.literal("report.submitted"),
    answersVersion: z.int(),
    policy: z.string(),
  }),
  z.object({
    type: z.literal("report.updated"),
    answersVersion: z.int(),
    /** The ids of the questions whose answers changed. The oldest rows name none. */
    questions: z.array(z.string()).optional(),
  }),
  z.object({
    type: z.literal("report.scored"),
    version: z.int(),
    score: z.int(),
    band: z.enum(bands),
    /**
     * A responder had already set the score: what the answers alone would give stands beside it and does not replace
     * it.
     */
    isSuggestion: z.literal(true).optional(),
  }),
  /** A responder took the score over as the answers give it, or set it otherwise; `was`: the band that stood before. */
  z.object({ type: z.literal("severity.confirmed"), ...judged }),
  z.object({ type: z.literal("severity.changed"), ...judged }),
  z.object({
    type: z.literal("report.routed"),
    rulesVersion: z.int(),
    rules: z.array(z.string()),
  }),
  ...partEvents,
  /** Offered while nobody could seal it to the unit: done since in a session of the desk. Number: of the unit's key. */
  z.object({
    type: z.literal("report.key-sealed"),
    unitId,
    number: z.int(),
  }),
  z.object({ type: z.literal("report.opened"), unitId }),
  /** Somebody read one version of the answers, with what changed in it. */
  z.object({
    type: z.literal("answers.read"),
    answersVersion: z.int(),
    unitId,
  }),
  z.object({ type: z.literal("report.closed"), outcome: z.enum(outcomes) }),
  z.object({ type: z.literal("report.duplicated"), duplicateOf: id }),
  /** Not for this installation's units; the message beside it says whose it is. */
  z.object({ type: z.literal("report.signposted") }),
  z.object({ type: z.literal("report.reopened") }),
  z.object({ type: z.literal("report.withdrawn") }),
  /** Its reporter took everything along in one file. */
  z.object({ type: z.literal("report.downloaded") }),
  z.object({
    type: z.literal("message.sent"),
    messageId: id,
    kind: z.enum(messageKinds),
  }),
  /** A responder said that words of the reporter answer a question, or took that back. */
  z.object({
    type: z.literal("question.answered"),
    questionId: id,
    messageId: id,
  }),
  z.object({
    type: z.literal("question.reopened"),
    questionId: id,
    messageId: id,
  }),
  /** A responder heard from the reporter that mail may say this much. */
  z.object({
    type: z.literal("contact-policy.confirmed"),
    policy: z.enum(contactPolicies),
  }),
  z.object({ type: z.literal("note.written"), noteId: id }),
  ...personalEvents,
  ...taskEvents,
  /** A file is whole. */
  z.object({
    type: z.literal("evidence.received"),
    evidenceId: id,
    sizeBytes: z.int(),
  }),
  /** Its reporter removed it before it became evidence, or it never arrived whole and was given up. */
  z.object({
    type: z.literal("evidence.removed"),
    evidenceId: id,
    why: z.literal("unfinished").optional(),
  }),
  z.object({
    type: z.literal("evidence.scanned"),
    evidenceId: id,
    label: z.enum(evidenceLabels),
  }),
  z.object({ type: z.literal("evidence.opened"), evidenceId: id, unitId }),
  z.object({
    type: z.literal("mail.queued"),
    mailId: id,
    kind: z.enum(mailKinds),
  }),
  z.object({ type: z.literal("mail.delivered"), mailId: id }),
  z.object({
    type: z.literal("mail.failed"),
    mailId: id,
    replyCode: z.int().nullable(),
  }),
  z.object({ type: z.literal("code.used"), accessId: id }),
  /** One for a colleague; who made it is the actor. */
  z.object({
    type: z.literal("code.made"),
    accessId: id,
    scope: z.enum(accessScopes),
  }),
  z.object({ type: z.literal("code.revoked"), accessId: id }),
  /** Who asked is known by the code that they asked for, which opens nothing yet. */
  z.object({ type: z.literal("lost-code.asked"), requestId: id }),
  /** A number of the report was called, and the right phrase heard. */
  z.object({ type: z.literal("lost-code.called"), requestId: id }),
  z.object({
    type: z.literal("lost-code.approved"),
    requestId: id,
    revokedCount: z.int(),
  }),
  z.object({ type: z.literal("lost-code.refused"), count: z.int() }),
  /** By whoever holds the owner's code: "it was not me", to this request and every one before it. The oldest rows name none. */
  z.object({ type: z.literal("lost-code.stopped"), requestId: id.optional() }),
  z.object({ type: z.literal("lost-code.expired"), requestId: id }),
  z.object({
    type: z.literal("session.started"),
    responderId: id,
    by: z.enum(["passkey", "demonstration", "invitation"]),
  }),
  z.object({ type: z.literal("session.ended"), responderId: id }),
  /** The queue was read: how it was narrowed and how many reports were shown, the words that were searched are blind terms. */
  z.object({
    type: z.literal("queue.read"),
    filters: z.array(z.string()),
    /** Of each word searched for its blind term: whoever has the indicator key and guesses the word can tell. */
    searched: z.array(z.string()).optional(),
    shownCount: z.int(),
  }),
  /** A view of the queue; what it is called and how it narrows is sealed. `isUnits`: for all of the unit. */
  z.object({ type: z.literal("view.saved"), viewId: id, isUnits: z.boolean() }),
  z.object({ type: z.literal("view.changed"), viewId: id }),
  z.object({ type: z.literal("view.deleted"), viewId: id }),
  ...historyEvents,
  z.object({
    type: z.literal("responder.invited"),
    responderId: id,
    role: z.enum(responderRoles),
    unitId,
  }),
  ...personEvents,
  ...shiftEvents,
  z.object({ type: z.literal("passkey.enrolled"), responderId: id }),
  /** By the person, who has another one. */
  z.object({ type: z.literal("passkey.removed"), responderId: id }),
  /** The directory's keys of the whole house were made: recovery and search. */
  z.object({ type: z.literal("house.set-up") }),
  /** Number 1 by the command, each later one by a member, when somebody left. */
  z.object({ type: z.literal("unit.key-made"), unitId, number: z.int() }),
  /** A member let the person in, and they open what the unit opens. Number: of the unit's newest key. */
  z.object({
    type: z.literal("unit.joined"),
    responderId: id,
    unitId,
    number: z.int(),
  }),
  /** With the recovery sheet: whoever uses the invitation opens what the unit opens. */
  z.object({
    type: z.literal("unit.recovered"),
    responderId: id,
    unitId,
  }),
  z.object({ type: z.literal("draft.expired"), count: z.int() }),
  /** All heads of the history, by the worker or an administrator's command. */
  z.object({ type: z.literal("checkpoint.signed"), number: z.int() }),
]);
export type AuditEvent = z.infer<typeof eventSchema>;

/** How many of a report's events its desk page reads; whoever needs what is older has the history. */
export const newestEventCount = 400;

/**
 * An event as it is read back. While a newer version of the program runs beside this one, the history may hold types
 * that this version does not know.
 */
export type PastEvent = AuditEvent | { type: "unknown" };

export function pastEventOf(row: { type: string; detail: unknown }): PastEvent {
  const parsed = eventSchema.safeParse({
    ...Object(row.detail),
    type: row.type,
  });
  return parsed.success ? parsed.data : { type: "unknown" };
}
