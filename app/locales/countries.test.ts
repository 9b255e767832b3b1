import { expect, test } from "vitest";
import { otherCountries } from "./countries.ts";

test("the territories of the United States are found among the countries", () => {
  const names = (locale: "en" | "es") =>
    otherCountries(locale).map(([, name]) => name);
  expect(names("en")).toEqual(
    expect.arrayContaining([
      "Puerto Rico",
      "Guam",
      "U.S. Virgin Islands",
      "American Samoa",
      "Northern Mariana Islands",
    ]),
  );
  expect(names("es")).toEqual(
    expect.arrayContaining([
      "Puerto Rico",
      "Guam",
      "Islas Vírgenes de EE. UU.",
      "Samoa Americana",
      "Islas Marianas del Norte",
    ]),
  );
});

test("countries stand in the order of their names in the reader's language", () => {
  const names = (locale: "en" | "es") =>
    otherCountries(locale).map(([, name]) => name);
  expect(names("en")).toContain("Germany");
  expect(names("es")).toContain("Alemania");
  for (const locale of ["en", "es"] as const) {
    expect(names(locale)).toEqual(
      [...names(locale)].sort((a, b) => a.localeCompare(b, locale)),
    );
    expect(otherCountries(locale).map(([code]) => code)).not.toContain("US");
  }
});
