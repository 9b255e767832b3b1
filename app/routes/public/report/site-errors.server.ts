import { valueOf, type Answers } from "#app/domain/form/answers.ts";
import type { QuestionPageId } from "#app/domain/form/pages.ts";
import type { Problem } from "#app/domain/form/path.ts";
import { checkSite } from "#app/domain/answers/site-check.server.ts";
import type { Database } from "#db/client.server.ts";

/** What the directory says of the site on its page: said beside the ZIP code. */
export async function siteErrors(
  db: Database,
  page: QuestionPageId,
  answers: Answers,
): Promise<Problem[]> {
  const site = page === "organisation" ? valueOf(answers, "site") : null;
  const { problem } = site ? await checkSite(db, site) : { problem: null };
  return problem ? [{ questionId: "site", code: problem }] : [];
}
