import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { message, reportAccess } from "#db/schema/index.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { eventTypesOf } from "#db/testing/parts.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { listAccessCodes } from "./access-codes.server.ts";
import { addMessage } from "../report/add-message.server.ts";
import {
  endShowing,
  makeColleagueCode,
  mostColleagueCodes,
  revokeColleagueCode,
} from "./colleague-code.server.ts";
import { readLabel } from "./code-label.ts";
import { keepTyped } from "../report/keep-typed.server.ts";
import { readForm } from "../form/read-form.ts";
import { listUnsent } from "../report/unsent.server.ts";
import { followReport } from "../follow/follow.server.ts";
import { saveAnswers } from "../report/save.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { findReporterSession } from "./session.server.ts";
import { openByCode } from "./begin-session.server.ts";
import { submitReport } from "../report/submit.server.ts";
import { withdrawReport } from "../report/withdraw.server.ts";
import { opened } from "#db/testing/opened.ts";

const database = testDatabase();
const keyring = testKeyring();
const at = (hours: number) =>
  new Date(Date.parse("2026-11-22T09:00:00Z") + hours * 3_600_000);
const now = at(1);
const file = () => fileReport(database.db, keyring);
type Filed = Awaited<ReturnType<typeof file>>;

const making = ({ session, sessionToken }: Filed) => ({
  ...{ keyring, session, token: sessionToken, label: "Counsel" },
  ...{ scope: "read" as const, accessId: uuidv7(), now },
});

const find = (token: string) =>
  findReporterSession(database.db, { keyring, token, now });

const what = (session: Filed["session"]) => ({
  session,
  page: "what" as const,
  submission: {
    baseVersion: 1,
    contents: { what_seen: { is: "given", value: "Something else." } as const },
  },
  now,
});

test("a colleague's code opens the report, and its maker alone is shown it until it was passed on", async () => {
  const { db } = database;
  const filed = await file();
  const { accessId, code, session } = await joinByCode(db, keyring, {
    of: filed,
    scope: "answer",
  });
  expect(session).toMatchObject({ scope: "answer", accessId });
  expect(session.codeToPass).toBeNull();
  const { answers } = await readAnswers(db, session.key);
  expect(answers.org_name?.content).toMatchObject({
    value: "Sierra Telecom, Inc.",
  });
  const maker = await find(filed.sessionToken);
  expect(maker?.codeToPass).toEqual(opened({ accessId, code }));
  expect(maker?.codeToShow).toBeNull();
  const token = filed.sessionToken;
  await endShowing(db, { session: filed.session, keyring, token });
  expect((await find(token))?.codeToPass).toBeNull();
});

test("a form that is sent twice makes one code, and the code stays the one that was shown", async () => {
  const { db } = database;
  const filed = await file();
  const form = making(filed);
  await makeColleagueCode(db, form);
  const shown = (await find(filed.sessionToken))?.codeToPass;
  await makeColleagueCode(db, form);
  expect((await find(filed.sessionToken))?.codeToPass).toEqual(shown);
  expect(await listAccessCodes(db, filed.session.key)).toHaveLength(2);
  const types = await eventTypesOf(db, filed.reportId);
  expect(types.filter((type) => type === "code.made")).toHaveLength(1);
});

test("a code to read writes nothing, a code to answer writes and neither sends nor withdraws nor makes codes", async () => {
  const { db } = database;
  const filed = await file();
  const reader = await joinByCode(db, keyring, { of: filed, scope: "read" });
  const answerer = await joinByCode(db, keyring, {
    of: filed,
    scope: "answer",
  });
  const message = { body: "Words.", kind: "message", now } as const;
  const forbidden = async (act: Promise<unknown>) =>
    expect(act).rejects.toThrow(Forbidden);

  await forbidden(addMessage(db, { ...message, session: reader.session }));
  await forbidden(saveAnswers(db, what(reader.session)));
  await addMessage(db, { ...message, session: answerer.session });
  await saveAnswers(db, what(answerer.session));
  for (const { session, sessionToken } of [reader, answerer]) {
    const theirs = { ...filed, session, sessionToken };
    const { accessId } = reader;
    await forbidden(withdrawReport(db, { session, now }));
    await forbidden(makeColleagueCode(db, making(theirs)));
    await forbidden(revokeColleagueCode(db, { session, accessId, now }));
  }
});

test("a draft is filled in by a code to answer, and sent by its owner alone", async () => {
  const { db } = database;
  const draft = await beginDraft(db, keyring);
  const reader = await joinByCode(db, keyring, { of: draft, scope: "read" });
  const answerer = await joinByCode(db, keyring, {
    of: draft,
    scope: "answer",
  });
  const send = (session: Filed["session"]) =>
    submitReport(db, { keyring, session, now });
  await saveAnswers(db, what(answerer.session));
  await expect(saveAnswers(db, what(reader.session))).rejects.toThrow(
    Forbidden,
  );
  await expect(send(reader.session)).rejects.toThrow(Forbidden);
  await expect(send(answerer.session)).rejects.toThrow(Forbidden);
  expect(await send(draft.session)).toMatchObject({ is: "sent" });
});

