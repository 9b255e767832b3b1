import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportAnswers } from "#db/schema/report.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { instantOfMoment, type Moment } from "../clock/moment.ts";
import { onPath } from "../form/path.ts";
import { factsOf } from "../facts/facts-of.ts";
import { adviceOf, type Advice, type AdviceFacts } from "./advice.ts";

/** How long after a payment a bank may still call it back: s63 of `db/reference/sources.json`. */
const recallMs = 72 * 60 * 60_000;

/** The advice for the answers of a sent report. */
export async function findAdvice(
  db: Database,
  { reportId, answers, now }: { reportId: string; answers: Answers; now: Date },
): Promise<Advice[]> {
  const saidAt = await moneySaidAt(db, reportId, answers);
  return adviceFor(answers, now, saidAt);
}

/**
 * `moneySaidAt`: when the reporter said that money had moved in the 72 hours before; null: they did not, or nobody knows
 * when, and then a recall is still worth a call.
 */
export function adviceFor(
  answers: Answers,
  now: Date,
  moneySaidAt: Date | null,
): Advice[] {
  // No advice asks in which county the site lies.
  const facts = factsOf(answers, { state: null, countyFips: null });
  return adviceOf({
    facts,
    recall: recallOf(facts.moneyMoved, now, moneySaidAt),
    overwrittenOn: stillToCome(answers, now),
  });
}

function recallOf(
  moneyMoved: boolean | null,
  now: Date,
  saidAt: Date | null,
): AdviceFacts["recall"] {
  if (moneyMoved !== true) return null;
  const isOver = saidAt && now.getTime() - saidAt.getTime() > recallMs;
  return isOver ? "over" : "open";
}

/** What was to be lost by now needs no hurry. */
function stillToCome(answers: Answers, now: Date): Moment | null {
  const moment = valueOf(onPath(answers), "evidence_overwritten");
  return moment && instantOfMoment(moment) > now ? moment : null;
}

async function moneySaidAt(
  db: Database,
  reportId: string,
  answers: Answers,
): Promise<Date | null> {
  const savedIn = answers.money_moved?.savedIn;
  if (savedIn === undefined || valueOf(answers, "money_moved") !== "yes")
    return null;
  const [row] = await db
    .select({ savedAt: reportAnswers.savedAt })
    .from(reportAnswers)
    .where(
      and(
        eq(reportAnswers.reportId, reportId),
        eq(reportAnswers.version, savedIn),
      ),
    );
  return row?.savedAt ?? null;
}
