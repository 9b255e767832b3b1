import { redirect } from "@remix-run/node";
import { Conflict } from "#app/domain/refusal.ts";
import {
  findReporterSession,
  type ReporterSession,
} from "#app/domain/access/session.server.ts";
import {
  refuseUnlessInScope,
  type ReporterAct,
} from "#app/domain/vocabulary/code-may.ts";
import type { RequestContext } from "./context.server.ts";
import { onceAPage } from "./once-a-page.server.ts";
import { wordsBack } from "./words-back.server.ts";

/**
 * Kept until the browser closes; the row in the database ends sooner. Browsers take http://localhost for trustworthy; over
 * plain http on another host the cookie is not kept.
 */
const cookieName = "__Host-reporter";
const attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

/** Set-Cookie of a session just started. */
export function reporterCookie(token: string): string {
  return `${cookieName}=${token}; ${attributes}`;
}

/** Set-Cookie of a session just ended. */
export const endedReporterCookie = `${cookieName}=; Max-Age=0; ${attributes}`;

export function reporterTokenOf(request: Request): string | null {
  return cookieOf(request, cookieName);
}

export function cookieOf(request: Request, wanted: string): string | null {
  const header = request.headers.get("Cookie") ?? "";
  for (const pair of header.split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === wanted && value) return value;
  }
  return null;
}

/** Whose report this browser has open, or null. */
export function findReporter(
  request: Request,
  context: RequestContext,
): Promise<ReporterSession | null> {
  return ofPage(request, context, reporterTokenOf(request));
}

const ofPage = onceAPage((token, { db, keyring, now }: RequestContext) =>
  findReporterSession(db, { keyring, token, now: now() }),
);

/**
 * Whose report it is, if the code that opened it is for this.
 * @throws Response a redirect to the page that says that nothing is lost, and asks for the code; for a form, what was typed
 * in it, which a redirect would lose
 * @throws Forbidden
 */
export async function requireReporter(
  request: Request,
  context: RequestContext,
  act: ReporterAct = "see",
): Promise<ReporterSession> {
  const session = await findReporter(request, context);
  if (session) {
    refuseUnlessInScope(session, act);
    return session;
  }
  const typed = request.method === "POST" && (await request.formData());
  throw (typed && wordsBack(typed, 401)) || redirect("/follow?ended", 303);
}

/** A draft or a report whose code was kept. @throws Response a redirect to the code */
export async function requireKept(
  request: Request,
  context: RequestContext,
  act: ReporterAct = "see",
): Promise<ReporterSession> {
  const session = await requireReporter(request, context, act);
  if (session.codeToShow !== null) throw redirect("/report/code", 303);
  return session;
}

/** Of a page that comes before the access code is shown. */
type Early = { mayBeUnkept?: boolean };

/** A draft whose code was kept. @throws Response a redirect to where its reporter should be */
export async function requireDraft(
  request: Request,
  context: RequestContext,
  { mayBeUnkept = false }: Early = {},
): Promise<ReporterSession> {
  const session = await requireReporter(request, context);
  if (session.status !== "draft") throw redirect("/follow/report", 303);
  if (!mayBeUnkept) refuseUnkept(session);
  return session;
}

/**
 * The same for a form: whoever sends one that no longer fits is told so, rather than led away from what they typed.
 * @throws Conflict
 */
export async function draftFormOf(
  request: Request,
  context: RequestContext,
  { mayBeUnkept = false }: Early = {},
): Promise<{ session: ReporterSession; form: FormData }> {
  const session = await requireReporter(request, context, "update");
  const form = await formOf(request, session);
  if (session.status !== "draft")
    throw (
      wordsBack(form, 409) ?? new Conflict("this report was sent meanwhile")
    );
  if (!mayBeUnkept) refuseUnkept(session);
  return { session, form };
}

/**
 * Nothing is written to a draft whose code its reporter may not have: no page offers it before.
 * @throws Response a redirect to the code
 */
export function refuseUnkept({ status, codeToShow }: ReporterSession): void {
  if (status === "draft" && codeToShow !== null)
    throw redirect("/report/code", 303);
}

/** A report that was sent. @throws Response a redirect to the draft */
export async function requireSent(
  request: Request,
  context: RequestContext,
  act: ReporterAct = "see",
): Promise<ReporterSession> {
  const session = await requireReporter(request, context, act);
  if (session.status === "draft") throw redirect("/report/check", 303);
  return session;
}

/**
 * The form of a page of this very report: with two reports open one after the other, an old page must not write into the
 * newer one. @throws Conflict
 */
export async function formOf(
  request: Request,
  session: ReporterSession,
): Promise<FormData> {
  const form = await request.formData();
  refuseOfAnother(form, session);
  return form;
}

function refuseOfAnother(
  form: FormData,
  session: ReporterSession,
): ReporterSession {
  if (form.get("report") !== session.reportId)
    throw (
      wordsBack(form, 409) ??
      new Conflict("this page belongs to another report")
    );
  return session;
}

/** Whose form it is that was read already. @throws Response what was typed in it; Conflict */
export async function reporterOfForm(
  request: Request,
  context: RequestContext,
  form: FormData,
): Promise<ReporterSession> {
  const session = await findReporter(request, context);
  if (!session) throw wordsBack(form, 401) ?? redirect("/follow?ended", 303);
  return refuseOfAnother(form, session);
}
