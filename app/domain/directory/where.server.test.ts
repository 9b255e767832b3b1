import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { listAgencies } from "./agency.server.ts";
import { readSignpost } from "./signpost-answers.ts";
import { signpostShown, type Entry } from "./signpost-shown.server.ts";
import { signpostAgencies } from "./signpost.ts";
import { formShownOf } from "./where-shown.ts";
import { findWhere } from "./where.server.ts";

const database = testDatabase();
const now = new Date("2026-11-22T12:00:00Z");

/** The page for an address such as "zip=93301&what=money". */
async function page(address: string, locale: "en" | "es" = "en") {
  const query = new URLSearchParams(address);
  const typed = (name: string) => query.get(name) ?? "";
  const wanted = {
    zip: typed("zip"),
    county: typed("county"),
    state: typed("state"),
    country: typed("country"),
  };
  const where = await findWhere(database.db, wanted);
  const answers = readSignpost(query);
  const asked = { where, wanted, answers, locale, now };
  const shown = await signpostShown(database.db, asked);
  const entries = shown?.sections.flatMap(({ entries }) => entries) ?? [];
  return { ...formShownOf(where), shown, entries };
}

function only<Is extends Entry["is"]>(entries: Entry[], is: Is) {
  const isIt = (entry: Entry): entry is Extract<Entry, { is: Is }> =>
    entry.is === is;
  const [found, ...more] = entries.filter(isIt);
  expect(more).toEqual([]);
  return found;
}

test("a ZIP code shows the office's card with phone, address, page, source and date, and why it is the one", async () => {
  const { entries, counties } = await page("zip=93301-0001");
  expect(counties).toEqual([]);
  expect(only(entries, "office")).toMatchObject({
    reason: { by: "county", county: "Kern County", state: "CA" },
    card: {
      name: "FBI Sacramento Field Office",
      channels: [
        { type: "phone", value: "(916) 746-7000", isVerified: true },
        { type: "address" },
        { type: "url" },
      ],
      lastChecked: "2026-11-22",
    },
  });
  expect(only(entries, "region")).toMatchObject({
    card: { name: "CISA Region 9" },
    city: "Oakland",
  });
});

test("the county is asked for only when it matters, can be changed after, and holds up nobody else", async () => {
  const asked = await page("zip=93243&now=yes");
  expect(asked.counties).toHaveLength(2);
  expect(asked.entries.map(({ is }) => is)).toEqual([
    "emergency",
    "agency",
    "agency",
    "office-open",
    "region",
    "agency",
  ]);
  const chosen = await page("zip=93243&county=06037");
  expect(only(chosen.entries, "office")?.card.name).toBe(
    "FBI Los Angeles Field Office",
  );
  expect(chosen.counties).toHaveLength(2);
});

test("a state of several offices offers its counties", async () => {
  expect((await page("state=TX")).counties).toHaveLength(254);
  expect(only((await page("state=NV")).entries, "office")?.reason).toEqual({
    by: "state",
    state: "NV",
  });
  expect((await page("state=AE")).shown?.place).toBe("military");
});

test("each mistake in the place has its own sentence, and no answer before it is put right", async () => {
  const code = async (address: string) => {
    const { errorCode, shown } = await page(address);
    return [errorCode, shown === null];
  };
  expect(await code("zip=9330")).toEqual(["not-a-zip", true]);
  expect(await code("zip=93399")).toEqual(["unknown-zip", true]);
  expect(await code("zip=93243&county=kern")).toEqual([
    "county-elsewhere",
    false,
  ]);
  expect(await code("state=Kern")).toEqual(["not-a-state", true]);
  expect(await code("country=US")).toEqual(["not-a-country", true]);
});

test("an unknown ZIP code offers the state that its neighbours lie in", async () => {
  expect((await page("zip=93399")).neighbours).toEqual({
    prefix: "933",
    states: [{ state: "CA", name: "California" }],
  });
});

test("a country without a checked team is told so, and shown the teams of others", async () => {
  const { entries, shown } = await page("country=PE");
  const entry = only(entries, "national-cert");
  expect(entry?.cert).toBeNull();
  expect(entry?.anyCountry?.channels).toEqual([
    expect.objectContaining({ isVerified: false }),
  ]);
  expect(shown?.teams.length).toBeGreaterThan(20);
  const german = await page("country=DE");
  expect(only(german.entries, "national-cert")?.cert?.name).toMatch(
    /CERT-Bund/,
  );
  expect(german.shown?.teams.map(({ country }) => country)).not.toContain("DE");
});

test("every agency that a signpost names is in the directory, and mail is shown only where nothing checked is as quick", async () => {
  const agencies = await listAgencies(database.db, signpostAgencies);
  expect(agencies.map(({ id }) => id).sort()).toEqual(
    [...signpostAgencies].sort(),
  );
  const kinds = ["carrier", "electricity", "state-local", "defence"];
  for (const kind of kinds) {
    const { entries } = await page(`zip=93301&kind=${kind}&what=tip&now=yes`);
    for (const entry of entries) {
      if (entry.is !== "agency") continue;
      const types = entry.card.channels.map(({ type }) => type);
      expect(types, entry.id).not.toEqual([]);
      if (types.includes("email")) expect(entry.id).toBe("nsa-ccc");
    }
  }
});

test("an agency that takes a filing is shown once: above, or with its deadlines", async () => {
  const power = await page("zip=93301&kind=electricity");
  expect(power.shown?.filings[0]?.card?.name).toBe("E-ISAC (NERC)");
  expect(
    power.shown?.sections.some(({ section }) => section === "sharing"),
  ).toBe(false);
  const federal = await page("zip=93301&kind=federal-agency");
  expect(federal.shown?.filings[0]).toMatchObject({
    inForce: true,
    card: null,
    name: expect.stringMatching(/^CISA Central/),
  });
});

test("deadlines are told in the reader's language, with every stage", async () => {
  const { shown } = await page("country=DE&kind=water-wastewater", "es");
  const [nis2] = shown?.filings ?? [];
  expect(nis2?.deadlines[0]?.stages.map(({ what }) => what)).toEqual([
    "alerta temprana",
    expect.any(String),
    expect.any(String),
  ]);
});
