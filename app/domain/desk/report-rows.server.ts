import { and, asc, desc, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import {
  absence,
  assignment,
  mail,
  responder,
  scoring,
  unit,
} from "#db/schema/index.ts";
import { provenPerson } from "../identity/person.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { reasonPlace } from "../vault/places.ts";
import { openScoring } from "../triage/grounds.server.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";

const offerer = alias(responder, "offerer");
const answerer = alias(responder, "answerer");
const assignee = alias(responder, "assignee");
const deputy = alias(responder, "deputy");

const assignmentColumns = {
  id: assignment.id,
  unitId: assignment.unitId,
  unitName: unit.name,
  unitKind: unit.kind,
  part: assignment.part,
  state: assignment.state,
  ruleId: assignment.ruleId,
  decisionVersion: assignment.decisionVersion,
  offeredAt: assignment.offeredAt,
  offeredBy: offerer.name,
  answeredAt: assignment.answeredAt,
  answeredBy: answerer.name,
  assigneeId: assignment.assigneeId,
  assigneeName: assignee.name,
  dueKind: assignment.dueKind,
  dueAt: assignment.dueAt,
  openedAt: assignment.openedAt,
  reasonSealed: assignment.reasonSealed,
  answerReasonSealed: assignment.answerReasonSealed,
};

/** Every part any unit ever had, oldest first; people's own reasons are opened only with a key. */
export async function listAssignments(
  db: Database,
  { reportId, key }: { reportId: string; key: ReportKey | null },
) {
  const rows = await db
    .select(assignmentColumns)
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .leftJoin(offerer, eq(offerer.id, assignment.offeredBy))
    .leftJoin(answerer, eq(answerer.id, assignment.answeredBy))
    .leftJoin(assignee, eq(assignee.id, assignment.assigneeId))
    .where(eq(assignment.reportId, reportId))
    .orderBy(
      asc(assignment.offeredAt),
      asc(assignment.part),
      asc(assignment.id),
    );
  return rows.map(({ reasonSealed, answerReasonSealed, ...row }) => {
    const open = (column: ReasonColumn, sealed: Buffer | null) =>
      key && sealed
        ? openedOrDamaged(() =>
            openText(key, reasonPlace(row.id, column), sealed),
          )
        : null;
    return {
      ...row,
      reason: open("reason_sealed", reasonSealed),
      answerReason: open("answer_reason_sealed", answerReasonSealed),
    };
  });
}

type ReasonColumn = Parameters<typeof reasonPlace>[1];

/** Newest first; `scoredByName` null is provisional, from the reporter's facts. What they rest on is opened only with a key. */
export async function listScorings(
  db: Database,
  { reportId, key }: { reportId: string; key: ReportKey | null },
) {
  const rows = await db
    .select({
      version: scoring.version,
      modelVersion: scoring.modelVersion,
      score: scoring.score,
      scoreBand: scoring.scoreBand,
      band: scoring.band,
      groundsSealed: scoring.groundsSealed,
      scoredAt: scoring.scoredAt,
      scoredBy: scoring.scoredBy,
      scoredByName: responder.name,
    })
    .from(scoring)
    .leftJoin(responder, eq(responder.id, scoring.scoredBy))
    .where(eq(scoring.reportId, reportId))
    .orderBy(desc(scoring.version));
  return rows.map(({ groundsSealed, ...row }) => {
    const { version } = row;
    return { ...row, grounds: openScoring(key, { version, groundsSealed }) };
  });
}

export async function listMails(db: Database, reportId: string) {
  return db
    .select({
      id: mail.id,
      kind: mail.kind,
      messageId: mail.messageId,
      state: mail.state,
      attempts: mail.attempts,
      smtpReplyCode: mail.smtpReplyCode,
      failure: mail.failure,
      queuedAt: mail.queuedAt,
      deliveredAt: mail.deliveredAt,
      failedAt: mail.failedAt,
    })
    .from(mail)
    .where(eq(mail.reportId, reportId))
    .orderBy(asc(mail.queuedAt), asc(mail.id));
}

/** Somebody of the unit who can be given a report. */
export type Colleague = {
  id: string;
  name: string;
  /** They are away now, and what is given to them goes to a colleague. */
  away: { untilAt: Date; deputyName: string } | null;
};

/** Where a report can be transferred to, and who of the own unit can be given it: one query. */
export async function listUnitsWithColleagues(
  db: Database,
  {
    keyring,
    ownUnitId,
    now,
  }: { keyring: Keyring; ownUnitId: string; now: Date },
) {
  const rows = await selectUnits(db, { ownUnitId, now });
  const units = new Map(
    rows.map(({ unitId: id, unitName: name, unitKind: kind }) => [
      id,
      { id, name, kind },
    ]),
  );
  units.delete(ownUnitId);
  return {
    units: [...units.values()],
    colleagues: rows.flatMap((row) => colleagueIn(keyring, row)),
  };
}

/** Each unit, the own one once for each of its people, with an absence that holds. */
function selectUnits(
  db: Database,
  { ownUnitId, now }: { ownUnitId: string; now: Date },
) {
  return db
    .select({
      unitId: unit.id,
      unitName: unit.name,
      unitKind: unit.kind,
      person: responder,
      untilAt: absence.untilAt,
      deputy,
    })
    .from(unit)
    .leftJoin(
      responder,
      and(
        eq(responder.unitId, unit.id),
        eq(unit.id, ownUnitId),
        inArray(responder.role, ["responder", "lead"]),
        isNull(responder.deactivatedAt),
      ),
    )
    .leftJoin(
      absence,
      and(
        ...[eq(absence.unitId, unit.id), isNull(absence.endedAt)],
        eq(absence.responderId, responder.id),
        ...[lte(absence.fromAt, now), gt(absence.untilAt, now)],
      ),
    )
    .leftJoin(deputy, eq(deputy.id, absence.deputyId))
    .orderBy(asc(unit.kind), asc(unit.name), asc(responder.name));
}

type PersonRow = typeof responder.$inferSelect;

function colleagueIn(
  keyring: Keyring,
  row: {
    person: PersonRow | null;
    untilAt: Date | null;
    deputy: PersonRow | null;
  },
): Colleague[] {
  const person = row.person && provenPerson(keyring, row.person);
  if (!person) return [];
  const deputy = row.deputy && provenPerson(keyring, row.deputy);
  const { untilAt } = row;
  const away = untilAt && deputy && { untilAt, deputyName: deputy.name };
  return [{ id: person.id, name: person.name, away }];
}
