import { expect, test } from "vitest";
import { testContext, testSettings } from "#db/testing/context.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import type { Settings } from "#app/server/context.server.ts";
import { loader as robots } from "./robots.ts";
import { loader as securityContact } from "./security-contact.ts";

const database = testDatabase();
const now = new Date("2026-11-22T12:00:00Z");

function asked(path: string, settings: Partial<Settings> = {}) {
  return {
    request: new Request(`https://report.example.org${path}`),
    params: {},
    context: testContext({
      ...{ db: database.db, keyring: testKeyring(), now },
      settings: { ...testSettings, ...settings },
    }),
  };
}

test("search engines find the pages that help, and none on which a report is written or read", async () => {
  const text = await robots(asked("/robots.txt")).text();
  const lines = text.trimEnd().split("\n");
  expect(lines[0]).toBe("User-agent: *");
  for (const path of ["/report", "/follow", "/more", "/evidence", "/desk"])
    expect(lines).toContain(`Disallow: ${path}`);
  expect(lines).not.toContain("Disallow: /");
});

test.each([{ surface: "desk" as const }, { isDemonstration: true }])(
  "of %j no search engine shows anything",
  async (settings) => {
    const text = await robots(asked("/robots.txt", settings)).text();
    expect(text).toBe("User-agent: *\nDisallow: /\n");
  },
);

test("whoever found a weakness is told where to write, and until when that holds", async () => {
  const path = "/.well-known/security.txt";
  const contact = { securityContact: "mailto:security@example.org" };
  const response = securityContact(asked(path, contact));
  expect(response.headers.get("Content-Type")).toBe(
    "text/plain; charset=utf-8",
  );
  expect((await response.text()).split("\n")).toEqual([
    "Contact: mailto:security@example.org",
    "Expires: 2027-02-20T12:00:00.000Z",
    "Preferred-Languages: en, es",
    "Canonical: https://report.example.org/.well-known/security.txt",
    "",
  ]);
});

test("without a contact there is no such file", () => {
  expect(() => securityContact(asked("/.well-known/security.txt"))).toThrow(
    NotFound,
  );
});
