import { expect, test } from "vitest";
import { sayKeptUntil, sayNear, sayZone } from "./dates.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

const zone = "America/Los_Angeles";
/** 11:30 PM on Saturday there, Sunday in London. */
const now = "2026-11-22T07:30:00Z";
const near = (at: string, locale: "en" | "es" = "en") =>
  sayNear(locale, locale === "en" ? en : es, { at, zone, now });

test("a time is said by the day where the reader is", () => {
  expect(near("2026-11-22T07:59:00Z")).toBe("11:59 PM PST today");
  expect(near("2026-11-22T08:01:00Z")).toBe("12:01 AM PST tomorrow");
  expect(near("2026-11-21T07:59:00Z")).toBe("11:59 PM PST yesterday");
  expect(near("2026-11-21T08:00:00Z")).toBe("12:00 AM PST today");
  expect(near("2027-01-02T20:00:00Z")).toBe(
    "12:00 PM PST on Saturday, January 2, 2027",
  );
});

test("Spanish puts the article that the hour asks for", () => {
  expect(near("2026-11-22T09:05:00Z", "es")).toMatch(/^la 1:05.* de mañana$/);
  expect(near("2026-11-22T10:05:00Z", "es")).toMatch(/^las 2:05.* de mañana$/);
});

test("on paper a time keeps its day and its year", () => {
  const at = "2026-11-22T13:00:00Z";
  expect(sayNear("en", en, { at, zone })).toBe(
    "5:00 AM PST on Sunday, November 22, 2026",
  );
});

test("the day until which something is kept has come to an end nowhere before it does", () => {
  // Still the 20th in every zone of the United States.
  expect(sayKeptUntil("en", "2026-12-21T04:00:00Z")).toBe("December 20, 2026");
  expect(sayKeptUntil("es", "2026-12-21T13:00:00Z")).toBe(
    "21 de diciembre de 2026",
  );
});

test("a zone is called as the reader calls it, with a town of it", () => {
  expect(sayZone("en", en, "America/New_York")).toBe("Eastern Time (New York)");
  expect(sayZone("en", en, "Asia/Tokyo")).toBe("Japan Standard Time (Tokyo)");
  expect(sayZone("es", es, "America/Argentina/Ushuaia")).toBe(
    "Hora estándar de Argentina (Ushuaia)",
  );
});
