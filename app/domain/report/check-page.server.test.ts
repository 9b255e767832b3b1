import { drizzle } from "drizzle-orm/node-postgres";
import { expect, test } from "vitest";
import { openPool } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { withSitesFound } from "../answers/site-found.server.ts";
import { checkRows } from "../form/check.ts";
import { answerPage } from "./answer-page.server.ts";
import { furtherOfficeIds } from "./further-offices.server.ts";
import { readCheckPage } from "./check-page.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");

const begin = (answers: AnswerValues) =>
  beginDraft(database.db, keyring, { answers, now });

/** The page of what happened was never sent. */
const unseen = {
  what_seen: undefined,
  certainty: undefined,
  first_noticed: undefined,
};

test.each<[string, AnswerValues, string | null, boolean]>([
  ["that is whole is checked", {}, null, true],
  ["that is still on the way goes on", unseen, "what", false],
  ["that is stopped says why", { sensitive: "yes" }, "sensitive-stop", false],
])("a draft %s", async (_, answers, goesOn, isComplete) => {
  const { session } = await begin(answers);
  const read = await readCheckPage(database.db, { session, now });
  expect(read).toMatchObject({ goesOn, isComplete, maySend: true });
});

test("the ZIP code is read back as county and office, and so is each further place", async () => {
  const nowhere = {
    zip: null,
    place: null,
    state: null,
    country: null,
    what: null,
  };
  const { session } = await begin({
    site: { zip: "24060", countyFips: null, state: null },
    further_sites: [
      { ...nowhere, zip: "93301" },
      { ...nowhere, zip: "09012" },
      { ...nowhere, country: "MX", place: "Mexicali" },
    ],
  });
  const { rows } = await readCheckPage(database.db, { session, now });
  const foundOf = (id: string) =>
    rows
      .find(({ questionId }) => questionId === id)
      ?.display.map((each) => ("found" in each ? each.found : null));
  expect(foundOf("site")).toEqual([
    {
      town: "Blacksburg",
      counties: [{ county: "Montgomery County", state: "VA" }],
      office: "FBI Richmond Field Office",
      isMilitary: false,
    },
  ]);
  expect(foundOf("further_sites")).toMatchObject([
    { town: "Bakersfield", office: "FBI Sacramento Field Office" },
    { town: null, office: null, isMilitary: true },
    null,
  ]);
});

test("further places are looked up in one query, however many they are", async () => {
  const zips = ["93301", "24060", "89101", "94103", "07102"];
  const placesOf = (count: number) => {
    const further_sites = zips.slice(0, count).map((zip) => ({
      zip,
      place: null,
      state: null,
      country: null,
      what: null,
    }));
    return answersFor({ further_sites });
  };
  const queriesFor = async (count: number) => {
    const queries: string[] = [];
    const logger = { logQuery: (query: string) => void queries.push(query) };
    const pool = openPool(separate.url, { max: 1 });
    const db = drizzle(pool, { schema, casing: "snake_case", logger });
    await withSitesFound(db, checkRows(placesOf(count)));
    await furtherOfficeIds(db, placesOf(count));
    await pool.end();
    return queries.length;
  };
  const separate = await separateDatabase();
  try {
    // One each for the county of the main site, the ZIP codes and the names of the offices; one more to route by.
    expect(await queriesFor(1)).toBe(4);
    expect(await queriesFor(zips.length)).toBe(4);
  } finally {
    await separate.drop();
  }
});

test("who will get it is told before sending, and who will not, as the reporter shares with one office alone", async () => {
  const further_sites = [
    { zip: "89101", place: null, state: null, country: null, what: null },
  ];
  const told = async (sharing: "fbi-cisa" | "chosen-responder") => {
    const { session } = await begin({ further_sites, sharing });
    const { likelyUnits } = await readCheckPage(database.db, { session, now });
    return likelyUnits.map(({ unitId, part }) => `${unitId} ${part}`);
  };
  expect(await told("fbi-cisa")).toEqual([
    "sacramento primary",
    "cisa-region-9 joint",
    "lasvegas joint",
  ]);
  expect(await told("chosen-responder")).toEqual([
    "sacramento primary",
    "cisa-region-9 withheld",
    "lasvegas withheld",
  ]);
});

test("abroad the country's own team comes first, and the office of a part in the United States is asked to help", async () => {
  const toldOf = async (answers: AnswerValues) => {
    const { session } = await begin({ sharing: "fbi-cisa", ...answers });
    const read = await readCheckPage(database.db, { session, now });
    return {
      own: read.ownCert && [read.ownCert.isOwn, read.ownCert.card?.name],
      offices: read.likelyUnits.map(({ unitId }) => unitId),
    };
  };
  const newark = { zip: "07102", countyFips: null, state: null };
  const us_affiliate = newark;
  expect(await toldOf({ country: "CA", us_affiliate })).toEqual({
    own: [true, "Canadian Centre for Cyber Security (CCCS)"],
    offices: ["national-desk", "newark"],
  });
  expect((await toldOf({ country: "TV" })).own?.[0]).toBe(false);
  // Asked abroad alone: an answer that waits from before counts for nothing.
  expect(await toldOf({ us_affiliate })).toMatchObject({
    own: null,
    offices: expect.not.arrayContaining(["newark"]),
  });
});

test("whoever may only read sees a draft that is on the way as it is", async () => {
  const of = await begin({ sensitive: "yes" });
  const { session } = await joinByCode(database.db, keyring, {
    of,
    scope: "read",
  });
  const read = await readCheckPage(database.db, { session, now });
  expect(read).toMatchObject({
    goesOn: null,
    mayUpdate: false,
    maySend: false,
  });
});

test.each([
  ["a ZIP code alone", { "site.zip": "93301" }, "93301"],
  ["a ZIP code and a country", { "site.zip": "93301", country: "US" }, null],
  ["a state", { "site.state": "CA" }, null],
])("of %s the check page asks back %o: %s", async (_, fields, asked) => {
  const { db } = database;
  const { session } = await begin({ site: undefined, country: undefined });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  expect(
    await answerPage(db, { session, page: "site", form, now }),
  ).toMatchObject({ is: "saved" });
  expect(await readCheckPage(db, { session, now })).toMatchObject({
    zipReadAsUs: asked,
  });
});
