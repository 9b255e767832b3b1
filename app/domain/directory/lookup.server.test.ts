import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { county, stateTerritory, zipCounty } from "#db/schema/directory.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { findNationalCert, listNationalCerts } from "./agency.server.ts";
import { chooseOffice, type Candidate } from "./choose-county.ts";
import {
  findCounty,
  listNationalContacts,
  listNeighbouringStates,
  lookupByState,
  lookupByZip,
  lookupForeign,
} from "./lookup.server.ts";
import { siteUnits } from "./units-by-county.server.ts";
import { findUnit, getUnit, listUnits } from "./find.server.ts";
import { readZip } from "../vocabulary/zip.ts";

const database = testDatabase();

async function office(zip: string, countyFips?: string) {
  const answer = await lookupByZip(database.db, zip, countyFips);
  return answer?.kind === "site"
    ? [answer.fieldOffice?.id ?? null, answer.region?.id ?? null]
    : answer?.kind;
}

test("each county has exactly one field office", async () => {
  const counties = await database.db.select().from(county);
  expect(new Set(counties.map(({ fips }) => fips)).size).toBe(counties.length);
  expect(counties).toHaveLength(3244);
  const offices = new Set(
    (await listUnits(database.db, "field-office")).map(({ id }) => id),
  );
  expect(offices.size).toBe(55);
  expect(
    counties.filter(({ fieldOfficeId }) => !offices.has(fieldOfficeId)),
  ).toEqual([]);
});

test("every ZIP code has an answer, and 318 ask for the county", async () => {
  const byZip = new Map<string, Candidate[]>();
  const pairs = await database.db
    .select({
      zip: zipCounty.zip,
      fips: county.fips,
      county: county.name,
      state: county.state,
      fieldOfficeId: county.fieldOfficeId,
      regionId: stateTerritory.regionId,
    })
    .from(zipCounty)
    .innerJoin(county, eq(county.fips, zipCounty.fips))
    .innerJoin(stateTerritory, eq(stateTerritory.state, county.state));
  for (const { zip, ...candidate } of pairs)
    byZip.set(zip, [...(byZip.get(zip) ?? []), candidate]);

  expect(byZip.size).toBe(41_177);
  const asking = [...byZip].filter(([zip, candidates]) => {
    expect(readZip(zip)).toBe(zip);
    const choice = chooseOffice(candidates);
    if (choice.kind === "one-office") return false;
    for (const each of candidates)
      expect(chooseOffice(candidates, each)).toMatchObject({
        fieldOfficeId: each.fieldOfficeId,
      });
    return candidates.length > 1;
  });
  expect(asking).toHaveLength(318);
});

test("a ZIP code in one county leads to its office and region", async () => {
  expect(await office("93301")).toEqual(["sacramento", "cisa-region-9"]);
  expect(await office("93301", "06029")).toEqual([
    "sacramento",
    "cisa-region-9",
  ]);
  expect(await office("10001")).toEqual(["newyork", "cisa-region-2"]);
  expect(await office("20500")).toEqual(["washingtondc", "cisa-region-3"]);
});

test("post-office boxes and ZIP codes of one building are known", async () => {
  expect(await office("00501")).toEqual(["newyork", "cisa-region-2"]);
});

test("territories have an office and a region", async () => {
  expect(await office("00907")).toEqual(["sanjuan", "cisa-region-2"]);
  expect(await office("00802")).toEqual(["sanjuan", "cisa-region-2"]);
  for (const zip of ["96910", "96799", "96950"])
    expect(await office(zip), zip).toEqual(["honolulu", "cisa-region-9"]);
});

test("a ZIP code of two offices asks for the county, and the county decides", async () => {
  const answer = await lookupByZip(database.db, "93243");
  if (answer?.kind !== "site") throw new Error("no site");
  expect(answer.fieldOffice).toBeNull();
  expect(answer.candidates.map(({ fips }) => fips)).toEqual(
    expect.arrayContaining(["06029", "06037"]),
  );
  expect((await office("93243", "06037"))?.[0]).toBe("losangeles");
  expect((await office("93243", "06029"))?.[0]).toBe("sacramento");
});

