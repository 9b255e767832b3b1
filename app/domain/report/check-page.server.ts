import type { Database } from "#db/client.server.ts";
import { mayShowCode } from "../form/may-show-code.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { withSitesFound } from "../answers/site-found.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import type { Answers } from "../form/answers.ts";
import { askAgain } from "../form/ask-again.ts";
import { checkRows } from "../form/check.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import { isUnseen } from "../form/onward.ts";
import type { PageId } from "../form/page-order.ts";
import { firstUnanswered, isStopped, pathOf } from "../form/path.ts";
import { zipReadAsUnitedStates } from "../form/place.ts";
import { hasChannel } from "../lost-code/channels.ts";
import { scopeAllows } from "../vocabulary/code-may.ts";
import { findOwnCert } from "../directory/own-cert.server.ts";
import { listLikelyUnits } from "./likely-units.server.ts";

/** A draft as it is checked before it is sent. @throws CannotOpen */
export async function readCheckPage(
  db: Database,
  { session, now }: { session: ReporterSession; now: Date },
) {
  const { key, scope } = session;
  const { answers, version } = await readAnswers(db, key);
  const mayUpdate = scopeAllows(scope, "update");
  const isComplete = firstUnanswered(answers) === null;
  return {
    answersVersion: version,
    /** The page to go on with first; null: it can be checked, or this code fills nothing in. */
    goesOn: mayUpdate ? pageToGoOnWith(answers) : null,
    rows: await withSitesFound(db, checkRows(answers)),
    /** Of which nobody said that it is one of the United States. */
    zipReadAsUs: zipReadAsUnitedStates(answers),
    /** Who gets it, and whom to tell first abroad; empty while answers are missing, since they may still change it. */
    ownCert: isComplete ? await findOwnCert(db, answers) : null,
    likelyUnits: isComplete ? await listLikelyUnits(db, answers) : [],
    policy: contactPolicyOf(answers),
    asked: askAgain(answers, now),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    isComplete,
    hasChannel: hasChannel(answers),
    mayUpdate,
    maySend: scopeAllows(scope, "submit"),
    mayMakeCodes: scopeAllows(scope, "codes") && mayShowCode(answers) !== false,
  };
}

/**
 * Whoever has not finished goes on where they were, and a stop says why the path ends. Everybody else sees the page to
 * check.
 */
function pageToGoOnWith(answers: Answers): PageId | null {
  const isOnTheWay = pathOf(answers).some((page) => isUnseen(answers, page));
  return isStopped(answers) || isOnTheWay ? firstUnanswered(answers) : null;
}
