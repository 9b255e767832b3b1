import { expect, test } from "vitest";
import { answersGiven, valueOf } from "./answers.ts";
import { pathOf } from "./path.ts";
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
  form.set("org_name", "Nashua Power");
  for (const name in fields) form.set(name, fields[name] ?? "");
  const { contents, errors } = readForm("organisation", before, form, now);
  const answers = answersWith(before, contents);
  return {
    errors: errors.map(({ questionId, code }) => `${questionId} ${code}`),
    country: valueOf(answers, "country"),
    site: valueOf(answers, "site"),
    path: pathOf(answers),
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
