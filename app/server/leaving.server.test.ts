import { expect, test } from "vitest";
import { testContext } from "#db/testing/context.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { action as leaveReport } from "#app/routes/public/follow/departure.ts";
import { action as signOut } from "#app/routes/desk/sign-in/sign-out.ts";

const database = testDatabase();

test.each([
  ["a report", leaveReport],
  ["the desk", signOut],
])(
  "who leaves %s leaves nothing of its pages in the browser",
  async (_, leave) => {
    const now = new Date("2026-11-22T12:00:00Z");
    const { headers } = await leave({
      request: new Request("https://report.example.org/", { method: "POST" }),
      params: {},
      context: testContext({ db: database.db, keyring: testKeyring(), now }),
    });
    expect(headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
    expect(headers.get("Set-Cookie")).toContain("Max-Age=0");
  },
);
