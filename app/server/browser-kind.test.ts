import { expect, test } from "vitest";
import { browserKindOf } from "./browser-kind.ts";

const kindOf = (agent: string) =>
  browserKindOf(
    new Request("https://desk.example.org", {
      headers: { "User-Agent": agent },
    }),
  );
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["chrome", `Mozilla/5.0 (X11) ${webkit} Chrome/142.0.0.0 Safari/537.36`],
  [
    "edge",
    `Mozilla/5.0 (NT) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
  ],
  ["firefox", "Mozilla/5.0 (X11; rv:145.0) Gecko/20100101 Firefox/145.0"],
  ["safari", `Mozilla/5.0 (Macintosh) ${webkit} Version/26.0 Safari/605.1.15`],
  ["other", "curl/8.16.0"],
])("%s is told by what it calls itself", (kind, agent) => {
  expect(kindOf(agent)).toBe(kind);
});
