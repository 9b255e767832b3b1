import { expect, test } from "vitest";
import { placesOf } from "./primary.server.ts";

test("several hosts behind one login make an address each", () => {
  const given = "postgres://me:p%40ss@one:5433,two,[::1]:5434/name?ssl=true";
  expect(placesOf(given)).toEqual([
    {
      host: "one",
      port: 5433,
      url: "postgres://me:p%40ss@one:5433/name?ssl=true",
    },
    { host: "two", port: 5432, url: "postgres://me:p%40ss@two/name?ssl=true" },
    {
      host: "::1",
      port: 5434,
      url: "postgres://me:p%40ss@[::1]:5434/name?ssl=true",
    },
  ]);
});

test("one host is left as it was written", () => {
  const given = "postgres://me@db.example.org/landline";
  expect(placesOf(given)).toEqual([
    { host: "db.example.org", port: 5432, url: given },
  ]);
});

test("what is no address is refused", () => {
  expect(() => placesOf("postgres://me@one:port,two/name")).toThrow();
  expect(() => placesOf("landline")).toThrow();
});