test("a code to answer changes nothing of where the reporter is called and written to, in a draft or a sent report", async () => {
  const { db } = database;
  for (const of of [await file(), await beginDraft(db, keyring)]) {
    const night = await joinByCode(db, keyring, { of, scope: "answer" });
    const saving = (session: Filed["session"], id: string, value: string) =>
      saveAnswers(db, {
        ...{ session, page: "contact", now },
        submission: {
          baseVersion: 1,
          contents: { [id]: { is: "given", value } },
        },
      });
    for (const id of ["contact_phone", "contact_signal", "contact_email"])
      await expect(
        saving(night.session, id, "+1 202 555 0100"),
      ).rejects.toThrow(Forbidden);
    await saving(night.session, "sharing", "responders");
    await saving(of.session, "contact_phone", "+1 202 555 0100");
  }
});

test("a code to answer makes a draft anonymous, which its owner sees before sending, and no sent report", async () => {
  const { db } = database;
  const saving = async (of: Filed | Awaited<ReturnType<typeof beginDraft>>) => {
    const { session } = await joinByCode(db, keyring, { of, scope: "answer" });
    const identity = { is: "given", value: "anonymous" } as const;
    const submission = { baseVersion: 1, contents: { identity } };
    return saveAnswers(db, { session, page: "you", submission, now });
  };
  await saving(await beginDraft(db, keyring));
  await expect(saving(await file())).rejects.toThrow(Forbidden);
});

test("what a code to answer types over the way back to the reporter stays its own, and is never sent", async () => {
  const { db } = database;
  const of = await file();
  const night = await joinByCode(db, keyring, { of, scope: "answer" });
  const before = await readAnswers(db, of.session.key);
  const form = new FormData();
  form.append("version", String(before.version));
  form.append("contact_phone", "+1 900 555 0666");
  const typing = { session: night.session, form, now };
  const kept = await keepTyped(db, { ...typing, page: "contact" });
  expect(kept.is).toBe("aside");
  expect(await listUnsent(db, of.session)).toEqual([]);
  const submission = readForm("contact", before.answers, form, now);
  await expect(
    saveAnswers(db, { ...typing, page: "contact", submission }),
  ).rejects.toThrow(Forbidden);
  expect(await readAnswers(db, of.session.key)).toEqual(before);
  const draft = await beginDraft(db, keyring);
  const { session } = await joinByCode(db, keyring, {
    ...{ of: draft, scope: "answer" },
  });
  await expect(
    keepTyped(db, { ...typing, session, page: "contact" }),
  ).rejects.toThrow(Forbidden);
});

test("a code to answer calls no line safer, whichever way it is saved", async () => {
  const { db } = database;
  for (const of of [await file(), await beginDraft(db, keyring)]) {
    const { session } = await joinByCode(db, keyring, { of, scope: "answer" });
    const saving = (session: Filed["session"], value: string) =>
      saveAnswers(db, {
        ...{ session, page: "listeners", now },
        submission: {
          baseVersion: 9,
          contents: { phone_safe: { is: "given", value } },
        },
      });
    await saving(session, "no");
    await expect(saving(session, "yes")).rejects.toThrow(Forbidden);
    const form = new FormData();
    form.append("version", "9");
    form.append("phone_safe", "yes");
    const kept = await keepTyped(db, {
      ...{ session, page: "listeners", form, now },
    });
    // What was left out is not called saved.
    expect(kept).toMatchObject(
      kept.is === "saved" ? { isOwners: true } : { is: "aside" },
    );
    const { answers } = await readAnswers(db, of.session.key);
    expect(answers.phone_safe?.content).toEqual({ is: "given", value: "no" });
    await saving(of.session, "yes");
  }
});

test("of two numbers that the owner said at once, a code to answer settles neither", async () => {
  const { db } = database;
  const of = await file();
  const { session } = of;
  const say = (session: Filed["session"], value: string, settled: boolean) =>
    saveAnswers(db, {
      ...{ session, page: "contact", now },
      submission: {
        baseVersion: settled ? 9 : 0,
        contents: { contact_phone: { is: "given", value } },
        settled: settled ? ["contact_phone"] : [],
      },
    });
  const both = await say(session, "+1 202 555 0100", false);
  expect(both.answers.contact_phone?.others).toHaveLength(1);
  const night = await joinByCode(db, keyring, { of, scope: "answer" });
  await expect(say(night.session, "+1 202 555 0100", true)).rejects.toThrow(
    Forbidden,
  );
});

