import { expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { testContext } from "#db/testing/context.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import {
  beginDraft,
  fileReport,
  type FiledReport,
} from "#db/testing/reports.server.ts";
import {
  carriedFields,
  carriedForm,
  carriedOn,
} from "#app/domain/form/carried-words.ts";
import { valueOf } from "#app/domain/form/answers.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { listUnsent } from "#app/domain/report/unsent.server.ts";
import { openByCode } from "#app/domain/access/begin-session.server.ts";
import { takeWordsBack } from "./words-back.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");

/** As the page that asks for the code sends it: what was refused goes through its hidden fields. */
function carriedOf(fields: Record<string, string>): FormData {
  const refused = new FormData();
  for (const name in fields) refused.set(name, fields[name] ?? "");
  const asks = new FormData();
  asks.set("code", "AAAA");
  for (const [name, value] of carriedFields(refused)) asks.append(name, value);
  expect(carriedOn(asks)).toHaveLength(Object.keys(fields).length);
  const carried = carriedForm(asks);
  if (!carried) throw new Error("nothing was carried");
  return carried;
}

async function takeBack(
  filed: Pick<FiledReport, "code">,
  fields: Record<string, string>,
) {
  const { db } = database;
  const opened = await openByCode(db, { keyring, typed: filed.code, now });
  const { sessionToken = "" } = opened ?? {};
  const context = testContext({ db, keyring, now });
  return takeWordsBack(context, { form: carriedOf(fields), sessionToken });
}

test("words of a draft whose session ended stand on their page again once the code is entered", async () => {
  const draft = await beginDraft(database.db, keyring);
  const { version } = await readAnswers(database.db, draft.session.key);
  const fields = {
    report: draft.reportId,
    version: `${version}`,
    page: "what",
  };
  const what_seen = "The tunnel is up again.";
  expect(await takeBack(draft, { ...fields, what_seen })).toBe("/report/what");
  const { answers } = await readAnswers(database.db, draft.session.key);
  expect(valueOf(answers, "what_seen")).toBe(what_seen);
});

test("a message, and a page of a sent report, wait there to be sent", async () => {
  const sent = await fileReport(database.db, keyring);
  const of = { report: sent.reportId, version: "1" };
  const message = { page: "message", message: uuidv7(), body: "It is back." };
  expect(await takeBack(sent, { ...of, ...message })).toBe(
    "/follow/report#messages",
  );
  const note = { page: "actions-taken", actions_note: "Ports were closed." };
  expect(await takeBack(sent, { ...of, ...note })).toBe("/more/actions-taken");
  const unsent = await listUnsent(database.db, sent.session);
  expect(unsent.map(({ page }) => page).sort()).toEqual([
    "actions-taken",
    "message",
  ]);
});

test("words of another report go into none, and those of no page do not either", async () => {
  const sent = await fileReport(database.db, keyring);
  const other = { report: uuidv7(), page: "message", body: "Not for here." };
  expect(await takeBack(sent, other)).toBeNull();
  const nowhere = { report: sent.reportId, page: "no-such-page", body: "x" };
  expect(await takeBack(sent, nowhere)).toBeNull();
  expect(await listUnsent(database.db, sent.session)).toEqual([]);
});
