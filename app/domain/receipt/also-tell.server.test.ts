import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { factsWith } from "#db/testing/facts.ts";
import type { ReportFacts } from "../facts/facts.ts";
import { listAlsoTell } from "./also-tell.server.ts";

const database = testDatabase();

test.each<[string, Partial<ReportFacts>, string]>([
  [
    "a waterworks",
    { sector: "water-wastewater" },
    "Environmental Protection Agency",
  ],
  ["a power company", { sector: "energy" }, "Department of Energy"],
  [
    "a hospital",
    { sector: "healthcare-public-health" },
    "Department of Health and Human Services",
  ],
])("%s is named the agency of its sector", async (_, facts, agency) => {
  const { sectorAgency } = await listAlsoTell(database.db, factsWith(facts));
  expect(sectorAgency?.names).toContain(agency);
});

test("a county is named the centre of governments, a power company that of electricity", async () => {
  const names = async (facts: Partial<ReportFacts>) =>
    (await listAlsoTell(database.db, factsWith(facts))).cards
      .map(({ name }) => name)
      .join("; ");
  expect(
    await names({
      sector: "government-services-facilities",
      subsector: "state-local",
    }),
  ).toContain("MS-ISAC");
  const school = await names({
    sector: "government-services-facilities",
    subsector: "school",
  });
  expect(school).not.toContain("MS-ISAC");
  expect(
    await names({ sector: "energy", dutyFlags: ["electricity"] }),
  ).toContain("E-ISAC");
});

test("a firm abroad is named no agency of the United States for its sector", async () => {
  const facts = factsWith({ sector: "water-wastewater", country: "DE" });
  const { sectorAgency } = await listAlsoTell(database.db, facts);
  expect(sectorAgency).toBeNull();
});