test("a code that is taken back opens nothing, and whoever was in by it is out at once", async () => {
  const { db } = database;
  const filed = await file();
  const { session } = filed;
  const { accessId, code, sessionToken } = await joinByCode(db, keyring, {
    of: filed,
    scope: "answer",
  });
  const codeToPass = { is: "opened", value: { accessId, code } } as const;
  const maker = { ...session, codeToPass };
  const revoking = { session: maker, accessId, now };
  await revokeColleagueCode(db, revoking);
  await revokeColleagueCode(db, revoking);
  expect(await find(sessionToken)).toBeNull();
  expect((await find(filed.sessionToken))?.codeToPass).toBeNull();
  expect(await openByCode(db, { keyring, typed: code, now })).toBeNull();
  const types = await eventTypesOf(db, filed.reportId);
  expect(types.filter((type) => type === "code.revoked")).toHaveLength(1);
});

test("neither the first code nor the own nor another report's is taken back", async () => {
  const { db } = database;
  const filed = await file();
  const second = await joinByCode(db, keyring, { of: filed, scope: "owner" });
  const theirs = await joinByCode(db, keyring, {
    of: await file(),
    scope: "read",
  });
  for (const [session, accessId] of [
    [filed.session, filed.session.accessId],
    [second.session, filed.session.accessId],
    [second.session, second.accessId],
    [filed.session, theirs.accessId],
    [filed.session, uuidv7()],
  ] as const)
    await expect(
      revokeColleagueCode(db, { session, accessId, now }),
    ).rejects.toThrow(NotFound);
});

test("there are no more than twenty codes for colleagues at a time, however fast they are asked for", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const filed = await fileReport(db, keyring);
    const tries = Array.from({ length: mostColleagueCodes + 4 }, () =>
      makeColleagueCode(db, making(filed)),
    );
    const done = await Promise.allSettled(tries);
    const refused: unknown[] = done.flatMap((each) =>
      each.status === "rejected" ? [each.reason] : [],
    );
    expect(refused).toHaveLength(4);
    for (const reason of refused) expect(reason).toBeInstanceOf(Conflict);
    const listed = await listAccessCodes(db, filed.session.key);
    expect(listed).toHaveLength(1 + mostColleagueCodes);
  } finally {
    await drop();
  }
});

test("codes are listed with what they are called, what they allow and when they were last used", async () => {
  const { db } = database;
  const filed = await file();
  const label = "🌙 Nachtschicht مناوبة";
  const of = filed;
  const night = await joinByCode(db, keyring, { of, scope: "read", label });
  await openByCode(db, { keyring, typed: night.code, now: at(5) });
  await makeColleagueCode(db, making(filed));
  const listed = await listAccessCodes(db, filed.session.key);
  expect(listed).toMatchObject([
    { isFirst: true, label: null, scope: "owner", lastUsedAt: null },
    { isFirst: false, label: opened(label), scope: "read", lastUsedAt: at(5) },
    { isFirst: false, label: opened("Counsel"), lastUsedAt: null },
  ]);
});

test("the history says who of the reporter's side did it, and tells uses of one code within a day once", async () => {
  const { db } = database;
  const filed = await file();
  const night = await joinByCode(db, keyring, { of: filed, scope: "answer" });
  for (const hours of [2, 3, 20, 26])
    await openByCode(db, { keyring, typed: night.code, now: at(hours) });
  await openByCode(db, { keyring, typed: filed.code, now: at(4) });
  const { session } = night;
  const body = "The tunnel is up again.";
  await addMessage(db, { session, body, kind: "message", now: at(27) });
  const { accessId } = night;
  const owner = filed.session;
  await revokeColleagueCode(db, { session: owner, accessId, now: at(28) });
  const { timeline } = await followReport(db, { session: owner, now: at(29) });
  const told = timeline.flatMap(({ kind, byLabel, ofLabel, times }) =>
    kind.startsWith("code-") || kind === "message-from-you"
      ? [[kind, byLabel, ofLabel, times]]
      : [],
  );
  const shift = opened("Night shift");
  expect(told).toEqual([
    ["code-made", null, shift, 1],
    ["code-used", shift, null, 4],
    ["code-used", null, null, 1],
    ["code-used", shift, null, 1],
    ["message-from-you", shift, null, 1],
    ["code-revoked", null, shift, 1],
  ]);
  expect(await db.select().from(message)).toMatchObject([{ accessId }]);
});

test("what a code is called is stored sealed", async () => {
  const { db } = database;
  const filed = await file();
  await makeColleagueCode(db, making(filed));
  const [row] = await db
    .select({ labelSealed: reportAccess.labelSealed })
    .from(reportAccess)
    .where(eq(reportAccess.madeBy, filed.session.accessId));
  expect(row?.labelSealed?.toString("latin1")).not.toContain("Counsel");
  expect(row?.labelSealed?.length).toBeGreaterThan(256);
});

test.each([
  ["  night \n shift ", "night shift", null],
  ["", "", "missing"],
  ["   ", "", "missing"],
  ["x".repeat(60), "x".repeat(60), null],
  ["x".repeat(61), "x".repeat(61), "too-long"],
])("a code called %j is read as %j", (typed, label, problem) => {
  expect(readLabel(typed)).toEqual({ label, problem });
});
