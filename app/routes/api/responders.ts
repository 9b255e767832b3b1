import {
  checkedChannels,
  contactOf,
  regionContactOf,
} from "#app/domain/directory/contact.ts";
import type { Agency } from "#app/domain/directory/agency.server.ts";
import type { Candidate } from "#app/domain/directory/choose-county.ts";
import {
  findCounty,
  listNationalContacts,
  listNeighbouringStates,
  lookupByZip,
  type Answer,
} from "#app/domain/directory/lookup.server.ts";
import { readCountyFips, readZip } from "#app/domain/vocabulary/zip.ts";
import type { RequestContext } from "#app/server/context.server.ts";

/**
 * GET /api/v1/responders?zip=93301[&county=06029]: who is near a site in the United States. Public facts, for anyone's page.
 * `fieldOffice` is null while `needsCounty` is true: ask for one of `candidates` and send its `fips` as `county`.
 */
export async function loader({ request, context: { db } }: Asked) {
  const query = new URL(request.url).searchParams;
  const zip = readZip(query.get("zip") ?? "");
  if (!zip) return refusal(400, notAZip);
  const given = query.get("county")?.trim();
  const county = given ? readCountyFips(given) : null;
  if (given && !county) return refusal(400, notACounty);
  if (county && !(await findCounty(db, county)))
    return refusal(400, noSuchCounty);

  const answer = await lookupByZip(db, zip, county);
  const nationalContacts = (await listNationalContacts(db)).map(agencyOf);
  if (!answer)
    return refusal(404, unknownZip, {
      zip,
      whatToDo: [
        "Check the five digits.",
        "Find the field office by state and county on /where-to-report.",
        "If it is urgent, call one of the national contacts.",
      ],
      neighbouringStates: await listNeighbouringStates(db, zip),
      nationalContacts,
    });
  if (answer.kind === "county-elsewhere")
    return refusal(400, countyElsewhere, {
      zip,
      candidates: answer.candidates.map(candidateOf),
    });
  return json(200, { zip, ...bodyOf(answer), nationalContacts });
}

type Asked = { request: Request; context: Pick<RequestContext, "db"> };

const notAZip =
  "Please send a ZIP code of five digits, for example ?zip=93301.";
const notACounty =
  "Please send the county as its FIPS code of five digits, for example county=06029.";
const noSuchCounty =
  "There is no county with this FIPS code. Leave county out, and choose one of the candidates in the answer.";
const countyElsewhere =
  "This ZIP code does not reach that county. Please choose one of the candidates.";
const unknownZip =
  "We do not know this ZIP code. It may be new, or mistyped. Please look by state and county instead.";

function bodyOf(answer: Exclude<Answer, { kind: "county-elsewhere" }>) {
  const nothing = { fieldOffice: null, region: null, candidates: [] };
  switch (answer.kind) {
    case "site": {
      const needsCounty = answer.fieldOffice === null;
      return {
        kind: answer.kind,
        fieldOffice: answer.fieldOffice && contactOf(answer.fieldOffice),
        region: answer.region && regionContactOf(answer.region),
        county: answer.county && candidateOf(answer.county),
        candidates: answer.candidates.map(candidateOf),
        needsCounty,
        next: needsCounty
          ? "This ZIP code lies in the territory of more than one field office. Please choose the county of the affected site."
          : "Call the field office, or report here. CISA can help at the same time.",
      };
    }
    case "military":
      return {
        kind: answer.kind,
        ...nothing,
        needsCounty: false,
        next: "This is a military address overseas, which lies in no county. Tell your command's security office, and report here: the triage desk takes it. FBI staff at the nearest US embassy can help too.",
      };
    case "foreign":
      return {
        kind: answer.kind,
        ...nothing,
        needsCounty: false,
        country: answer.country,
        nationalCert: answer.cert && agencyOf(answer.cert),
        next: "This place has US ZIP codes and is a country of its own. Tell its national authority first, and report here: the national desk takes it.",
      };
  }
}

function candidateOf({ county, fips, state, fieldOfficeId }: Candidate) {
  return { county, fips, state, fieldOfficeId };
}

function agencyOf({ id, name, channels, lastChecked, sources }: Agency) {
  return {
    id,
    name,
    channels: checkedChannels(channels).map(({ type, value, note }) => ({
      type,
      value,
      note,
    })),
    lastChecked,
    sources,
  };
}

function refusal(status: 400 | 404, error: string, more: object = {}) {
  return json(status, { error, ...more });
}

function json(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: {
      "Access-Control-Allow-Origin": "*",
      "Cache-Control": status === 200 ? "public, max-age=3600" : "no-store",
    },
  });
}
