import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { message, note, responder, unit } from "#db/schema/index.ts";
import { listDeskUnsent } from "../correspondence/desk-unsent.server.ts";
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { listTasks } from "../task/list.server.ts";
import { listEvidence } from "../evidence/list.server.ts";
import { withSameNames } from "../evidence/read-files.server.ts";
import type { DeskAction } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { Band } from "../vocabulary/triage.ts";
import { openedWithSites } from "../answers/site-found.server.ts";
import { maskChanges, maskOf, maskRows } from "../form/mask.ts";
import { readReveals } from "../reveal/list.server.ts";
import { codeLabels } from "../access/access-codes.server.ts";
import { mayRise } from "../triage/may-rise.ts";
import { severityModel } from "../triage/model.server.ts";
import { valueOf } from "../form/answers.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import { lineDoubtsOf } from "../form/safe-lines.ts";
import { onPath, turnsOf } from "../form/path.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { messagePlace, notePlace } from "../vault/places.ts";
import { openText, type Place, type ReportKey } from "../vault/seal.server.ts";
import { readSightings } from "./sightings-shown.server.ts";
import { readAnswersShown } from "./answers-shown.server.ts";
import { lostCodeShown } from "./lost-code-shown.ts";
import { readLostCodes } from "./lost-codes.server.ts";
import { openHeadlineWith } from "./headline.server.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { openedAs, valueIn } from "../vault/opened.ts";

const answerer = alias(responder, "answerer");

type Opening = {
  keyring: Keyring;
  key: ReportKey;
  headlineSealed: Buffer | null;
  /** Whether any code of the report has one. */
  hasLabels: boolean;
  /** Whether anybody waits for a new code. */
  hasLostCodes: boolean;
  /** Whether there is anything to do. */
  hasTasks: boolean;
  answersVersion: number;
  /** What was saved later is news to the viewer's unit. */
  seenUntil: Date;
  now: Date;
  viewer: Viewer;
  /** What the viewer may do to the report. */
  actions: readonly DeskAction[];
  band: Band | null;
};

/** Everything sealed that the page shows, opened; personal data in answers masked, but for who revealed it. */
export async function readContents(db: Database, opening: Opening) {
  const { key, headlineSealed } = opening;
  const { answers: opened, ...read } = await readAnswersShown(db, opening);
  const answers = valueIn(opened) ?? {};
  const labels = opening.hasLabels ? await codeLabels(db, key) : {};
  const lostCodes = opening.hasLostCodes
    ? await readLostCodes(db, opening)
    : null;
  const reveals = await readReveals(db, key, opening.viewer);
  const isRevealed = reveals.leftMs !== null;
  const email = valueOf(onPath(answers), "contact_email");
  const evidence = withSameNames(await listEvidence(db, key));
  return {
    clocks: clocksOfAnswers(answers, opening.now),
    mayRise: mayRise(answers, severityModel),
    /** Null where the answers do not open. */
    contactPolicyWished: valueIn(openedAs(opened, contactPolicyOf)),
    lineDoubts: lineDoubtsOf(turnsOf(answers)),
    contactEmail: email ? maskedMail(email, isRevealed) : null,
    headline: headlineSealed ? openHeadlineWith(key, headlineSealed) : null,
    ...read,
    rows: openedAs(await openedWithSites(db, read.rows), (rows) =>
      maskRows(rows, isRevealed),
    ),
    news: openedAs(read.news, (news) => maskChanges(news, isRevealed)),
    ...reveals,
    ...(await readSightings(db, { ...opening, answers, files: evidence })),
    evidence,
    messages: await listMessages(db, key),
    notes: await listNotes(db, key),
    tasks: opening.hasTasks ? await listTasks(db, key) : [],
    ...(await listDeskUnsent(db, key, opening.viewer)),
    codeLabels: labels,
    lostCode:
      lostCodes &&
      lostCodeShown(lostCodes, {
        ...{ ...opening, codeLabels: labels, isRevealed },
      }),
  };
}

function maskedMail(email: string, isRevealed: boolean) {
  const mask = maskOf("mail", email);
  return { mask, text: isRevealed ? email : mask };
}

/** Between reporter and units, oldest first; from the reporter when `responderName` is null. */
async function listMessages(db: Database, key: ReportKey) {
  const rows = await db
    .select({
      id: message.id,
      kind: message.kind,
      unitId: message.unitId,
      unitName: unit.name,
      responderName: responder.name,
      sentAt: message.sentAt,
      answersId: message.answersId,
      /** Who said so afterwards; null where the reporter named the question. */
      answersSaidBy: answerer.name,
      bodySealed: message.bodySealed,
    })
    .from(message)
    .leftJoin(unit, eq(unit.id, message.unitId))
    .leftJoin(responder, eq(responder.id, message.responderId))
    .leftJoin(answerer, eq(answerer.id, message.answersSaidBy))
    .where(eq(message.reportId, key.reportId))
    .orderBy(asc(message.sentAt), asc(message.id));
  return openBodies(rows, key, messagePlace);
}

async function listNotes(db: Database, key: ReportKey) {
  const rows = await db
    .select({
      id: note.id,
      unitName: unit.name,
      responderName: responder.name,
      writtenAt: note.writtenAt,
      bodySealed: note.bodySealed,
    })
    .from(note)
    .innerJoin(unit, eq(unit.id, note.unitId))
    .innerJoin(responder, eq(responder.id, note.responderId))
    .where(eq(note.reportId, key.reportId))
    .orderBy(asc(note.writtenAt), asc(note.id));
  return openBodies(rows, key, notePlace);
}

function openBodies<Row extends { id: string; bodySealed: Buffer }>(
  rows: readonly Row[],
  key: ReportKey,
  placeOf: (id: string) => Place,
) {
  return rows.map(({ bodySealed, ...row }) => ({
    ...row,
    body: openedOrDamaged(() => openText(key, placeOf(row.id), bodySealed)),
  }));
}
