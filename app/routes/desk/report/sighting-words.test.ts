import { expect, test } from "vitest";
import { extract } from "#app/domain/indicator/extract.ts";
import { safely, sightingWords } from "./sighting-words.ts";

test.each([
  ["203.0.113.9", "203[.]0[.]113[.]9"],
  ["http://a.example/b?c=d.e", "hxxp://a[.]example/b?c=d[.]e"],
  ["noc@example.com", "noc[at]example[.]com"],
  ["C:\\Temp\\a.exe", "C:\\Temp\\a.exe"],
])("%s is shown so that it cannot be followed", (text, shown) => {
  expect(extract(text).map(safely)).toEqual([shown]);
});

test("a sighting says where it stands, who looked at it and where else it is", () => {
  const sighting = {
    kind: "ipv4",
    value: "203.0.113.90",
    note: "documentation",
    places: [{ questionId: "indicators", lines: [2, 3] }],
    recognisedAs: "203.0.113.9",
    isReviewed: true,
    fileNames: ["fw.log"],
    others: {
      count: 3,
      open: [
        {
          reportId: "1",
          reference: "LL-AAAA-BBBB",
          how: "same-host",
          shared: "c2.bad-host.net",
        },
      ],
      closed: [{ how: "same-domain", count: 2 }],
    },
  } as const;
  expect(
    sightingWords({
      ...sighting,
      places: [{ questionId: "indicators", lines: [2, 3] }],
      fileNames: ["fw.log"],
      others: {
        ...sighting.others,
        open: [...sighting.others.open],
        closed: [...sighting.others.closed],
      },
    }),
  ).toEqual({
    kind: "IPv4 address",
    shown: "203[.]0[.]113[.]90",
    note: "Documentation range",
    places: ["List of signs, lines 2, 3", "From a file: fw.log"],
    review: "Corrected by the reporter from 203[.]0[.]113[.]9",
    others: "3",
    isStrong: true,
    relatives: [
      {
        reportId: "1",
        reference: "LL-AAAA-BBBB",
        how: "same host c2[.]bad-host[.]net",
        strength: "strong",
      },
    ],
    closed: ["2 reports that you cannot open: same registrable domain (weak)"],
  });
});
