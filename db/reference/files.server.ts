import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import { projectFolder } from "#db/project.server.ts";

const names = [
  "sources.json",
  "field-offices.json",
  "regions.json",
  "desks.json",
  "agencies.json",
  "national-certs.json",
  "states.json",
  "counties.txt",
  "zip-counties.txt",
  "routing-rules-1.json",
  "routing-rules-2.json",
  "routing-rules-3.json",
  "load.server.ts",
] as const;
type Name = (typeof names)[number];

/** The committed facts as they were written down, and one digest of them all. */
export function readReference() {
  const texts = new Map(names.map((name) => [name, textOf(name)]));
  return {
    digest: sha256([...texts.values()].join("\0")).toString("hex"),
    parse: () => ({
      sources: z.record(z.string(), source).parse(json("sources.json")),
      fieldOffices: z.array(fieldOffice).parse(json("field-offices.json")),
      regions: z.array(region).parse(json("regions.json")),
      desks: z.array(desk).parse(json("desks.json")),
      agencies: z
        .array(agency)
        .parse([json("agencies.json"), json("national-certs.json")].flat()),
      states: z.record(z.string(), z.string()).parse(json("states.json")),
      counties: linesOf("counties.txt").map((line) => ({
        fips: line.slice(0, 5),
        state: line.slice(6, 8),
        name: line.slice(9),
      })),
      zips: linesOf("zip-counties.txt").map(zipOf),
    }),
  };
}

/** "24060 51121 Blacksburg": the counties' codes, then the town, whose name begins with no digit. */
function zipOf(line: string) {
  const [zip = "", ...words] = line.split(" ");
  const isCode = (word: string) => /^\d{5}$/.test(word);
  const town = words.filter((word) => !isCode(word)).join(" ");
  return { zip, fips: words.filter(isCode), town: town || null };
}

export type Reference = ReturnType<ReturnType<typeof readReference>["parse"]>;

const fact = {
  confidence: z.string(),
  sources: z.array(z.string()),
  checkedOn: z.iso.date(),
};
const source = z.object({ ref: z.string(), kind: z.string() });
const fieldOffice = z.object({
  id: z.string(),
  name: z.string(),
  city: z.string(),
  state: z.string(),
  address: z.string().nullable(),
  phone: z.string(),
  url: z.url(),
  timeZone: z.string(),
  territory: z.array(
    z.object({
      state: z.string(),
      counties: z.union([z.literal("all"), z.array(z.string())]),
    }),
  ),
  basis: z.string(),
  contactConfidence: z.string(),
  sources: fact.sources,
  checkedOn: fact.checkedOn,
});
const region = z.object({
  number: z.int(),
  city: z.string(),
  state: z.string(),
  states: z.array(z.string()),
  url: z.url(),
  timeZone: z.string(),
  ...fact,
});
const desk = z.object({
  id: z.string(),
  kind: z.enum(["triage-desk", "national-desk"]),
  name: z.string(),
  timeZone: z.string(),
  basis: z.string(),
  checkedOn: fact.checkedOn,
});
const agency = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string().nullable(),
  takes: z.string().optional(),
  offerWhen: z.string().optional(),
  channels: z.array(
    z.object({
      type: z.string(),
      value: z.string(),
      note: z.string().optional(),
      isVerified: z.boolean(),
      isOlder: z.boolean().optional(),
    }),
  ),
  ...fact,
});

function textOf(name: Name): string {
  return readFileSync(join(projectFolder, "db/reference", name), "utf8");
}

function json(name: Name): unknown {
  return JSON.parse(textOf(name));
}

function linesOf(name: Name): string[] {
  return textOf(name)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}
