import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { startSession } from "#app/domain/responder/session.server.ts";
import { newKeySeed } from "#app/domain/vault/key-seed.server.ts";
import { testContext, testSettings } from "#db/testing/context.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import {
  endedResponderCookie,
  relyingPartyOf,
  requireResponder,
  responderCookie,
  returnPathOf,
} from "./responder-session.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const settings = testSettings;
const context = () => testContext({ db: database.db, keyring, now });
const ask = (path: string, init: RequestInit = {}) =>
  new Request(`https://desk.example.org${path}`, init);

test("the cookie of a session lets its person in", async () => {
  const { responderId } = await createViewer(database.db);
  const { token } = await startSession(database.db, {
    keyring,
    responderId,
    personSeed: newKeySeed(),
    by: "passkey",
    now,
  });
  const [pair = ""] = responderCookie(token).split(";");
  const headers = { Cookie: `locale=en; ${pair}` };
  const viewer = await requireResponder(ask("/desk", { headers }), context());
  expect(viewer.responderId).toBe(responderId);
});

test.each([
  [{}, "/desk/reports/1?tab=2", "/sign-in?to=%2Fdesk%2Freports%2F1%3Ftab%3D2"],
  [
    { method: "POST", body: new URLSearchParams({ revision: "3" }) },
    "/desk/reports/1/acceptance",
    "/sign-in?to=%2Fdesk%2Freports%2F1",
  ],
  [
    { headers: { Cookie: "__Host-responder=guess" } },
    "/desk",
    "/sign-in?to=%2Fdesk",
  ],
])("a stranger who asks with %j is led to sign in", async (init, path, to) => {
  const refusal: unknown = await requireResponder(
    ask(path, init),
    context(),
  ).catch((thrown: unknown) => thrown);
  expect(refusal).toBeInstanceOf(Response);
  if (!(refusal instanceof Response)) return;
  expect(refusal.status).toBe(303);
  expect(refusal.headers.get("Location")).toBe(to);
});

test.each([
  ["role", sql`update responder set role = 'administrator'`],
  ["unit", sql`update responder set unit_id = 'triage-desk'`],
  [
    "end of their session",
    sql`update responder_session set expires_at = expires_at + interval '1 day'`,
  ],
])(
  "who wrote another %s into the database is led to sign in, and a post of theirs is answered 401",
  async (_, plant) => {
    const { db } = database;
    const person = await createViewer(db, { unitId: "sacramento" });
    const { token } = await startSession(db, {
      ...{ keyring, responderId: person.responderId, now },
      ...{ personSeed: newKeySeed(), by: "passkey" },
    });
    const [Cookie = ""] = responderCookie(token).split(";");
    const answer = (init: RequestInit) =>
      requireResponder(
        ask("/desk/reports/1/messages", { headers: { Cookie }, ...init }),
        context(),
      ).catch((thrown: unknown) => thrown);
    expect(await answer({})).toMatchObject({ unitId: "sacramento" });
    await asOwner(db, (owner) => owner.execute(plant));
    expect(await answer({})).toMatchObject({ status: 303 });
    const post = { method: "POST", body: new URLSearchParams({ body: "Hm" }) };
    expect(await answer(post)).toMatchObject({ status: 401 });
  },
);

test("what a responder typed is given back when the session ended before it was sent", async () => {
  const form = { revision: "3", body: " Please call us at nine. " };
  const request = ask("/desk/reports/1/messages", {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const refusal: unknown = await requireResponder(request, context()).catch(
    (thrown: unknown) => thrown,
  );
  if (!(refusal instanceof Response)) throw new Error("nothing was refused");
  expect(refusal.status).toBe(401);
  expect(await refusal.json()).toEqual({
    typed: { body: "Please call us at nine." },
  });
});

test.each([
  ["/desk", "/desk"],
  ["/desk/reports/1?a=b", "/desk/reports/1?a=b"],
  ["/deskside", "/desk"],
  ["//evil.example.org/desk", "/desk"],
  ["https://evil.example.org/desk", "/desk"],
  ["/desk?q=caf%C3%A9", "/desk?q=caf%C3%A9"],
  ["/desk/\n/evil.example.org", "/desk"],
  ["/desk\n", "/desk"],
  ["/desk/\t", "/desk"],
  ["/desk/\u0000", "/desk"],
  ["/desk/\u0085", "/desk"],
  ["/desk/\\evil.example.org", "/desk"],
  ["/desk//evil.example.org", "/desk"],
  [null, "/desk"],
])("after signing in, %s leads to %s", (to, path) => {
  expect(returnPathOf(to)).toBe(path);
});

test("the cookie is bound to this host, unreadable for scripts, and dies with the session", () => {
  for (const cookie of [responderCookie("token"), endedResponderCookie()]) {
    expect(cookie).toMatch(/^__Host-responder=/);
    for (const attribute of ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"])
      expect(cookie).toContain(attribute);
  }
  expect(responderCookie("token")).toContain("Max-Age=43200");
  expect(endedResponderCookie()).toContain("Max-Age=0");
});

test("passkeys are of the host asked for unless the operator names one", () => {
  const request = ask("/sign-in");
  expect(relyingPartyOf(request, settings)).toEqual({
    id: "desk.example.org",
    name: "Landline",
    origin: "https://desk.example.org",
  });
  expect(
    relyingPartyOf(request, {
      ...settings,
      origin: "https://portal.example.org:8443",
      passkeyHost: "example.org",
    }),
  ).toMatchObject({
    id: "example.org",
    origin: "https://portal.example.org:8443",
  });
});
