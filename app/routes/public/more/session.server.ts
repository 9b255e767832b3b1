import { redirect } from "@remix-run/node";
import { statusAllows } from "#app/domain/vocabulary/lifecycle.ts";
import { firstUnanswered } from "#app/domain/form/path.ts";
import { scopeAllows } from "#app/domain/vocabulary/code-may.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { requireReporter } from "#app/server/reporter-session.server.ts";

/**
 * Whoever may add: to a report that was sent, or to a draft whose quick tier is answered.
 * @throws Response a redirect to what comes first
 */
export async function requireMore(
  request: Request,
  context: RequestContext,
  act: "see" | "update",
) {
  const session = await requireReporter(request, context);
  const isDraft = session.status === "draft";
  if (isDraft && session.codeToShow !== null)
    throw redirect("/report/code", 303);
  // Who may only read sees what was sent, and has no use for a page to fill in.
  const mayUpdate = scopeAllows(session.scope, "update");
  if (!mayUpdate && (isDraft || act === "update"))
    throw redirect(isDraft ? "/report/check" : "/follow/report", 303);
  // What takes no more answers is shown as it is, and asks for none.
  if (act === "update" && !isDraft && !statusAllows("update", session.status))
    throw redirect("/more", 303);
  const saved = await readAnswers(context.db, session.key);
  if (isDraft && firstUnanswered(saved.answers) !== null)
    throw redirect("/report/check", 303);
  return { session, saved };
}
