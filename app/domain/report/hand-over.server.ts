import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { matchedTerms } from "../answers/matched.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { timesAhead } from "../form/ask-again.ts";
import { onPath } from "../form/path.ts";
import type { Words } from "../hand-over/documents.ts";
import { handOver } from "../hand-over/hand-over.server.ts";
import { findSearchKey } from "../hand-over/search-key.server.ts";
import { slipOf } from "../hand-over/slip.ts";
import { organisationTerms } from "./search-terms.ts";

/**
 * What jobs and the desk's index need of these answers, as nobody but whoever has the report open can give it to them. In the
 * transaction that sent or changed them.
 */
export async function handOverAnswers(
  tx: Database,
  handing: {
    session: Pick<ReporterSession, "reportId" | "worker" | "directoryKey">;
    answers: Answers;
    /** As `listFileTerms` gave them. */
    fileTerms: readonly string[];
    now: Date;
    isFirst?: boolean;
  },
): Promise<void> {
  const { session, answers, fileTerms, now, isFirst = false } = handing;
  const { reportId, worker } = session;
  const searchKey = await findSearchKey(tx, session.directoryKey);
  const indicators = matchedTerms(answers, fileTerms);
  const words = wordsOf(answers);
  const what = {
    slip: slipOf(answers),
    times: timesAhead(answers, now),
    // No terms at all are news only where there were some.
    ...((!isFirst || indicators.length > 0) && { indicators }),
    ...((!isFirst || words.length > 0) && { words: { words, searchKey } }),
  };
  await handOver(tx, { reportId, worker, what, now, isFirst });
}

/** The name as a whole, by which the same organisation is known again; its words are found by what sessions index. */
function wordsOf(answers: Answers): Words {
  const name = valueOf(onPath(answers), "org_name") ?? "";
  const { organisation } = organisationTerms(name);
  return organisation === ""
    ? []
    : [{ kind: "organisation", term: organisation }];
}
