import { expect, test } from "vitest";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import type { Answers } from "../form/answers.ts";
import { shownOf } from "../form/merge.ts";
import { nextPage } from "../form/path.ts";
import type { QuestionPageId } from "../form/page-order.ts";
import type { QuestionId } from "../form/questions.ts";
import { Conflict, Forbidden } from "../refusal.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { askedBackMark } from "../form/ask-back.ts";
import type { Problem } from "../form/path.ts";
import { answerPage, type Answered } from "./answer-page.server.ts";
import { questionsOfForm } from "./read-page.ts";
import { submitReport } from "./submit.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");

const draft = async () => (await beginDraft(database.db, keyring)).session;
const sent = async () => (await fileReport(database.db, keyring)).session;
const both = [
  ["a draft", draft],
  ["a sent report", sent],
] as const;

/** A page as a browser opened it: its form holds what was answered then, but for what is typed. */
async function openPage(session: ReporterSession, page: QuestionPageId) {
  const { version, answers } = await readAnswers(database.db, session.key);
  const shown = shownOf(questionsOfForm(page), answers);
  return (typed: Record<string, string>) => {
    const form = new FormData();
    const hidden = { version: String(version), shown };
    for (const [name, value] of Object.entries({ ...hidden, ...typed }))
      form.append(name, value);
    return answerPage(database.db, { session, page, form, now });
  };
}

const seen = { "first_noticed.date": "2026-11-20", certainty: "confirmed" };
const listeners = { device_safe: "yes", mail_safe: "yes", phone_safe: "yes" };
const account = (what_seen: string) => ({ ...seen, what_seen });

function textOf(answers: Answers, id: QuestionId) {
  const { content, others = [] } = answers[id] ?? {};
  return [content, ...others].map((each) =>
    each?.is === "given" ? each.value : (each?.is ?? null),
  );
}

async function savedText({ key }: ReporterSession, id: QuestionId) {
  return textOf((await readAnswers(database.db, key)).answers, id);
}

test.each(both)("a right answer is saved with %s", async (_, begin) => {
  const session = await begin();
  const send = await openPage(session, "what");
  const answered = await send(account("The router restarted."));
  expect(answered).toMatchObject({ is: "saved", saved: { version: 2 } });
  expect(await savedText(session, "what_seen")).toEqual([
    "The router restarted.",
  ]);
});

test("a draft keeps a wrong answer as it was typed, and says what is wrong", async () => {
  const session = await draft();
  const send = await openPage(session, "contact");
  const contact_email = "dana at sierra";
  const answered = await send({ contact_email, identity: "named" });
  expect(answered).toMatchObject({ is: "refused", saved: { version: 2 } });
  expect(answered).toMatchObject({
    errors: expect.arrayContaining([
      { questionId: "contact_email", code: "not-an-address" },
    ]),
  });
  expect(await savedText(session, "contact_email")).toEqual(["invalid"]);
});

test("a sent report takes no wrong answer, nor the right ones beside it: they stay in the form", async () => {
  const session = await sent();
  const send = await openPage(session, "what");
  const answered = await send({
    ...account("The router restarted."),
    "first_noticed.date": "2027-11-20",
  });
  const error = { questionId: "first_noticed", code: "in-the-future" };
  expect(answered).toMatchObject({ is: "refused", errors: [error] });
  if (answered.is !== "refused") return;
  expect(answered.saved.version).toBe(1);
  expect(textOf(answered.typed, "what_seen")).toEqual([
    "The router restarted.",
  ]);
  expect((await readAnswers(database.db, session.key)).version).toBe(1);
});

test.each(both)(
  "words that another tab saved meanwhile are a conflict in %s, and kept",
  async (_, begin) => {
    const session = await begin();
    const first = await openPage(session, "what");
    const second = await openPage(session, "what");
    await first(account("From the first tab"));
    const answered = await second(account("From the second tab"));
    expect(answered.is).toBe("conflict");
    expect(await savedText(session, "what_seen")).toEqual([
      "From the second tab",
      "From the first tab",
    ]);
  },
);

