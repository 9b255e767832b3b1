import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { keepDeskUnsent } from "#app/domain/correspondence/desk-unsent.server.ts";
import { sendOnce } from "#app/domain/correspondence/send-once.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { keepRefused, saidIn, wordsOf } from "./box.server.ts";

const database = testDatabase();
const now = new Date("2026-11-22T12:00:00Z");

test("two pages that show the same form say the same, whatever they put into it beside", () => {
  const form = { body: "One\r\ntwo", revision: "3", boxId: "a", base: "b" };
  const other = { body: "One\ntwo", revision: "4", opening: "c", touch: "d" };
  expect(saidIn(form)).toEqual(saidIn(other));
  expect(saidIn({ ...form, body: "One" })).not.toEqual(saidIn(form));
  expect(saidIn({ messageId: "1" })).not.toEqual(saidIn({ messageId: "2" }));
});

test("of a form is kept what was typed and chosen in it, and nothing that follows from the page", () => {
  const chosen = { actor: "apt", "lift-told-by-fbi": "yes", reason: "One\n" };
  expect(
    wordsOf({ ...chosen, reason: "One\r\n", revision: "3", seen: "9" }),
  ).toEqual(chosen);
});

test("words that are refused from a form that was sent before are kept beside it", async () => {
  const { db } = database;
  const by = await createViewer(db, { unitId: "sacramento" });
  const part = { unitId: "sacramento", state: "accepted" } as const;
  const { reportId } = await createSentReport(db, { parts: [part] });
  const box = { reportId, by, form: "messages", id: uuidv7(), now } as const;
  const sending = { ...box, base: "", opening: crypto.randomUUID() };
  const posted = { body: "First" };
  await sendOnce(db, { ...sending, posted }, () => Promise.resolve());
  const kept = await keepRefused(db, sending, { body: "Second" });
  expect(kept?.token).not.toBe("");
  expect(kept?.id).not.toBe(box.id);
  const again = { ...sending, id: kept?.id ?? "", base: kept?.token ?? "" };
  const typed = { body: "Second" };
  expect(
    await keepDeskUnsent(db, { ...again, typed, number: null }),
  ).toMatchObject({ is: "kept", id: kept?.id, others: [] });
});
