import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import {
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

/** Where a report can be transferred to, and who of the own unit can be given it: one query. */
export async function listUnitsWithColleagues(
  db: Database,
  { keyring, ownUnitId }: { keyring: Keyring; ownUnitId: string },
) {
  const rows = await db
    .select({
      unitId: unit.id,
      unitName: unit.name,
      unitKind: unit.kind,
      person: responder,
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
    .orderBy(asc(unit.kind), asc(unit.name), asc(responder.name));
  const units = new Map(
    rows.map(({ unitId: id, unitName: name, unitKind: kind }) => [
      id,
      { id, name, kind },
    ]),
  );
  units.delete(ownUnitId);
  return {
    units: [...units.values()],
    colleagues: rows.flatMap(({ person: row }) => {
      const person = row && provenPerson(keyring, row);
      return person ? [{ id: person.id, name: person.name }] : [];
    }),
  };
}
