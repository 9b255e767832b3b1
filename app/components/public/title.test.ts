import { expect, test } from "vitest";
import { described } from "./title.ts";
import { en } from "#app/locales/en.ts";
import { es } from "#app/locales/es.ts";

const root = (locale: string) => [
  { id: "root", data: { siteName: "Landline", locale } },
];

test.each([
  ["the start page in English", root("en"), en.front.lead],
  ["the start page in Spanish", root("es"), es.front.lead],
  ["a page whose frame failed", [], en.front.lead],
])("%s is described in its own language", (_, matches, content) => {
  expect(described(matches, (t) => t.front.lead)).toEqual([
    { name: "description", content },
  ]);
});
