import type { Database } from "#db/client.server.ts";
import type { Candidate } from "../directory/choose-county.ts";
import { lookupByZip } from "../directory/lookup.server.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import type { QuestionPageId } from "../form/page-order.ts";
import { onPath, type Problem } from "../form/path.ts";
import type { ProblemKind } from "../form/read-content.ts";
import type { Site } from "../form/site.ts";

/**
 * What the directory says of a site as given: a ZIP code that nobody knows, or one that lies in counties of several offices.
 * It is said once, and never keeps a report from being sent: triage finds the office for what could not be routed.
 */
export async function checkSite(
  db: Database,
  site: Site,
): Promise<{ problem: ProblemKind | null; counties: Candidate[] }> {
  if (site.zip === null) return { problem: null, counties: [] };
  const answer = await lookupByZip(db, site.zip, site.countyFips);
  if (!answer) return { problem: "unknown-zip", counties: [] };
  if (answer.kind === "county-elsewhere")
    return { problem: "county-needed", counties: answer.candidates };
  if (answer.kind !== "site" || answer.candidates.length < 2)
    return { problem: null, counties: [] };
  const matters =
    new Set(answer.candidates.map(({ fieldOfficeId }) => fieldOfficeId)).size >
    1;
  return {
    problem: answer.fieldOffice === null ? "county-needed" : null,
    counties: matters ? answer.candidates : [],
  };
}

/** What the directory says of the site on its page: said beside the ZIP code. */
export async function siteProblems(
  db: Database,
  page: QuestionPageId,
  answers: Answers,
): Promise<Problem[]> {
  // Abroad a postal code of five digits is none of ours.
  const site = page === "site" ? valueOf(onPath(answers), "site") : null;
  const { problem } = site ? await checkSite(db, site) : { problem: null };
  return problem ? [{ questionId: "site", code: problem }] : [];
}
