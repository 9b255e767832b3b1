import { expect, test } from "vitest";
import { eventWords } from "#app/components/desk/event-words.ts";
import { saySpan } from "./dates.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

const hourMs = 3_600_000;
const quedan = (hours: number) =>
  es.deadlines.left(saySpan("es", hours * hourMs));

test("in Spanish one day or hour is left, and several are left", () => {
  expect(quedan(24)).toBe("Queda 1 día");
  expect(quedan(27)).toBe("Queda 1 día y 3 horas");
  expect(quedan(1)).toBe("Queda 1 hora");
  expect(quedan(48)).toBe("Quedan 2 días");
  expect(quedan(12)).toBe("Quedan 12 horas");
  expect(quedan(14 * 24)).toBe("Quedan 14 días");
});

test("one business day is a day", () => {
  expect(en.deadlines.businessDays("1")).toBe("1 business day");
  expect(en.deadlines.businessDays("4")).toBe("4 business days");
  expect(es.deadlines.businessDays("1")).toBe("1 día hábil");
  expect(es.deadlines.businessDays("4")).toBe("4 días hábiles");
});

test("one sign more than the review shows is spoken of as one", () => {
  const { more } = en.indicators.review;
  expect(more("100", "1")).toContain("The other one is sent");
  expect(more("100", "2")).toContain("The other 2 are sent");
  const { more: otros } = es.indicators.review;
  expect(otros("100", "1")).toContain("El otro se envía");
  expect(otros("100", "2")).toContain("Los otros 2 se envían");
});

test("one deleted draft is a draft", () => {
  const said = (count: number) =>
    eventWords(
      { type: "draft.expired", count },
      { unitNames: {}, questionNames: {} },
    );
  expect(said(1)).toBe("1 unsent draft deleted");
  expect(said(2)).toBe("2 unsent drafts deleted");
});
