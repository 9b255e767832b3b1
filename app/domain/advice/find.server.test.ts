import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { answersFor } from "#db/testing/answers.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { adviceFor, findAdvice } from "./find.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

test("a bank recall stands first for 72 hours after it was said that money moved, and then becomes a late try", async () => {
  const { db } = database;
  const filed = await fileReport(db, keyring, {
    answers: { money_moved: "yes", bank_told: "no" },
    now,
  });
  const { reportId, session } = filed;
  const { answers } = await readAnswers(db, session.key);
  const ids = async (at: Date) =>
    (await findAdvice(db, { reportId, answers, now: at })).map(({ id }) => id);
  expect((await ids(hours(72)))[0]).toBe("bank-recall");
  const late = await ids(hours(72.1));
  expect(late[0]).toBe("talk-elsewhere");
  expect(late).toContain("bank-late");
});

test("the worked report of a carrier is told about its routers, and nothing about money", async () => {
  const { db } = database;
  const { reportId, session } = await fileReport(db, keyring, { now });
  const { answers } = await readAnswers(db, session.key);
  const found = await findAdvice(db, { reportId, answers, now });
  const ids = found.map(({ id }) => id);
  expect(ids).toContain("routers");
  expect(ids).toContain("all-at-once");
  expect(ids.filter((id) => id.startsWith("bank"))).toEqual([]);
});

test("a date on which logs are lost is told until it has come", () => {
  const lostOn = {
    date: "2026-11-24",
    time: "06:00",
    zone: "America/Los_Angeles",
    isApproximate: false,
  };
  const answers = answersFor({ evidence_overwritten: lostOn });
  const dates = (at: Date) =>
    adviceFor(answers, at, null).flatMap(
      ({ overwrittenOn }) => overwrittenOn ?? [],
    );
  expect(dates(now)).toEqual([lostOn]);
  expect(dates(hours(72))).toEqual([]);
});
