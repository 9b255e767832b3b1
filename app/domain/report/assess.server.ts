import type { Database } from "#db/client.server.ts";
import {
  siteUnits,
  type SiteUnits,
} from "../directory/units-by-county.server.ts";
import type { Site } from "../routing/choose-by-rules.ts";
import { severityModel } from "../triage/model.server.ts";
import { scoreReport, type Scoring } from "../triage/score.ts";
import { headlinePlace } from "../vault/places.ts";
import { sealJson, type ReportKey } from "../vault/seal.server.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { factsOf } from "../facts/facts-of.ts";
import type { ReportFacts } from "../facts/facts.ts";
import {
  affiliateOfficeId,
  furtherOfficeIds,
} from "./further-offices.server.ts";
import { headlineOf } from "./headline.ts";
import { onPath } from "../form/path.ts";

/** What the portal concludes from answers, when they are sent and each time they change. */
export type Assessment = {
  site: SiteUnits & Site;
  facts: ReportFacts;
  scoring: Scoring;
};

/** Answers with gaps are assessed too: what is missing is not known. */
export async function assessAnswers(
  tx: Database,
  answers: Answers,
): Promise<Assessment> {
  const site = {
    ...(await findSite(tx, answers)),
    furtherOfficeIds: await furtherOfficeIds(tx, answers),
    affiliateOfficeId: await affiliateOfficeId(tx, answers),
  };
  const facts = factsOf(answers, site);
  return { site, facts, scoring: scoreReport(facts, severityModel) };
}

/** The columns of a report that follow from its answers: closed words, and the sealed headline. */
export function clearColumns(
  key: ReportKey,
  answers: Answers,
  facts: ReportFacts,
) {
  const place = headlinePlace(key.reportId);
  return {
    headlineSealed: sealJson(key, place, headlineOf(answers)),
    path: facts.path,
    contactPolicy: facts.contactPolicy,
    sector: facts.sector,
    country: facts.country,
    state: facts.state,
    countyFips: facts.countyFips,
    flags: [...facts.flags],
  };
}

async function findSite(tx: Database, answers: Answers): Promise<SiteUnits> {
  const asked = onPath(answers);
  const site = valueOf(asked, "site");
  return siteUnits(tx, {
    country: valueOf(asked, "country"),
    zip: site?.zip ?? null,
    countyFips: site?.countyFips ?? null,
    state: site?.state ?? null,
  });
}
