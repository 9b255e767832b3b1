import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report, unit, type Source } from "#db/schema/index.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import { NotFound } from "../refusal.ts";
import { listDecisions } from "../routing/decisions.server.ts";
import { toldOfOffer } from "../routing/offer-words.ts";
import type { Told } from "../routing/rules.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import {
  liveStates,
  type AssignmentPart,
  type DueKind,
} from "../vocabulary/routing.ts";
import type { ReporterSession } from "../access/session.server.ts";
import type { ReportPath } from "../vocabulary/report.ts";

export type Receipt = {
  reference: string;
  submittedAt: Date;
  path: ReportPath;
  contactPolicy: ContactPolicy;
  /** The newest. */
  answersVersion: number;
  /** When a person first opened it; null: nobody has yet. */
  firstOpenedAt: Date | null;
  /** Who has a part in it now, the primary unit first. */
  parts: ReceiptPart[];
};

export type ReceiptPart = {
  unitId: string;
  unitName: string;
  part: AssignmentPart;
  isAccepted: boolean;
  /** Why, in the words of the rule; null when a person offered the part. */
  told: Told | null;
  /** What the unit owes next and by when. */
  due: { kind: DueKind; at: Date; isOverdue: boolean } | null;
  address: string | null;
  phone: string | null;
  url: string | null;
  sources: Source[];
  checkedOn: string;
};

/** That it was sent, when, to whom and why. @throws NotFound for a draft */
export async function getReceipt(
  db: Database,
  { session, now }: { session: ReporterSession; now: Date },
): Promise<Receipt> {
  const [row] = await db
    .select({
      reference: report.reference,
      submittedAt: report.submittedAt,
      path: report.path,
      contactPolicy: report.contactPolicy,
      answersVersion: report.answersVersion,
      firstOpenedAt: report.firstOpenedAt,
    })
    .from(report)
    .where(eq(report.id, session.reportId));
  const { reference, submittedAt, path, contactPolicy } = row ?? {};
  if (!row || !reference || !submittedAt || !path || !contactPolicy) {
    throw new NotFound("not sent yet");
  }
  const { firstOpenedAt, answersVersion } = row;
  const parts = await listReceiptParts(db, session.key, now);
  return {
    ...{ reference, submittedAt, path, contactPolicy, answersVersion },
    ...{ firstOpenedAt, parts },
  };
}

const partColumns = {
  unitId: unit.id,
  unitName: unit.name,
  part: assignment.part,
  state: assignment.state,
  ruleId: assignment.ruleId,
  decisionVersion: assignment.decisionVersion,
  dueKind: assignment.dueKind,
  dueAt: assignment.dueAt,
  address: unit.address,
  phone: unit.phone,
  url: unit.url,
  sources: unit.sources,
  checkedOn: unit.checkedOn,
};

async function listReceiptParts(
  db: Database,
  key: ReportKey,
  now: Date,
): Promise<ReceiptPart[]> {
  const { reportId } = key;
  const rows = await db
    .select(partColumns)
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(
      and(
        eq(assignment.reportId, reportId),
        inArray(assignment.state, [...liveStates]),
      ),
    )
    // "primary" stands before "joint" in the list of parts.
    .orderBy(asc(assignment.part), asc(unit.name));
  const decisions = await listDecisions(db, { reportId, key });
  return rows.map(
    ({ state, ruleId, decisionVersion, dueKind, dueAt, ...row }) => ({
      ...row,
      isAccepted: state === "accepted",
      told: toldOfOffer(
        { unitId: row.unitId, ruleId, decisionVersion },
        decisions,
      ),
      due:
        dueKind && dueAt
          ? { kind: dueKind, at: dueAt, isOverdue: dueAt < now }
          : null,
    }),
  );
}
