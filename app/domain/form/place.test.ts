import { expect, test } from "vitest";
import { answersGiven, valueOf } from "./answers.ts";
import { pathOf } from "./path.ts";
import { zipReadAsUnitedStates } from "./place.ts";
import { answersWith, readForm } from "./read-form.ts";

const now = new Date("2026-11-22T09:00:00Z");
const before = answersGiven({
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
  reporter_role: "works-there",
  report_kind: "compromise",
  identity: "named",
});

function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const name in fields) form.set(name, fields[name] ?? "");
  const { contents, errors } = readForm("site", before, form, now);
  const answers = answersWith(before, contents);
  return {
    errors: errors.map(({ questionId, code }) => `${questionId} ${code}`),
    country: valueOf(answers, "country"),
    site: valueOf(answers, "site"),
    path: pathOf(answers),
    askedBack: zipReadAsUnitedStates(answers),
  };
}
const zip = (zip: string) => ({ "site.zip": zip });

test.each([
  ["a ZIP code", zip("24060"), "US"],
  ["a ZIP code of Guam", zip("96910"), "US"],
  ["a ZIP code of Palau, which is a country of its own", zip("96940"), "PW"],
  [
    "a ZIP code of the Marshall Islands",
    { ...zip("96960"), country: "US" },
    "MH",
  ],
  ["a state", { "site.state": "NV" }, "US"],
  ["a military ZIP code", zip("09012"), "US"],
])(
  "%s says the country, which nobody has to choose then",
  (_, fields, country) => {
    expect(read(fields)).toMatchObject({ errors: [], country });
  },
);

test.each([
  ["a ZIP code alone", zip("80331"), "80331"],
  [
    "a ZIP code and not knowing the country",
    { ...zip("80331"), "country.notKnown": "on" },
    "80331",
  ],
  ["a ZIP code and its country", { ...zip("80331"), country: "US" }, null],
  ["a ZIP code and its state", { ...zip("80302"), "site.state": "CO" }, null],
  [
    "a ZIP code and its county",
    { ...zip("80302"), "site.county": "08013" },
    null,
  ],
  ["a state", { "site.state": "CO" }, null],
  ["a postal code and its country", { ...zip("80331"), country: "DE" }, null],
  ["a ZIP code of Palau", zip("96940"), null],
])(
  "of %s it is asked back whether it is in the United States: %o, %s",
  (_, fields, asked) => {
    expect(read(fields).askedBack).toBe(asked);
  },
);

test("a country read off a ZIP code goes with it", () => {
  const form = new FormData();
  form.set("site.zip", "80331");
  const first = readForm("site", before, form, now);
  const saved = answersWith(before, first.contents);
  const again = new FormData();
  again.set("country", "DE");
  const answers = answersWith(
    saved,
    readForm("site", saved, again, now).contents,
  );
  expect(valueOf(answers, "country")).toBe("DE");
  expect(zipReadAsUnitedStates(answers)).toBeNull();
});

test("without a ZIP code or a state the country is asked for", () => {
  expect(read({})).toMatchObject({ errors: ["country missing"] });
  expect(read({ country: "US" }).errors).toEqual(["site missing"]);
  expect(read({ country: "DE" })).toMatchObject({ errors: [], country: "DE" });
});

test("a country that was chosen is not read over by a postal code of five digits", () => {
  const { country, path } = read({ ...zip("10115"), country: "DE" });
  expect(country).toBe("DE");
  expect(path).toContain("abroad");
});

test.each(["PR", "GU", "VI", "AS", "MP"])(
  "%s chosen among the countries leads on as a place in the United States",
  (territory) => {
    const { errors, country, site, path } = read({ country: territory });
    expect({ errors, country, site }).toEqual({
      errors: [],
      country: "US",
      site: { zip: null, countyFips: null, state: territory },
    });
    expect(path).not.toContain("abroad");
  },
);

test("a territory with a ZIP code of another place is asked back, and with its own is taken", () => {
  const at = (zipCode: string) => read({ ...zip(zipCode), country: "PR" });
  expect(at("10001").errors).toEqual(["country zip-elsewhere"]);
  expect(at("00901")).toMatchObject({
    errors: [],
    site: { zip: "00901", state: "PR" },
  });
});

test.each([zip("09012"), zip("34002"), zip("96201"), { "site.state": "AP" }])(
  "a military post office brings the question where the systems stand: %o",
  (fields) => {
    expect(read(fields).path).toContain("military");
  },
);

test("no other ZIP code does", () => {
  for (const each of ["24060", "09901", "96799", "34101"])
    expect(read(zip(each)).path).not.toContain("military");
});
