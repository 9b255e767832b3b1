import { expect, test } from "vitest";
import { startDraft } from "#app/domain/report/start.server.ts";
import { testContext } from "#db/testing/context.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import {
  draftFormOf,
  reporterCookie,
  requireReporter,
} from "./reporter-session.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const context = () => testContext({ db: database.db, keyring, now });

test("a page asked for without a session leads to where the code is asked for", async () => {
  expect(await refusalOf(requireReporter(ask(), context()))).toEqual({
    status: 303,
    to: "/follow?ended",
    body: "",
  });
});

test("what was typed is given back when the session ended before it was sent", async () => {
  const form = { report: "1", body: "The tunnel is up again." };
  expect(await refusalOf(requireReporter(ask(form), context()))).toEqual({
    status: 401,
    to: null,
    body: JSON.stringify({
      typed: ["The tunnel is up again."],
      carried: [
        ["kept.report", "1"],
        ["kept.body", "The tunnel is up again."],
      ],
    }),
  });
});

test("a form with nothing typed leads to where the code is asked for", async () => {
  const form = { report: "1", what_seen: " " };
  const refused = await refusalOf(requireReporter(ask(form), context()));
  expect(refused).toMatchObject({ status: 303, to: "/follow?ended" });
});

test("what was only chosen is carried too", async () => {
  const form = { report: "1", page: "danger", danger: "no" };
  const refused = await refusalOf(requireReporter(ask(form), context()));
  expect(refused).toMatchObject({
    status: 401,
    body: expect.stringContaining('["kept.danger","no"]'),
  });
});

test("what was typed for another report is given back, and goes into neither", async () => {
  const draft = { keyring, locale: "en", answers: {}, now } as const;
  const { sessionToken } = await startDraft(database.db, draft);
  const [cookie = ""] = reporterCookie(sessionToken).split(";");
  const form = { report: "another", what_seen: "A GRE tunnel" };
  expect(
    await refusalOf(draftFormOf(ask(form, cookie), context())),
  ).toMatchObject({
    status: 409,
    body: expect.stringContaining('"typed":["A GRE tunnel"]'),
  });
});

/** Without a form a page is asked for. */
function ask(form?: Record<string, string>, cookie = ""): Request {
  return new Request("https://report.example.org/follow/messages", {
    headers: { Cookie: cookie },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
}

async function refusalOf(asked: Promise<unknown>) {
  const thrown: unknown = await asked.catch((error: unknown) => error);
  if (!(thrown instanceof Response)) throw new Error("nothing was refused");
  const to = thrown.headers.get("Location");
  return { status: thrown.status, to, body: await thrown.text() };
}
