import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { message, report, unit } from "#db/schema/index.ts";
import { listWithoutRepeatedOpenings } from "../audit/list.server.ts";
import type { MessageKind } from "../vocabulary/correspondence.ts";
import { NotFound } from "../refusal.ts";
import { messagePlace } from "../vault/places.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import { codeLabels } from "../access/access-codes.server.ts";
import { listOwed, type Owed } from "./owed.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import type { Step } from "./told-events.ts";
import { stepsOf } from "./timeline.ts";
import type { Outcome, ReportStatus } from "../vocabulary/report.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";

export type FollowUp = {
  reference: string;
  status: ReportStatus;
  submittedAt: Date;
  closedAt: Date | null;
  outcome: Outcome | null;
  /** When a person first opened it; null: nobody has yet. */
  firstOpenedAt: Date | null;
  timeline: TimelineEntry[];
  /** What units still owe, the earliest first. */
  owed: Owed[];
  /** Both ways, oldest first. */
  messages: (OpenedMessage & {
    /** What the code is called with which it was written; null for the first code. */
    byLabel: Opened<string> | null;
  })[];
  /** Questions of responders without an answer yet, oldest first. */
  openQuestions: OpenedMessage[];
};

export type TimelineEntry = Omit<
  Step,
  "unitId" | "toUnitId" | "messageId" | "byAccessId" | "ofAccessId"
> & {
  /** What the code is called with which it was done; null for the first code, and for what a unit did. */
  byLabel: Opened<string> | null;
  /** What the code is called that was made or revoked. */
  ofLabel: Opened<string> | null;
  unitName: string | null;
  toUnitName: string | null;
};

export type OpenedMessage = {
  id: string;
  kind: MessageKind;
  isFromReporter: boolean;
  /** The reporter's access code it was sent with. */
  accessId: string | null;
  unitName: string | null;
  sentAt: Date;
  body: Opened<string>;
  /** The question it answers. */
  answersId: string | null;
};

/** Where a sent report stands, for its reporter. @throws NotFound for a draft */
export async function followReport(
  db: Database,
  { session, now }: { session: ReporterSession; now: Date },
): Promise<FollowUp> {
  const { reportId, key } = session;
  const { reference, submittedAt, ...row } = await getSent(db, reportId);
  const messages = await listMessages(db, key);
  const steps = stepsOf(await listWithoutRepeatedOpenings(db, reportId));
  const names = await unitNames(db, steps);
  const labels = await codeLabels(db, key);
  return {
    ...row,
    reference,
    submittedAt,
    timeline: steps.map((step) => entryOf(step, { names, labels, messages })),
    owed: await listOwed(db, { reportId, now }),
    messages: messages.map((said) => ({
      ...said,
      byLabel: labels[said.accessId ?? ""] ?? null,
    })),
    openQuestions: unanswered(messages),
  };
}

/** Both ways, oldest first. */
async function listMessages(
  db: Database,
  key: ReportKey,
): Promise<OpenedMessage[]> {
  const rows = await db
    .select({
      id: message.id,
      kind: message.kind,
      responderId: message.responderId,
      accessId: message.accessId,
      unitName: unit.name,
      sentAt: message.sentAt,
      bodySealed: message.bodySealed,
      answersId: message.answersId,
    })
    .from(message)
    .leftJoin(unit, eq(unit.id, message.unitId))
    .where(eq(message.reportId, key.reportId))
    .orderBy(asc(message.sentAt), asc(message.id));
  return rows.map(({ bodySealed, responderId, ...row }) => ({
    ...row,
    isFromReporter: responderId === null,
    body: openedOrDamaged(() =>
      openText(key, messagePlace(row.id), bodySealed),
    ),
  }));
}

async function getSent(db: Database, reportId: string) {
  const [row] = await db
    .select({
      reference: report.reference,
      status: report.status,
      submittedAt: report.submittedAt,
      closedAt: report.closedAt,
      outcome: report.outcome,
      firstOpenedAt: report.firstOpenedAt,
    })
    .from(report)
    .where(eq(report.id, reportId));
  if (!row?.reference || !row.submittedAt) throw new NotFound("not sent yet");
  return {
    ...row,
    reference: row.reference,
    submittedAt: row.submittedAt,
  };
}

async function unitNames(
  db: Database,
  steps: readonly Step[],
): Promise<Map<string, string>> {
  const ids = steps
    .flatMap(({ unitId, toUnitId }) => [unitId, toUnitId])
    .filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: unit.id, name: unit.name })
    .from(unit)
    .where(inArray(unit.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function entryOf(
  { unitId, toUnitId, messageId, byAccessId, ofAccessId, ...step }: Step,
  {
    names,
    labels,
    messages,
  }: {
    names: Map<string, string>;
    labels: Record<string, Opened<string>>;
    messages: OpenedMessage[];
  },
): TimelineEntry {
  const found = messages.find(({ id }) => id === messageId);
  return {
    ...step,
    byLabel: labels[byAccessId ?? ""] ?? null,
    ofLabel: labels[ofAccessId ?? ""] ?? null,
    unitName: names.get(unitId ?? "") ?? found?.unitName ?? null,
    toUnitName: names.get(toUnitId ?? "") ?? null,
  };
}

function unanswered(messages: OpenedMessage[]): OpenedMessage[] {
  const answered = new Set(messages.map(({ answersId }) => answersId));
  return messages.filter(
    ({ kind, id }) => kind === "question" && !answered.has(id),
  );
}
