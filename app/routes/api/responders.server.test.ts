import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { loader } from "./responders.ts";

const database = testDatabase();

async function ask(query: string) {
  const response = await loader({
    request: new Request(`http://localhost/api/v1/responders${query}`),
    context: { db: database.db },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: await response.json(),
  };
}

test("a ZIP code leads to the field office and region, with source and date", async () => {
  const { status, headers, body } = await ask("?zip=93301");
  expect(status).toBe(200);
  expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(body.fieldOffice).toEqual({
    id: "sacramento",
    name: "FBI Sacramento Field Office",
    phone: "(916) 746-7000",
    address: "2001 Freedom Way, Roseville, CA 95678",
    url: "https://www.fbi.gov/contact-us/field-offices/sacramento",
    lastChecked: "2026-11-22",
    sources: expect.arrayContaining([
      expect.objectContaining({ id: "s1", ref: expect.any(String) }),
    ]),
  });
  expect(body.region).toMatchObject({ number: 9, lastChecked: "2026-11-22" });
  expect(body.candidates).toEqual([
    {
      county: "Kern County",
      fips: "06029",
      state: "CA",
      fieldOfficeId: "sacramento",
    },
  ]);
  expect(body.needsCounty).toBe(false);
});

test("a ZIP code of two offices names the candidates until the county is sent", async () => {
  const { body } = await ask("?zip=93243");
  expect(body).toMatchObject({ fieldOffice: null, needsCounty: true });
  expect(body.region.number).toBe(9);
  const offices = body.candidates.map(
    (each: { fieldOfficeId: string }) => each.fieldOfficeId,
  );
  expect(offices.sort()).toEqual(["losangeles", "sacramento"]);
  const chosen = await ask("?zip=93243&county=06037");
  expect(chosen.body).toMatchObject({
    fieldOffice: { id: "losangeles" },
    county: { fips: "06037" },
    needsCounty: false,
  });
});

test("what is no ZIP code or no county of it gets a sentence", async () => {
  for (const query of [
    "",
    "?zip=",
    "?zip=abcde",
    "?zip=933",
    "?zip=93301&county=kern",
    "?zip=93301&county=99999",
    "?zip=93301&county=06037",
  ]) {
    const { status, body } = await ask(query);
    expect(status, query).toBe(400);
    expect(body.error, query).toMatch(/^[A-Z].+\.$/);
  }
});

test("an unknown ZIP code gets what to do instead", async () => {
  const { status, body } = await ask("?zip=93399");
  expect(status).toBe(404);
  expect(body.error).toMatch(/do not know this ZIP code/);
  expect(body.whatToDo).toHaveLength(3);
  expect(body.neighbouringStates).toEqual([
    { state: "CA", name: "California" },
  ]);
  expect(body.nationalContacts).toHaveLength(2);
});

test("a military address has an answer without an office", async () => {
  const { status, body } = await ask("?zip=09012");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    kind: "military",
    fieldOffice: null,
    region: null,
    candidates: [],
  });
});
