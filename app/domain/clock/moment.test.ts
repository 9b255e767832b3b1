import { expect, test } from "vitest";
import { countries } from "../vocabulary/countries.ts";
import { zonesOf } from "../vocabulary/zones.ts";
import {
  aroundSkippedMoment,
  instantOfMoment,
  isZone,
  momentSchema,
  offeredZones,
} from "./moment.ts";

const at = (date: string, time: string | null, zone: string) =>
  instantOfMoment({ date, time, zone, isApproximate: false }).toISOString();

test.each([
  ["2026-11-20", "03:10", "America/Los_Angeles", "2026-11-20T11:10:00.000Z"],
  ["2026-07-20", "03:10", "America/Los_Angeles", "2026-07-20T10:10:00.000Z"],
  ["2026-07-20", null, "America/Phoenix", "2026-07-20T07:00:00.000Z"],
  ["2026-01-01", "00:00", "Pacific/Guam", "2025-12-31T14:00:00.000Z"],
  ["2026-11-22", "12:00", "Asia/Kolkata", "2026-11-22T06:30:00.000Z"],
  ["2026-11-22", "12:00", "Etc/UTC", "2026-11-22T12:00:00.000Z"],
  // An hour before and after the clocks went forward and back.
  ["2026-03-08", "01:30", "America/New_York", "2026-03-08T06:30:00.000Z"],
  ["2026-03-08", "03:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
  ["2026-11-01", "00:30", "America/New_York", "2026-11-01T04:30:00.000Z"],
  ["2026-11-01", "02:30", "America/New_York", "2026-11-01T07:30:00.000Z"],
])("%s at %s in %s is %s", (date, time, zone, expected) => {
  expect(at(date, time, zone)).toBe(expected);
});

test("of an hour that comes twice the first is meant, and of one that is skipped the hour before", () => {
  expect(at("2026-11-01", "01:30", "America/New_York")).toBe(
    "2026-11-01T05:30:00.000Z",
  );
  expect(at("2026-03-08", "02:30", "America/New_York")).toBe(
    "2026-03-08T06:30:00.000Z",
  );
});

test.each([
  ["2026-03-08", "02:30", "America/New_York", ["06:30", "07:30"]],
  ["2026-03-29", "02:00", "Europe/Berlin", ["00:00", "01:00"]],
  // By half an hour.
  ["2026-10-04", "02:15", "Australia/Lord_Howe", ["15:15", "15:45"]],
])("%s at %s in %s was skipped", (date, time, zone, times) => {
  const around = aroundSkippedMoment({
    ...{ date, time, zone },
    isApproximate: false,
  });
  expect(around?.map((each) => each.toISOString().slice(11, 16))).toEqual(
    times,
  );
});

test.each([
  ["2026-03-08", null, "America/New_York"],
  ["2026-03-08", "03:00", "America/New_York"],
  ["2026-11-01", "01:30", "America/New_York"],
  ["2026-03-08", "02:30", "America/Phoenix"],
])("%s at %s in %s was there", (date, time, zone) => {
  expect(
    aroundSkippedMoment({ date, time, zone, isApproximate: false }),
  ).toBeNull();
});

test("the zones of a country are offered first, and those of the United States to everybody", () => {
  expect(offeredZones("JP")[0]).toBe("Asia/Tokyo");
  expect(offeredZones("CA")).toContain("America/Toronto");
  for (const country of ["US", "JP", null])
    expect(offeredZones(country)).toEqual(
      expect.arrayContaining([
        "America/New_York",
        "Pacific/Pago_Pago",
        "Etc/UTC",
      ]),
    );
});

test("every country has a zone, and every zone is one", () => {
  // Bouvet Island and Heard Island have no people; Kosovo keeps Belgrade's clock without a row of its own.
  const without = countries.filter((each) => zonesOf(each).length === 0);
  expect(without).toEqual(["BV", "HM", "XK"]);
  expect(countries.flatMap(zonesOf).filter((each) => !isZone(each))).toEqual(
    [],
  );
});

test("only zones that exist are zones", () => {
  expect(isZone("America/Boise")).toBe(true);
  expect(isZone("America/Nowhere")).toBe(false);
  expect(
    momentSchema.safeParse({
      date: "2026-11-22",
      time: "24:00",
      zone: "Etc/UTC",
      isApproximate: false,
    }).success,
  ).toBe(false);
});
