import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { message, report } from "#db/schema/index.ts";
import {
  isQuestionId,
  isSameContent,
  type Answer,
  type Answers,
} from "../form/answers.ts";
import { fieldsOf, type Typed } from "../form/fields.ts";
import { isMessageForm } from "../form/message-form.ts";
import { ofScope } from "../form/louder.ts";
import { shownNow, type Submission } from "../form/merge.ts";
import {
  isMorePageId,
  pages,
  type QuestionPageId,
} from "../form/page-order.ts";
import type { QuestionId } from "../form/questions.ts";
import { clean, isCut } from "../form/typed-text.ts";
import { questionsOfForm, readPage } from "./read-page.ts";
import { saveAnswers } from "./save.server.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { claimSaveOrder } from "./save-order.server.ts";
import { dropUnsent, keepUnsent } from "./unsent.server.ts";

export type Kept = {
  /**
   * Saved with the draft; kept aside, for a page of a sent report; nowhere, for a page whose words are not kept; or late,
   * when newer words of the same opened page came first.
   */
  is: "saved" | "aside" | "nowhere" | "late";
  /** For the form to send back from now on: what it was filled in from, and what it shows. */
  version: number;
  shown: string;
  /** Questions to which somebody else said something that the page does not show. */
  conflicts: QuestionId[];
  /** Whether the end of a field was left out, as it is far too long. */
  isCut: boolean;
  /** Whether an answer was left out because only the owner may give it. */
  isOwners: boolean;
};

export type Keeping = {
  session: ReporterSession;
  /** A page of questions, or the form of a message. */
  page: string;
  form: FormData;
  now: Date;
};

/**
 * Keeps what stands in a form that was not sent, unless newer words of it came first. In a draft it becomes the answer,
 * even if it is wrong or half typed; in a sent report only the same access code sees it. Fields that nobody touched stay
 * as they are.
 * @throws Conflict when the draft's path has stopped before this page; Forbidden when the code is for reading alone
 */
export async function keepTyped(db: Database, keeping: Keeping): Promise<Kept> {
  return db.transaction(async (tx) => {
    if (!(await isNewest(tx, keeping))) return keptNothing(keeping);
    const { reportId, status } = keeping.session;
    if (status !== "draft") await waitForSending(tx, reportId);
    return keep(tx, keeping);
  });
}

/** Nothing is noted of a page that keeps no words. */
async function isNewest(tx: Database, keeping: Keeping): Promise<boolean> {
  const { page } = keeping;
  if (!isQuestionPage(page) && !isMessageForm(page)) return true;
  return claimSaveOrder(tx, keeping);
}

/** The form goes on from where it was. */
function keptNothing({ form }: Keeping): Kept {
  return {
    is: "late",
    version: Number(form.get("version")) || 0,
    shown: String(form.get("shown") ?? ""),
    ...{ conflicts: [], isCut: false, isOwners: false },
  };
}

/**
 * A page saves its last words at the moment when it is sent, so both requests arrive together. The second waits for the
 * first: words that were sent are then not kept as unsent as well.
 */
async function waitForSending(tx: Database, reportId: string) {
  await tx
    .select({ id: report.id })
    .from(report)
    .where(eq(report.id, reportId))
    .for("share");
}

async function keep(db: Database, keeping: Keeping): Promise<Kept> {
  const { session, page, form } = keeping;
  const { answers, version } = await readAnswers(db, session.key);
  const isQuestions = isQuestionPage(page);
  const submission = isQuestions
    ? submissionOf(page, answers, keeping)
    : { contents: {}, baseVersion: version };
  const of = { answers, version, submission };
  const kept = {
    version: submission.baseVersion,
    shown: shownNow(submission.shown ?? "", submission.contents),
    conflicts: [],
    isCut: [...form.values()].some(isCut),
    isOwners: false,
  };
  if (isQuestions && session.status === "draft")
    return { ...kept, ...(await saveDraft(db, keeping, page, of)) };
  if (session.status === "draft") return { ...kept, is: "nowhere" };
  refuseUnlessInScope(session, isQuestions ? "update" : "add");
  if (isQuestions) await keepPageAside(db, keeping, page, of);
  else if (isMessageForm(page)) await keepMessageAside(db, keeping);
  else return { ...kept, is: "nowhere" };
  return { ...kept, is: "aside" };
}

function isQuestionPage(page: string): page is QuestionPageId {
  return (
    isMorePageId(page) ||
    pages.some(
      ({ id, holds }) =>
        id === page && (holds === "questions" || holds === "review"),
    )
  );
}

/**
 * What the form holds, without the questions that were never answered and still are not: to look at a page is not to
 * send it.
 */
function submissionOf(
  page: QuestionPageId,
  answers: Answers,
  { form, now }: Keeping,
): Submission {
  const { contents, ...read } = readPage(page, answers, form, now);
  const said = Object.entries(contents).filter(
    ([id, content]) => content.is !== "blank" || answerTo(answers, id),
  );
  // Only a person who sends the page settles which of two texts counts; a half typed word does not.
  return { ...read, contents: Object.fromEntries(said), settled: [] };
}

async function saveDraft(
  db: Database,
  { session, form, now }: Keeping,
  page: QuestionPageId,
  of: { answers: Answers; version: number; submission: Submission },
) {
  const { submission, louder } = ofScope(session, of, of.submission);
  const saved = await saveAnswers(db, { session, page, submission, now });
  const isNewest = isIn(saved.answers, submission);
  const shownAlready = form.getAll("settled");
  return {
    is: "saved" as const,
    isOwners: louder.length > 0,
    // What the page does not show yet stays news to it.
    version: isNewest ? saved.version : submission.baseVersion,
    conflicts: saved.conflicts.filter((id) => !shownAlready.includes(id)),
  };
}

/** Words that say what was sent already are not kept. */
async function keepPageAside(
  db: Database,
  { session, page, form, now }: Keeping,
  questions: QuestionPageId,
  { answers, submission }: { answers: Answers; submission: Submission },
) {
  if (isIn(answers, submission)) return dropUnsent(db, { session, page });
  const typed: Typed = {};
  for (const field of questionsOfForm(questions).flatMap(fieldsOf)) {
    const strings = stringsOf(form, field);
    if (strings.length > 0) typed[field] = strings;
  }
  await keepUnsent(db, { session, page, typed, now });
}

/** A message that arrived is not kept a second time by a save that comes after it. */
async function keepMessageAside(
  db: Database,
  { session, page, form, now }: Keeping,
) {
  const id = String(form.get("message") ?? "");
  const [sent] = /^[\da-f-]{36}$/i.test(id)
    ? await db
        .select({ id: message.id })
        .from(message)
        .where(and(eq(message.reportId, session.reportId), eq(message.id, id)))
    : [];
  if (sent) return;
  const typed = { body: stringsOf(form, "body") };
  await keepUnsent(db, { session, page, typed, now });
}

/** Whether the answers say all that the form says. */
function isIn(answers: Answers, { contents }: Submission): boolean {
  return Object.entries(contents).every(([id, content]) => {
    const answer = answerTo(answers, id);
    return answer !== null && isSameContent(answer.content, content);
  });
}

function answerTo(answers: Answers, id: string): Answer | null {
  return (isQuestionId(id) && answers[id]) || null;
}

function stringsOf(form: FormData, field: string): string[] {
  return form
    .getAll(field)
    .filter((entry) => typeof entry === "string")
    .slice(0, 500)
    .map(clean);
}
