import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { liveStates } from "../vocabulary/routing.ts";
import { lookupByState, lookupByZip } from "../directory/lookup.server.ts";
import { findOwnCert, type OwnCert } from "../directory/own-cert.server.ts";
import { cardOfUnit, type ContactShown } from "../directory/where-shown.ts";
import { factsOf } from "../facts/facts-of.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";
import { listAlsoTell, type AlsoTell } from "./also-tell.server.ts";

/** Whom else to tell of a report that was sent, by its sector, place and country: on its page, its receipt and its card. */
export type Signposts = {
  ownCert: OwnCert | null;
  /** Of the site's place, where it has no part in the report. */
  region: ContactShown | null;
  alsoTell: AlsoTell;
};

export async function readSignposts(
  db: Database,
  { answers, reportId }: { answers: Answers; reportId: string },
): Promise<Signposts> {
  // Where the site is decides about units, and about nothing else that is told here.
  const facts = factsOf(answers, { state: null, countyFips: null });
  return {
    ownCert: await findOwnCert(db, answers),
    region: await findRegion(db, { answers, reportId }),
    alsoTell: await listAlsoTell(db, facts),
  };
}

/** Null for one that has a part in the report: it is told already. */
async function findRegion(
  db: Database,
  { answers, reportId }: { answers: Answers; reportId: string },
): Promise<ContactShown | null> {
  const site = valueOf(onPath(answers), "site");
  if (!site) return null;
  const { zip, state, countyFips } = site;
  const found = zip
    ? await lookupByZip(db, zip, countyFips)
    : state && (await lookupByState(db, state, countyFips));
  if (!found || found.kind !== "site" || !found.region) return null;
  const hasPart = await db.$count(
    assignment,
    and(
      eq(assignment.reportId, reportId),
      eq(assignment.unitId, found.region.id),
      inArray(assignment.state, [...liveStates]),
    ),
  );
  return hasPart > 0 ? null : cardOfUnit(found.region);
}
