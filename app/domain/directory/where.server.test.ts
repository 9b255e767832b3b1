import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { listNationalContacts } from "./lookup.server.ts";
import { nationalCardOf, shownOf } from "./where-shown.ts";
import { findWhere, type Wanted } from "./where.server.ts";

const database = testDatabase();

async function page(wanted: Partial<Wanted>) {
  const nothing = { zip: "", county: "", state: "", country: "" };
  return shownOf(await findWhere(database.db, { ...nothing, ...wanted }));
}

test("before anything is asked, the page shows neither answer nor error", async () => {
  expect(await page({})).toEqual({
    errorCode: null,
    counties: [],
    neighbours: null,
    answer: null,
  });
});

test("a ZIP code shows the office's card with phone, address, page, source and date", async () => {
  const { answer, counties } = await page({ zip: "93301-0001" });
  expect(counties).toEqual([]);
  expect(answer).toMatchObject({
    kind: "site",
    fieldOffice: {
      name: "FBI Sacramento Field Office",
      channels: [
        { type: "phone", value: "(916) 746-7000", isVerified: true },
        { type: "address" },
        { type: "url" },
      ],
      lastChecked: "2026-11-22",
    },
    region: { name: "CISA Region 9", city: "Oakland" },
  });
});

test("the county is asked for only when it matters, and can be changed after", async () => {
  const asked = await page({ zip: "93243" });
  expect(asked.answer).toBeNull();
  expect(asked.counties).toHaveLength(2);
  const chosen = await page({ zip: "93243", county: "06037" });
  expect(chosen.answer).toMatchObject({
    fieldOffice: { name: "FBI Los Angeles Field Office" },
  });
  expect(chosen.counties).toHaveLength(2);
});

test("a state of several offices offers its counties", async () => {
  expect((await page({ state: "TX" })).counties).toHaveLength(254);
  expect((await page({ state: "NV" })).answer).toMatchObject({ kind: "site" });
  expect((await page({ state: "AE" })).answer).toEqual({ kind: "military" });
});

test("each mistake has its own sentence", async () => {
  const code = async (wanted: Partial<Wanted>) =>
    (await page(wanted)).errorCode;
  expect(await code({ zip: "9330" })).toBe("not-a-zip");
  expect(await code({ zip: "93399" })).toBe("unknown-zip");
  expect(await code({ zip: "93243", county: "kern" })).toBe("county-elsewhere");
  expect(await code({ state: "Kern" })).toBe("not-a-state");
  expect(await code({ country: "US" })).toBe("not-a-country");
});

test("an unknown ZIP code offers the state that its neighbours lie in", async () => {
  expect((await page({ zip: "93399" })).neighbours).toEqual({
    prefix: "933",
    states: [{ state: "CA", name: "California" }],
  });
});

test("a country without a checked team is told so", async () => {
  const { answer } = await page({ country: "PE" });
  if (answer?.kind !== "foreign") throw new Error("not foreign");
  expect(answer.cert).toBeNull();
  expect(answer.anyCountry?.channels).toEqual([
    expect.objectContaining({ isVerified: false }),
  ]);
});

test("national contacts are shown without mail addresses", async () => {
  const cards = (await listNationalContacts(database.db)).map(nationalCardOf);
  for (const { channels } of cards) {
    expect(channels).not.toEqual([]);
    expect(channels.map(({ type }) => type)).not.toContain("email");
  }
});
