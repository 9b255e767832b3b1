import { expect, test } from "vitest";
import type { AnswerValues } from "#db/testing/answers.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { readCheckPage } from "./check-page.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");

const begin = (answers: AnswerValues) =>
  beginDraft(database.db, keyring, { answers, now });

/** The page of what happened was never sent. */
const unseen = {
  what_seen: undefined,
  certainty: undefined,
  first_noticed: undefined,
};

test.each<[string, AnswerValues, string | null, boolean]>([
  ["that is whole is checked", {}, null, true],
  ["that is still on the way goes on", unseen, "what", false],
  ["that is stopped says why", { sensitive: "yes" }, "sensitive-stop", false],
])("a draft %s", async (_, answers, goesOn, isComplete) => {
  const { session } = await begin(answers);
  const read = await readCheckPage(database.db, { session, now });
  expect(read).toMatchObject({ goesOn, isComplete, maySend: true });
});

test("whoever may only read sees a draft that is on the way as it is", async () => {
  const of = await begin({ sensitive: "yes" });
  const { session } = await joinByCode(database.db, keyring, {
    of,
    scope: "read",
  });
  const read = await readCheckPage(database.db, { session, now });
  expect(read).toMatchObject({
    goesOn: null,
    mayUpdate: false,
    maySend: false,
  });
});