test("a form that a sent report refused shows what another tab said meanwhile too", async () => {
  const session = await sent();
  const first = await openPage(session, "what");
  const second = await openPage(session, "what");
  await first(account("From the first tab"));
  const answered = await second({
    ...account("From the second tab"),
    "first_noticed.date": "2027-11-20",
  });
  expect(answered.is).toBe("refused");
  if (answered.is !== "refused") return;
  expect(textOf(answered.typed, "what_seen")).toEqual([
    "From the second tab",
    "From the first tab",
  ]);
});

test("an answer that would stop the path of a sent report is not taken; the rest of its page is", async () => {
  const session = await sent();
  const send = await openPage(session, "listeners");
  const answered = await send({
    ...listeners,
    mail_safe: "no",
    sensitive: "yes",
  });
  expect(answered).toMatchObject({ is: "stopped", stop: "sensitive-stop" });
  expect(await savedText(session, "sensitive")).toEqual(["no"]);
  expect(await savedText(session, "mail_safe")).toEqual(["no"]);
});

test("a draft takes the answer that stops its path, and leads to what to do instead", async () => {
  const session = await draft();
  const send = await openPage(session, "listeners");
  const answered = await send({ ...listeners, sensitive: "yes" });
  expect(answered.is).toBe("saved");
  expect(nextPage(answered.saved.answers, "listeners")).toBe("sensitive-stop");
});

test.each([
  ["a draft keeps", draft, "99999"],
  ["a sent report does not take", sent, "93301"],
] as const)(
  "%s a ZIP code that the directory does not know",
  async (_, begin, zip) => {
    const session = await begin();
    const send = await openPage(session, "site");
    const answered = await send({
      country: "US",
      "site.zip": "99999",
    });
    const error = { questionId: "site", code: "unknown-zip" };
    expect(answered).toMatchObject({ is: "refused", errors: [error] });
    expect(await savedText(session, "site")).toMatchObject([{ zip }]);
  },
);

test.each(both)(
  "money of the last 72 hours is asked back with %s that was noticed two years ago, once",
  async (_, begin) => {
    const session = await begin();
    const account = await openPage(session, "what");
    await account({
      what_seen: "Invoices were changed.",
      "first_noticed.date": "2024-11-20",
      certainty: "confirmed",
    });
    const first = await openPage(session, "actions");
    const moved = {
      actions_taken: "nothing",
      told: "nobody",
      money_moved: "yes",
    };
    const error = { questionId: "money_moved", code: "money-long-ago" };
    const refused = await first(moved);
    expect(refused).toMatchObject({ is: "refused", errors: [error] });
    const again = await openPage(session, "actions");
    expect(
      await again({ ...moved, "asked-back": markOf(refused) }),
    ).toMatchObject({ is: "saved" });
    expect(await savedText(session, "money_moved")).toEqual(["yes"]);
  },
);

test("money of the last 72 hours is not asked back of what was noticed a week ago", async () => {
  const session = await draft();
  const account = await openPage(session, "what");
  await account({
    what_seen: "Invoices were changed.",
    "first_noticed.date": "2026-11-16",
    certainty: "confirmed",
  });
  const send = await openPage(session, "actions");
  expect(
    await send({
      actions_taken: "nothing",
      told: "nobody",
      money_moved: "yes",
    }),
  ).toMatchObject({ is: "saved" });
});

test("a ZIP code that the directory does not know is asked back once", async () => {
  const session = await draft();
  const send = await openPage(session, "site");
  const typed = { "site.zip": "99999" };
  const refused = await send(typed);
  expect(refused).toMatchObject({ is: "refused" });
  const again = await openPage(session, "site");
  const asked = { "asked-back": markOf(refused) };
  expect(await again({ ...typed, ...asked })).toMatchObject({ is: "saved" });
});

test("another ZIP code that nobody knows is asked back again, and a state beside the first is not", async () => {
  const session = await draft();
  const send = async (fields: Record<string, string>) =>
    (await openPage(session, "site"))({ country: "US", ...fields });
  const asked = {
    "asked-back": markOf(await send({ "site.zip": "99999" })),
  };
  const unknown = { questionId: "site", code: "unknown-zip" };
  expect(await send({ ...asked, "site.zip": "00001" })).toMatchObject({
    errors: [unknown],
  });
  const same = { ...asked, "site.zip": "99999", "site.state": "CA" };
  expect(await send(same)).toMatchObject({ is: "saved" });
});

