import { expect, test } from "vitest";
import { localeCookie, localeOf } from "./locale.server.ts";

const asking = (headers: Record<string, string>) =>
  localeOf(new Request("http://localhost/", { headers }));

test("the browser's preference picks the language at the first visit, the reader's choice ever after", () => {
  expect(asking({})).toBe("en");
  expect(asking({ "Accept-Language": "es-MX,es;q=0.9,en;q=0.8" })).toBe("es");
  expect(asking({ "Accept-Language": "fr,en;q=0.5,es;q=0.7" })).toBe("es");
  expect(asking({ "Accept-Language": "de" })).toBe("en");
  const chosen = { "Accept-Language": "es", Cookie: "a=b; locale=en" };
  expect(asking(chosen)).toBe("en");
});

test("over https the choice is sent over https alone", () => {
  expect(localeCookie("es", true)).toMatch(/^locale=es; .*; Secure$/);
  expect(localeCookie("es", false)).not.toContain("Secure");
});
