import { expect, test } from "vitest";
import { chooseOffice, sharedRegion, type Candidate } from "./choose-county.ts";

const kern: Candidate = {
  fips: "06029",
  county: "Kern County",
  state: "CA",
  fieldOfficeId: "sacramento",
  regionId: "cisa-region-9",
};
const tulare = { ...kern, fips: "06107", county: "Tulare County" };
const losAngeles = {
  ...kern,
  fips: "06037",
  county: "Los Angeles County",
  fieldOfficeId: "losangeles",
};
const hartford: Candidate = {
  fips: "09003",
  county: "Hartford County",
  state: "CT",
  fieldOfficeId: "newhaven",
  regionId: "cisa-region-1",
};

test("one county needs no question", () => {
  expect(chooseOffice([kern])).toEqual({
    kind: "one-office",
    fieldOfficeId: "sacramento",
    county: kern,
  });
});

test("several counties of one office need no question", () => {
  expect(chooseOffice([kern, tulare])).toEqual({
    kind: "one-office",
    fieldOfficeId: "sacramento",
    county: null,
  });
});

test("counties of two offices are asked for", () => {
  expect(chooseOffice([kern, losAngeles])).toEqual({ kind: "choose-county" });
});

test("the county that was named decides", () => {
  expect(chooseOffice([kern, losAngeles], losAngeles)).toEqual({
    kind: "one-office",
    fieldOfficeId: "losangeles",
    county: losAngeles,
  });
});

test("a county that the ZIP code does not touch is refused, even of the same office", () => {
  expect(chooseOffice([kern], losAngeles).kind).toBe("county-elsewhere");
  expect(chooseOffice([kern], tulare).kind).toBe("county-elsewhere");
});

test("Connecticut's planning regions are taken for its counties", () => {
  const capitol = { ...hartford, fips: "09110", county: "Capitol" };
  expect(chooseOffice([hartford], capitol)).toMatchObject({
    kind: "one-office",
    county: capitol,
  });
});

test("a region is given only when all counties share it", () => {
  expect(sharedRegion([kern, losAngeles])).toBe("cisa-region-9");
  expect(sharedRegion([kern, hartford])).toBeNull();
  expect(sharedRegion([])).toBeNull();
});