test("a county elsewhere is not taken", async () => {
  expect(await office("93301", "06037")).toBe("county-elsewhere");
  expect(await office("93301", "99999")).toBe("county-elsewhere");
});

test("military addresses lie in no county", async () => {
  expect(await office("09012")).toBe("military");
  expect((await lookupByState(database.db, "AP"))?.kind).toBe("military");
});

test("a ZIP code of the Marshall Islands is a foreign site", async () => {
  expect(await office("96960")).toBe("foreign");
});

test("an unknown ZIP code has no answer but neighbours", async () => {
  expect(await lookupByZip(database.db, "93399")).toBeNull();
  expect(await listNeighbouringStates(database.db, "93399")).toEqual([
    { state: "CA", name: "California" },
  ]);
  expect(await listNeighbouringStates(database.db, "00000")).toEqual([]);
});

test("a state of one office needs no county; a state of several asks", async () => {
  const vermont = await lookupByState(database.db, "VT");
  expect(vermont).toMatchObject({
    fieldOffice: { id: "albany" },
    region: { regionNumber: 1 },
  });
  const california = await lookupByState(database.db, "CA");
  expect(california).toMatchObject({
    fieldOffice: null,
    region: { regionNumber: 9 },
  });
  expect(await lookupByState(database.db, "CA", "06029")).toMatchObject({
    fieldOffice: { id: "sacramento" },
  });
  expect((await lookupByState(database.db, "CA", "36061"))?.kind).toBe(
    "county-elsewhere",
  );
  expect(await lookupByState(database.db, "ZZ")).toBeNull();
});

test("a county that was renamed is found by its old code", async () => {
  expect((await findCounty(database.db, "46113"))?.county).toBe(
    "Oglala Lakota County",
  );
  expect(await findCounty(database.db, "99999")).toBeNull();
});

test("a foreign site leads to its national CERT, or to the list of them", async () => {
  const british = await lookupForeign(database.db, "GB");
  expect(british.cert?.name).toContain("NCSC UK");
  const peruvian = await lookupForeign(database.db, "PE");
  expect(peruvian.cert).toBeNull();
  expect(peruvian.anyCountry?.channels[0]?.isVerified).toBe(false);
  expect(await listNationalCerts(database.db)).toHaveLength(29);
  expect((await findNationalCert(database.db, "NZ")).cert?.lastChecked).toBe(
    "2026-11-22",
  );
});

test("the two national contacts are CISA and the complaint centre", async () => {
  const contacts = await listNationalContacts(database.db);
  expect(contacts.map(({ id }) => id)).toEqual(["cisa-central", "fbi-ic3"]);
  const [cisa] = contacts;
  expect(cisa?.channels.map(({ value }) => value)).not.toContain(
    "report@cisa.gov",
  );
});

test("a unit that is not there is not found", async () => {
  expect(await findUnit(database.db, "atlantis")).toBeNull();
  await expect(getUnit(database.db, "atlantis")).rejects.toThrow();
});

test("routing gets the units of a site, and nothing where there is doubt", async () => {
  const units = (site: Partial<Parameters<typeof siteUnits>[1]>) =>
    siteUnits(database.db, {
      country: "US",
      state: null,
      countyFips: null,
      zip: null,
      ...site,
    });
  expect(await units({ zip: "93301" })).toEqual({
    fieldOfficeId: "sacramento",
    regionId: "cisa-region-9",
    state: "CA",
    countyFips: "06029",
  });
  expect(await units({ zip: "93243" })).toMatchObject({
    fieldOfficeId: null,
    regionId: "cisa-region-9",
    state: "CA",
  });
  expect(await units({ zip: "93243", countyFips: "06037" })).toMatchObject({
    fieldOfficeId: "losangeles",
  });
  expect(await units({ zip: "93399", state: "NV" })).toMatchObject({
    fieldOfficeId: "lasvegas",
    regionId: "cisa-region-9",
  });
  expect(await units({ state: "CA" })).toMatchObject({
    fieldOfficeId: null,
    regionId: "cisa-region-9",
  });
  const nothing = { fieldOfficeId: null, regionId: null };
  expect(await units({})).toMatchObject(nothing);
  expect(await units({ zip: "09012" })).toMatchObject(nothing);
  expect(await units({ country: "DE", state: "CA" })).toMatchObject(nothing);
});
