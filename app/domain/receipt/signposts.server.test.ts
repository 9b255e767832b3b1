import { expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { getReceipt } from "./receipt.server.ts";
import { readSignposts } from "./signposts.server.ts";

const database = testDatabase();
const now = new Date("2026-11-23T18:00:00Z");

const told = async (said: AnswerValues) => {
  const { region, ownCert, alsoTell } = await readSignposts(database.db, {
    answers: answersFor(said),
    reportId: uuidv7(),
  });
  return {
    region: region?.name ?? null,
    country: ownCert?.country ?? null,
    agencies: alsoTell.sectorAgency?.names ?? [],
  };
};
const state = (state: string) => ({
  site: { zip: null, countyFips: null, state },
});

test("a site is told its region and the agency of its sector", async () => {
  const energy = await told({ sector: "energy" });
  expect(energy.region).toMatch(/CISA Region 9/);
  expect(energy.agencies).toContain("Department of Energy");
});

test.each([
  ["VA", /CISA Region 3/],
  ["TX", /CISA Region 6/],
  ["PR", /CISA Region 2/],
])(
  "a site in %s of which the state alone is known is told its region",
  async (code, region) => {
    expect((await told(state(code))).region).toMatch(region);
  },
);

test("a site abroad is told the team of its country, and no region", async () => {
  expect(await told({ country: "DE", site: undefined })).toEqual({
    ...{ region: null, country: "DE", agencies: [] },
  });
});

test("a region that is asked to help already is not told once more", async () => {
  const { session, reportId } = await fileReport(database.db, testKeyring(), {
    answers: { sector: "energy" },
  });
  const { parts } = await getReceipt(database.db, { session, now });
  const names = parts.map(({ unitName }) => unitName);
  expect(names).toContainEqual(expect.stringMatching(/CISA Region 9/));
  const answers = answersFor({ sector: "energy" });
  const { region } = await readSignposts(database.db, { answers, reportId });
  expect(region).toBeNull();
});
