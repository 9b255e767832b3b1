import { expect, test } from "vitest";
import { extract } from "#app/domain/indicator/extract.ts";
import {
  relatedElsewhere,
  relatedReports,
  safely,
  sightingWords,
} from "./sighting-words.ts";

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
      closed: [{ how: "same-domain", unitName: "FBI Denver", count: 2 }],
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
    closed: [
      "2 reports of FBI Denver that you cannot open: same registrable domain (weak)",
    ],
  });
});

test("another report stands once, with each sign that leads to it and the strongest first", () => {
  const to = (
    reportId: string,
    how: "same-value" | "same-host" | "same-domain",
  ) => ({
    ...{ reportId, reference: `LL-${reportId}`, how, shared: "bad.net" },
  });
  const related = relatedReports([
    {
      ...{ kind: "domain", value: "a.bad.net" },
      others: {
        count: 2,
        open: [to("1", "same-domain"), to("2", "same-domain")],
        closed: [],
      },
    },
    { kind: "ipv4", value: "45.61.133.9", others: null },
    {
      ...{ kind: "url", value: "http://bad.net/x" },
      others: { count: 1, open: [to("2", "same-host")], closed: [] },
    },
  ]);
  expect(related).toMatchObject([
    {
      ...{ reference: "LL-2", strength: "strong" },
      reasons: [
        { shown: "hxxp://bad[.]net/x", how: "same host bad[.]net" },
        { shown: "a[.]bad[.]net", strength: "weak" },
      ],
    },
    { reference: "LL-1", strength: "weak" },
  ]);
});

test("of reports that the reader may not open stands whom to ask, and how strong it is", () => {
  const closed = (how: "same-value" | "same-domain", unitName: string) => ({
    others: { count: 1, open: [], closed: [{ how, unitName, count: 1 }] },
  });
  expect(
    relatedElsewhere([
      closed("same-domain", "FBI Denver"),
      closed("same-value", "FBI Denver"),
      closed("same-domain", "CISA Region 9"),
    ]),
  ).toEqual([
    { unitName: "FBI Denver", how: "same value", strength: "strong" },
    {
      unitName: "CISA Region 9",
      how: "same registrable domain",
      strength: "weak",
    },
  ]);
});
