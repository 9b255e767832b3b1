import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { findAdvice } from "../advice/find.server.ts";
import { listVersions } from "../answers/versions.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { listDesks } from "../directory/desks.server.ts";
import type { Answers } from "../form/answers.ts";
import { wayBackOf } from "../lost-code/channels.ts";
import { updatesOf } from "../form/updates.ts";
import { pagesThatRaise } from "../triage/may-rise.ts";
import { severityModel } from "../triage/model.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { valueIn } from "../vault/opened.ts";
import { scopeAllows } from "../vocabulary/code-may.ts";
import { callBackOf } from "./call-back.ts";
import { awaitedOf, lapsedOf, runningOf } from "./running.server.ts";
import { readSignposts } from "./signposts.server.ts";
import { signReceipt } from "./signed-receipt.server.ts";

type Reading = {
  keyring: Keyring;
  session: ReporterSession;
  /** Scheme and host under which this portal is reached. */
  issuer: string;
  locale: "en" | "es";
  now: Date;
};

/** All that the page of a sent report's receipt says. @throws NotFound for a draft */
export async function readReceiptPage(db: Database, reading: Reading) {
  const { session, now } = reading;
  const signed = await signReceipt(db, reading);
  const { receipt, statement, jws } = signed;
  const answers = valueIn(signed.answers) ?? {};
  return {
    receipt,
    evidence: statement.evidence,
    jws,
    /** Since it was sent. */
    changeCount: updatesOf(await listVersions(db, session.reportId)).length,
    callBack: callBackOf(answers),
    isDamaged: signed.answers.is === "damaged",
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    now,
    ...(await whatElse(db, reading, answers)),
    wayBack: wayBackOf(session, answers),
    mayDownload: scopeAllows(session.scope, "download"),
    advice: await findAdvice(db, { reportId: session.reportId, answers, now }),
  };
}

/** Beside the units that have it: whom to tell, by when, and what would bring an answer sooner. */
async function whatElse(
  db: Database,
  { session, locale, now }: Reading,
  answers: Answers,
) {
  const desks = await listDesks(db);
  const [nearest = null] = runningOf(answers, { now, desks, locale });
  return {
    ...(await readSignposts(db, { answers, reportId: session.reportId })),
    nearest,
    lapsed: lapsedOf(answers, { now, desks, locale }),
    awaited: awaitedOf(answers, { now, locale, nearest }),
    hasClocks: clocksOfAnswers(answers, now).length > 0,
    sooner: scopeAllows(session.scope, "update")
      ? pagesThatRaise(answers, severityModel)
      : [],
  };
}
