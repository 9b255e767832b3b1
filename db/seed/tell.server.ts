import { Readable } from "node:stream";
import {
  answersGiven,
  getQuestion,
  isQuestionId,
} from "#app/domain/form/answers.ts";
import { addMessage } from "#app/domain/report/add-message.server.ts";
import {
  closeReport,
  markDuplicate,
  markNotForUs,
} from "#app/domain/closure/close.server.ts";
import type { QuestionPageId } from "#app/domain/form/page-order.ts";
import type { Contents } from "#app/domain/form/read-form.ts";
import { saveAnswers } from "#app/domain/report/save.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { withdrawReport } from "#app/domain/report/withdraw.server.ts";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { writeNote } from "#app/domain/correspondence/note.server.ts";
import { openOnDesk } from "#app/domain/desk/opening.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { acceptReport } from "#app/domain/routing/accept.server.ts";
import { assignResponder } from "#app/domain/routing/assign.server.ts";
import { refuseReport } from "#app/domain/routing/refuse.server.ts";
import { transferReport } from "#app/domain/routing/transfer.server.ts";
import { beginFile } from "#app/domain/evidence/begin.server.ts";
import { usualLimits } from "#app/domain/evidence/limits.ts";
import { receiveBytes } from "#app/domain/evidence/receive.server.ts";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "../client.server.ts";
import {
  cast,
  type Player,
  type Step,
  type StoryFile,
  type Values,
} from "./story/step.ts";

export type Telling = {
  keyring: Keyring;
  store: EvidenceStore;
  session: ReporterSession;
  viewers: Record<Player, Viewer>;
  reportIdOf: (number: number) => string;
};

/** Does one step of the story by the command that a person would have used. @throws what the command throws */
export async function tellStep(
  db: Database,
  telling: Telling,
  step: Step,
  now: Date,
): Promise<void> {
  const { session } = telling;
  switch (step.do) {
    case "reply":
      await addMessage(db, { session, now, kind: "message", body: step.words });
      return;
    case "update":
      return tellUpdate(db, session, step.values, now);
    case "file":
      return tellFile(db, telling, step.file, now);
    case "withdraw":
      return withdrawReport(db, { session, now });
    case "close":
    case "duplicate":
    case "elsewhere":
      return tellEnd(db, telling, step, now);
    default:
      return tellWork(db, telling, step, now);
  }
}

type DeskStep = Extract<Step, { as: Player }>;
type End = Extract<DeskStep, { do: "close" | "duplicate" | "elsewhere" }>;
type Work = Exclude<DeskStep, End>;

async function tellWork(
  db: Database,
  { keyring, session: { reportId }, viewers }: Telling,
  step: Work,
  now: Date,
): Promise<void> {
  const by = viewers[step.as];
  const command = { reportId, keyring, by, now };
  switch (step.do) {
    case "open":
      await openOnDesk(db, { viewer: by, reportId, now });
      return;
    case "accept":
      return acceptReport(db, command);
    case "assign":
      await assignResponder(db, { ...command, responderId: cast[step.to] });
      return;
    case "refuse":
      return refuseReport(db, { ...command, reason: step.words });
    case "transfer": {
      const { toUnitId, words: reason } = step;
      return transferReport(db, { ...command, toUnitId, reason });
    }
    case "ask":
    case "message": {
      const kind = step.do === "ask" ? "question" : "message";
      await sendMessage(db, { ...command, kind, body: step.words });
      return;
    }
    case "note":
      await writeNote(db, { ...command, body: step.words });
  }
}

async function tellEnd(
  db: Database,
  { keyring, session: { reportId }, viewers, reportIdOf }: Telling,
  step: End,
  now: Date,
): Promise<void> {
  const by = viewers[step.as];
  const command = { reportId, keyring, by, now, words: step.words };
  switch (step.do) {
    case "close":
      return closeReport(db, { ...command, outcome: step.outcome });
    case "duplicate":
      return markDuplicate(db, {
        ...command,
        duplicateOf: reportIdOf(step.of),
      });
    case "elsewhere":
      return markNotForUs(db, command);
  }
}

/** Page by page, as a person goes through them. */
async function tellUpdate(
  db: Database,
  session: ReporterSession,
  values: Values,
  now: Date,
): Promise<void> {
  const pages = new Map<QuestionPageId, Contents>();
  for (const [id, answer] of Object.entries(answersGiven(values))) {
    if (!isQuestionId(id)) continue;
    const { page } = getQuestion(id);
    pages.set(page, { ...pages.get(page), [id]: answer.content });
  }
  for (const [page, contents] of pages) {
    const { version: baseVersion } = await readAnswers(db, session.key);
    const submission = { baseVersion, contents };
    await saveAnswers(db, { session, page, submission, now });
  }
}

async function tellFile(
  db: Database,
  { store, session }: Pick<Telling, "store" | "session">,
  { content, ...told }: StoryFile,
  now: Date,
): Promise<void> {
  const receiving = { session, store, limits: usualLimits, now: () => now };
  const bytes = Buffer.from(content);
  const sizeBytes = bytes.length;
  const begun = await beginFile(db, { ...receiving, ...told, sizeBytes });
  const stream = Readable.from([bytes]);
  await receiveBytes(db, { ...receiving, ...begun, offset: 0, bytes: stream });
}
