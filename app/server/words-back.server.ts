import { getQuestion, isQuestionId } from "#app/domain/form/answers.ts";
import { carriedFields } from "#app/domain/form/carried-words.ts";
import { isMessageForm } from "#app/domain/form/message-form.ts";
import { isPageId } from "#app/domain/form/page-order.ts";
import { Conflict, Forbidden } from "#app/domain/refusal.ts";
import { keepTyped } from "#app/domain/report/keep-typed.server.ts";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import type { RequestContext } from "./context.server.ts";

/** A refusal that gives back what was answered, as the page it was answered on no longer can; null when nothing was. */
export function wordsBack(form: FormData, status: 401 | 409): Response | null {
  const typed = typedWords(form);
  if (typed.length === 0 && !isAnswered(form)) return null;
  return Response.json({ typed, carried: carriedFields(form) }, { status });
}

function isAnswered(form: FormData): boolean {
  return [...form].some(
    ([name, value]) =>
      isQuestionId(name) && typeof value === "string" && value.trim() !== "",
  );
}

/** Of a message, or answers in the reporter's own words: what can be copied. */
export function typedWords(form: FormData): string[] {
  return [...form].flatMap(([name, value]) =>
    isTyped(name) && typeof value === "string" && value.trim() ? [value] : [],
  );
}

function isTyped(field: string): boolean {
  if (!isQuestionId(field)) return field === "body";
  return ["text", "line", "email", "phone"].includes(getQuestion(field).kind);
}

/**
 * Keeps what a refused form held, now that its report was opened with the code, as the page keeps what is typed in it.
 * @returns the address of the page that shows it again; null where it belongs to another report, or is not taken there
 */
export async function takeWordsBack(
  { db, keyring, now }: RequestContext,
  { form, sessionToken: token }: { form: FormData; sessionToken: string },
): Promise<string | null> {
  const session = await findReporterSession(db, {
    keyring,
    token,
    now: now(),
  });
  if (!session || form.get("report") !== session.reportId) return null;
  const page = String(form.get("page") ?? "");
  const kept = await keepTyped(db, { session, page, form, now: now() }).catch(
    (error: unknown) => {
      if (error instanceof Conflict || error instanceof Forbidden) return null;
      throw error;
    },
  );
  if (kept === null || kept.is === "nowhere") return null;
  if (isMessageForm(page)) return "/follow/report#messages";
  return session.status === "draft" && isPageId(page)
    ? `/report/${page}`
    : `/more/${page}`;
}
