import type { Database } from "#db/client.server.ts";
import { findOwnCert, type OwnCert } from "../directory/own-cert.server.ts";
import { factsOf } from "../facts/facts-of.ts";
import type { Answers } from "../form/answers.ts";
import { listAlsoTell, type AlsoTell } from "./also-tell.server.ts";

/** Whom else to tell of a report that was sent, by its sector, kind and country: on its page, its receipt and its card. */
export type Signposts = { ownCert: OwnCert | null; alsoTell: AlsoTell };

export async function readSignposts(
  db: Database,
  answers: Answers,
): Promise<Signposts> {
  // Where the site is decides about units, and about nothing that is told here.
  const facts = factsOf(answers, { state: null, countyFips: null });
  return {
    ownCert: await findOwnCert(db, answers),
    alsoTell: await listAlsoTell(db, facts),
  };
}