test("another day long ago is asked back again where money moved in the last 72 hours", async () => {
  const session = await draft();
  await (
    await openPage(session, "actions")
  )({ actions_taken: "nothing", told: "nobody", money_moved: "yes" });
  const noticed = async (date: string, asked: Record<string, string> = {}) =>
    (await openPage(session, "what"))({
      ...account("Invoices were changed."),
      ...asked,
      "first_noticed.date": date,
    });
  const long = { questionId: "first_noticed", code: "money-long-ago" };
  const refused = await noticed("2024-11-20");
  expect(refused).toMatchObject({ errors: [long] });
  const asked = { "asked-back": markOf(refused) };
  expect(await noticed("2024-12-20", asked)).toMatchObject({ errors: [long] });
  expect(await noticed("2024-11-20", asked)).toMatchObject({ is: "saved" });
});

/** What the page that asks back says in its hidden field. */
function markOf(answered: Answered): string {
  if (answered.is !== "refused") throw new Error(`it was ${answered.is}`);
  const marks = answered.errors.map((each: Problem) =>
    askedBackMark(each, answered.typed),
  );
  return marks.find((mark) => mark !== null) ?? "none";
}

test("a colleague is not told that what is the owner's to answer is missing", async () => {
  const of = await beginDraft(database.db, keyring);
  const colleague = await joinByCode(database.db, keyring, {
    of,
    scope: "answer",
  });
  const owners = await openPage(of.session, "contact");
  const blank = { identity: "named", sharing: "fbi-cisa", contact_name: "" };
  const missing = { questionId: "contact_name", code: "missing" };
  expect(await owners(blank)).toMatchObject({
    errors: expect.arrayContaining([missing]),
  });
  const colleagues = await openPage(colleague.session, "contact");
  expect(await colleagues(blank)).toMatchObject({ is: "saved" });
});

test("whoever may only read is refused, whether the answers are right or wrong", async () => {
  const of = await fileReport(database.db, keyring);
  const { session } = await joinByCode(database.db, keyring, {
    of,
    scope: "read",
  });
  const send = await openPage(session, "what");
  await expect(send(account("Right"))).rejects.toThrow(Forbidden);
  await expect(send(account(""))).rejects.toThrow(Forbidden);
});

test("a page of a draft that was sent meanwhile changes nothing", async () => {
  const session = await draft();
  const send = await openPage(session, "what");
  await submitReport(database.db, { keyring, session, now });
  await expect(send(account("Too late"))).rejects.toThrow(Conflict);
});

test("of the times of legal deadlines each one that the form holds is taken, that of the path too", async () => {
  const session = await sent();
  const send = await openPage(session, "event-times");
  const zone = "America/Los_Angeles";
  const answered = await send({
    "first_noticed.date": "2026-11-19",
    "first_noticed.zone": zone,
    "incident_determined.date": "2026-11-21",
    "incident_determined.zone": zone,
  });
  expect(answered.is).toBe("saved");
  const { answers } = answered.saved;
  expect(textOf(answers, "first_noticed")).toMatchObject([
    { date: "2026-11-19" },
  ]);
  expect(textOf(answers, "incident_determined")).toMatchObject([
    { date: "2026-11-21" },
  ]);
  // It was not in the form.
  expect(answers.payment_made).toBeUndefined();
});

test.each(both)(
  "by a colleague's code, who may be listening in %s becomes more careful and never less",
  async (_, begin) => {
    const { db } = database;
    const of =
      begin === draft
        ? await beginDraft(db, keyring)
        : await fileReport(db, keyring);
    const owner = of.session;
    const night = await joinByCode(db, keyring, { of, scope: "answer" });
    const careful = { ...listeners, sensitive: "no", mail_safe: "no" };

    const quieter = await openPage(night.session, "listeners");
    expect(await quieter(careful)).toMatchObject({ is: "saved" });
    const louder = await openPage(night.session, "listeners");
    expect(await louder({ ...careful, mail_safe: "yes" })).toMatchObject({
      is: "refused",
      errors: [{ questionId: "mail_safe", code: "owner-only" }],
    });
    expect(await savedText(owner, "mail_safe")).toEqual(["no"]);

    const own = await openPage(owner, "listeners");
    expect(await own({ ...careful, mail_safe: "yes" })).toMatchObject({
      is: "saved",
    });
    expect(await savedText(owner, "mail_safe")).toEqual(["yes"]);
  },
);
