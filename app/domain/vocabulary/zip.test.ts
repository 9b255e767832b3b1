import { expect, test } from "vitest";
import { associatedCountryOf, militaryAreaOf, readZip } from "./zip.ts";

test("a ZIP code is read with or without its four extra digits", () => {
  expect(readZip("93301")).toBe("93301");
  expect(readZip(" 93301-1234 ")).toBe("93301");
  expect(readZip("93301 1234")).toBe("93301");
  expect(readZip("00501")).toBe("00501");
});

test("what has not five digits is no ZIP code", () => {
  for (const text of [
    "",
    "9330",
    "933011",
    "9330A",
    "SW1A 1AA",
    "-93301",
    "٩٣٣٠١",
  ])
    expect(readZip(text), text).toBeNull();
});

test("military addresses are known by their first three digits", () => {
  expect(militaryAreaOf("34001")).toBe("AA");
  expect(militaryAreaOf("09012")).toBe("AE");
  expect(militaryAreaOf("96266")).toBe("AP");
  expect(militaryAreaOf("96799")).toBeNull();
  expect(militaryAreaOf("34101")).toBeNull();
});

test("ZIP codes of the freely associated states name their country", () => {
  expect(associatedCountryOf("96940")).toBe("PW");
  expect(associatedCountryOf("96941")).toBe("FM");
  expect(associatedCountryOf("96960")).toBe("MH");
  expect(associatedCountryOf("96950")).toBeNull();
});
