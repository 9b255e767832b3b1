import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  lostCode,
  mail,
  reportAccess,
  reporterSession,
} from "#db/schema/index.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import {
  asOwner,
  separateDatabase,
  testDatabase,
} from "#db/testing/database.server.ts";
import { eventTypesOf } from "#db/testing/parts.server.ts";
import { createViewer, touchOf } from "#db/testing/people.server.ts";
import {
  beginDraft,
  fileReport,
  type Filing,
} from "#db/testing/reports.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { readLostCodes } from "../desk/lost-codes.server.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { publicKeyOfCode } from "../vault/code-key.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { sweepLostCodes } from "./sweep.server.ts";
import { CannotOpen } from "../vault/seal.server.ts";
import { unwrapWithCode } from "../vault/wrap.server.ts";
import {
  approveNewCode,
  recordCallBack,
  refuseNewCodes,
} from "./call-back.server.ts";
import {
  askForNewCode,
  findNewCode,
  findOpenLostCode,
  mostOfNetwork,
  mostOpen,
  stopLostCodes,
} from "./lost-code.server.ts";
import {
  makeOffer,
  openOffer,
  sealOffer,
  type LostCodeOffer,
} from "./lost-code-offer.server.ts";
import { phraseWords } from "./phrase-words.ts";
import type { Submission } from "../form/merge.ts";
import { saveAnswers } from "../report/save.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { findReporterSession } from "../access/session.server.ts";
import { openByCode } from "../access/begin-session.server.ts";
import { neverSkipped } from "#db/testing/skipped.ts";

const database = testDatabase();
const keyring = testKeyring();
const at = (hours: number) =>
  new Date(Date.parse("2026-11-22T09:00:00Z") + hours * 3_600_000);
const now = at(1);
const home = "203.0.113.7";

const file = (filing: Filing = {}) => fileReport(database.db, keyring, filing);

async function ask(
  reference: string,
  { address = home, when = now } = {},
): Promise<LostCodeOffer> {
  const offer = makeOffer({ reference, language: "en", now: when });
  const asking = { keyring, offer, address, now: when };
  await askForNewCode(database.db, asking);
  return offer;
}

const desk = (name: string, unitId = "triage-desk") =>
  createViewer(database.db, { name, unitId });

const deciding = (
  reportId: string,
  { requestId }: LostCodeOffer,
  by: Awaited<ReturnType<typeof desk>>,
) => {
  const act = { verb: "let-in-code", about: requestId } as const;
  const touch = touchOf(by, act, now);
  return { reportId, requestId, by, touch, keyring, now };
};

const open = (typed: string) =>
  openByCode(database.db, { keyring, typed, now });

test("after a call and a second person's word the new code opens the report, and every older one is out at once", async () => {
  const { db } = database;
  const filed = await file();
  const night = await joinByCode(db, keyring, { of: filed, scope: "answer" });
  const { reportId, reference } = filed;
  const offer = await ask(reference);
  expect(await open(offer.code)).toBeNull();
  expect(await findNewCode(db, { keyring, typed: offer.code })).toBe("asked");

  await recordCallBack(db, deciding(reportId, offer, await desk("Dana")));
  expect(await findNewCode(db, { keyring, typed: offer.code })).toBe("called");
  expect(await open(offer.code)).toBeNull();
  await approveNewCode(db, deciding(reportId, offer, await desk("Ruth")));

  const opened = await open(offer.code);
  const token = opened?.sessionToken ?? "";
  const session = await findReporterSession(db, { keyring, token, now });
  expect(session).toMatchObject({
    scope: "owner",
    accessId: offer.requestId,
  });
  const { answers } = await readAnswers(db, session!.key); // It was just found.
  expect(answers.org_name?.content).toMatchObject({
    value: "Sierra Telecom, Inc.",
  });
  for (const old of [filed, night]) {
    expect(await open(old.code)).toBeNull();
    const { sessionToken: token } = old;
    expect(await findReporterSession(db, { keyring, token, now })).toBeNull();
  }
  const sessions = await db
    .select({ accessId: reporterSession.accessId })
    .from(reporterSession)
    .where(eq(reporterSession.reportId, reportId));
  expect(sessions).toEqual([{ accessId: offer.requestId }]);
  expect((await eventTypesOf(db, reportId)).slice(-4)).toEqual([
    "lost-code.asked",
    "lost-code.called",
    "lost-code.approved",
    "code.used",
  ]);
});

test("what the desk seals for the new code opens with that code alone", async () => {
  const { db } = database;
  const { reportId, reference } = await file();
  const offer = await ask(reference);
  await recordCallBack(db, deciding(reportId, offer, await desk("Dana")));
  await approveNewCode(db, deciding(reportId, offer, await desk("Ruth")));
  const other = makeOffer({ reference, language: "en", now });
  const [row] = await db
    .select()
    .from(reportAccess)
    .where(
      and(eq(reportAccess.reportId, reportId), isNull(reportAccess.revokedAt)),
    );
  const access = {
    reportId,
    accessId: offer.requestId,
    keyWrapped: row!.keyWrapped, // The one code in force.
  };
  expect(unwrapWithCode(offer.code, access).bytes).toHaveLength(32);
  for (const [code, changed] of [
    [other.code, access],
    [offer.code, { ...access, accessId: other.requestId }],
    [offer.code, { ...access, reportId: other.requestId }],
  ] as const)
    expect(() => unwrapWithCode(code, changed)).toThrow(CannotOpen);
});

test("one person alone lets no code in, nor anybody without a call", async () => {
  const { db } = database;
  const { reportId, reference } = await file();
  const offer = await ask(reference);
  const dana = deciding(reportId, offer, await desk("Dana"));
  await expect(approveNewCode(db, dana)).rejects.toThrow(Conflict);
  await recordCallBack(db, dana);
  await expect(approveNewCode(db, dana)).rejects.toThrow(Conflict);
  const ruth = deciding(reportId, offer, await desk("Ruth"));
  await expect(recordCallBack(db, ruth)).rejects.toThrow(Conflict);
  await approveNewCode(db, ruth);
  await expect(approveNewCode(db, ruth)).rejects.toThrow(Conflict);
});

test("who has no part in the report neither calls nor decides, and who was only offered one does not yet", async () => {
  const { db } = database;
  const { reportId, reference } = await file();
  const offer = await ask(reference);
  const far = deciding(reportId, offer, await desk("Tom", "boston"));
  await expect(recordCallBack(db, far)).rejects.toThrow(NotFound);
  await expect(
    refuseNewCodes(db, { ...far, requestIds: [offer.requestId] }),
  ).rejects.toThrow(NotFound);
  const miguel = await desk("Miguel", "sacramento");
  const near = deciding(reportId, offer, miguel);
  await expect(recordCallBack(db, near)).rejects.toThrow(Conflict);
  await acceptReport(db, { reportId, by: miguel, now });
  await recordCallBack(db, near);
});

test("a refused request is over, and one that came after the page was shown is not", async () => {
  const { db } = database;
  const { reportId, reference, code } = await file();
  const first = await ask(reference);
  const later = await ask(reference, { address: "198.51.100.1" });
  const by = await desk("Dana");
  const refusing = { reportId, by, now, requestIds: [first.requestId] };
  await refuseNewCodes(db, refusing);
  await expect(refuseNewCodes(db, refusing)).rejects.toThrow(Conflict);
  const state = ({ code: typed }: LostCodeOffer) =>
    findNewCode(db, { keyring, typed });
  expect(await state(first)).toBe("refused");
  expect(await state(later)).toBe("asked");
  await expect(
    recordCallBack(db, deciding(reportId, first, by)),
  ).rejects.toThrow(Conflict);
  expect(await open(code)).not.toBeNull();
});

test("a request runs out after seven days", async () => {
  const { db } = database;
  const { reportId, reference } = await file();
  const offer = await ask(reference);
  const by = await desk("Dana");
  const late = { ...deciding(reportId, offer, by), now: at(24 * 7 + 1) };
  await expect(recordCallBack(db, late)).rejects.toThrow(Conflict);
  expect(
    await sweepLostCodes(db, {
      now: at(24 * 7),
      limit: 9,
      onSkipped: neverSkipped,
    }),
  ).toBe(0);
  expect(
    await sweepLostCodes(db, {
      now: late.now,
      limit: 9,
      onSkipped: neverSkipped,
    }),
  ).toBe(1);
  expect(
    await sweepLostCodes(db, {
      now: late.now,
      limit: 9,
      onSkipped: neverSkipped,
    }),
  ).toBe(0);
  expect(await findNewCode(db, { keyring, typed: offer.code })).toBe("expired");
  expect(await eventTypesOf(db, reportId)).toContain("lost-code.expired");
});

test("nobody who asks again and again, or first, is in the way of another who asks", async () => {
  const { db } = database;
  const { reportId, reference } = await file();
  for (let time = 0; time < 8; time++)
    await ask(reference, { address: "198.51.100.9" });
  const owner = await ask(reference);
  for (let time = 0; time < 8; time++)
    await ask(reference, { address: "198.51.100.9" });
  const rows = await db
    .select({ id: lostCode.id })
    .from(lostCode)
    .where(eq(lostCode.reportId, reportId));
  expect(rows).toHaveLength(mostOfNetwork + 1);
  await recordCallBack(db, deciding(reportId, owner, await desk("Dana")));
  await approveNewCode(db, deciding(reportId, owner, await desk("Ruth")));
  expect(await open(owner.code)).not.toBeNull();
  expect(await findOpenLostCode(db, reportId)).toBeNull();
});

test("however many networks ask, no more wait than can be read out on the phone, and refusing them makes room", async () => {
  const { db } = database;
  const { reportId, reference } = await file();
  for (let net = 0; net < mostOpen + 5; net++)
    await ask(reference, { address: `198.51.${net}.1` });
  const open = await db
    .select({ id: lostCode.id })
    .from(lostCode)
    .where(eq(lostCode.reportId, reportId));
  expect(open).toHaveLength(mostOpen);
  const requestIds = open.map(({ id }) => id);
  await refuseNewCodes(db, {
    ...{ reportId, requestIds, now, by: await desk("Dana") },
  });
  const { code: typed } = await ask(reference);
  expect(await findNewCode(db, { keyring, typed })).toBe("asked");
});

test("whoever holds the present code objects once to what was asked until then, and ends no request", async () => {
  const { db } = database;
  const filed = await file();
  const { reportId, reference, session } = filed;
  const night = await joinByCode(db, keyring, { of: filed, scope: "answer" });
  const object = (hours: number) =>
    stopLostCodes(db, { session, now: at(hours) });
  const objections = async () =>
    (await listReportEvents(db, reportId)).flatMap(({ event }) =>
      event.type === "lost-code.stopped" ? [event.requestId] : [],
    );
  const stopping = stopLostCodes(db, { session: night.session, now });
  await expect(stopping).rejects.toThrow(Forbidden);
  await object(1);
  expect(await objections()).toEqual([]);

  // The code was stolen, and the thief says "it was not me" to the owner's own requests.
  const first = await ask(reference);
  const second = await ask(reference, { when: at(2) });
  await object(3);
  await object(4);
  expect(await objections()).toEqual([second.requestId]);
  const other = await file();
  await ask(other.reference);
  expect(await findOpenLostCode(db, other.reportId)).toEqual({
    askedAt: now,
    objectedAt: null,
  });
  const later = await ask(reference, { when: at(5) });
  expect(await findOpenLostCode(db, reportId)).toEqual({
    askedAt: at(5),
    objectedAt: null,
  });
  await object(6);
  await object(7);
  expect(await objections()).toEqual([second.requestId, later.requestId]);
  const viewer = await desk("Dana");
  const read = await readLostCodes(db, { viewer, key: session.key });
  expect(read.requests.map(({ objectedAt }) => objectedAt)).toEqual([
    at(3),
    at(3),
    at(6),
  ]);

  // Its owner is called all the same, and is let in.
  const state = ({ code: typed }: LostCodeOffer) =>
    findNewCode(db, { keyring, typed });
  for (const request of [first, second, later])
    expect(await state(request)).toBe("asked");
  await recordCallBack(db, deciding(reportId, first, await desk("Dana")));
  await approveNewCode(db, deciding(reportId, first, await desk("Ruth")));
  expect(await open(first.code)).not.toBeNull();
  expect(await state(later)).toBe("refused");
});

test("two tabs that object at once leave one objection", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const { reportId, reference, session } = await fileReport(db, keyring);
    const offer = makeOffer({ reference, language: "en", now });
    await askForNewCode(db, { keyring, offer, address: home, now });
    await Promise.all(
      [2, 2, 2].map((hours) => stopLostCodes(db, { session, now: at(hours) })),
    );
    const types = await eventTypesOf(db, reportId);
    const stopped = types.filter((type) => type === "lost-code.stopped");
    expect(stopped).toHaveLength(1);
  } finally {
    await drop();
  }
});

test("a report without a number to call gives no new code", async () => {
  const { db } = database;
  const { reportId, reference } = await file({
    answers: { identity: "anonymous" },
  });
  const offer = await ask(reference);
  const calling = recordCallBack(
    db,
    deciding(reportId, offer, await desk("Dana")),
  );
  await expect(calling).rejects.toThrow(Conflict);
});

test("the desk calls the number that was sent, whatever a stolen code changes, takes out or adds", async () => {
  const { db } = database;
  const { reportId, reference, session } = await file({
    answers: { phone_carrier: "Sierra Telecom" },
  });
  const change = async (
    hours: number,
    page: "contact" | "you",
    values: Record<string, string>,
  ) => {
    const { version } = await readAnswers(db, session.key);
    const contents: Submission["contents"] = Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, { is: "given", value }]),
    );
    const submission = { contents, baseVersion: version };
    await saveAnswers(db, { session, page, submission, now: at(hours) });
  };
  await change(2, "contact", {
    ...{ contact_phone: "+1 900 555 0666", phone_carrier: "Other Mobile" },
    contact_signal: "thief.01",
  });
  await change(3, "you", { identity: "anonymous" });
  const offer = await ask(reference, { when: at(4) });
  const viewer = await desk("Dana");
  const { numbers } = await readLostCodes(db, { viewer, key: session.key });
  const added = { at: at(2), accessId: session.accessId };
  const isCurrent = false;
  expect(numbers).toEqual([
    {
      ...{ kind: "phone", number: "+1 661 555 0142", added: null },
      ...{ isCurrent, isUnsafe: true },
    },
    {
      ...{ kind: "phone", number: "+1 900 555 0666", added },
      ...{ isCurrent, isUnsafe: false },
    },
    {
      ...{ kind: "signal", number: "thief.01", added },
      ...{ isCurrent, isUnsafe: false },
    },
  ]);
  await recordCallBack(db, deciding(reportId, offer, await desk("Dana")));
});

test("to ask about no report, or twice the same, leaves nothing behind and tells nothing", async () => {
  const { db } = database;
  const { reference } = await file();
  const draft = await beginDraft(db, keyring);
  await ask("LL-0000-0000");
  expect(await db.$count(lostCode)).toBe(0);
  const offer = await ask(reference);
  await askForNewCode(db, { keyring, offer, address: home, now });
  expect(await db.$count(lostCode)).toBe(1);
  expect(await findOpenLostCode(db, draft.reportId)).toBeNull();
});

test("the registered address is told to look at the portal, once a day and never under silence", async () => {
  const { db } = database;
  const answers: Filing["answers"] = {
    contact_email: "dana@mail.example",
    mail_wish: "notice",
  };
  const loud = await file({ answers });
  const quiet = await file();
  for (const { reference } of [loud, quiet])
    for (const address of [home, "198.51.100.9"])
      await ask(reference, { address });
  const mails = await db
    .select({ reportId: mail.reportId, kind: mail.kind })
    .from(mail);
  expect(mails).toEqual([{ reportId: loud.reportId, kind: "look-at-portal" }]);
});

test("the desk reads the phrases and the number, and a unit that had no part no phrases", async () => {
  const { db } = database;
  const { reference, session } = await file({
    answers: { phone_carrier: "Sierra Telecom" },
  });
  const { weSay, youAnswer, code } = await ask(reference);
  const { key } = session;
  const viewer = await desk("Dana");
  const read = await readLostCodes(db, { viewer, key });
  expect(read).toMatchObject({
    numbers: [{ number: "+1 661 555 0142", added: null, isUnsafe: true }],
    requests: [{ phrases: { weSay, youAnswer }, state: "asked" }],
  });
  expect(JSON.stringify(read)).not.toContain(code);
  const outside = { ...viewer, unitId: "sanfrancisco" };
  const { requests } = await readLostCodes(db, { viewer: outside, key });
  expect(requests.map(({ phrases }) => phrases)).toEqual(["for-other-units"]);
});

test("a code that is put in the place of a request's in the database is neither heard nor let in, and the desk is told", async () => {
  const { db } = database;
  const { reportId, reference, session, code } = await file();
  const [dana, ruth] = [await desk("Dana"), await desk("Ruth")];
  const thief = makeOffer({ reference, language: "en", now });
  const elsewhere = await ask((await file()).reference);
  const rowOf = ({ requestId }: LostCodeOffer) => eq(lostCode.id, requestId);
  const [other] = await db.select().from(lostCode).where(rowOf(elsewhere));
  const swaps = [
    () => ({ publicKey: publicKeyOfCode(thief.code, thief.requestId) }),
    () => ({ codeLookup: lookupOf(keyring, "access-code", thief.code) }),
    () => ({ phrasesSealed: other!.phrasesSealed }), // It was just asked for.
    (id: string) => ({
      phrasesSealed: Buffer.from(`no JSON of ${id}`),
    }),
  ];
  for (const [at, swapOf] of swaps.entries()) {
    const offer = await ask(reference, { address: `198.51.${at}.1` });
    const swap = swapOf(offer.requestId);
    const [made] = await db.select().from(lostCode).where(rowOf(offer));
    const change = (changes: Partial<typeof lostCode.$inferInsert>) =>
      asOwner(db, (owner) =>
        owner.update(lostCode).set(changes).where(rowOf(offer)),
      );
    await change(swap);
    await expect(
      recordCallBack(db, deciding(reportId, offer, dana)),
    ).rejects.toThrow(CannotOpen);
    await change(made!); // It was just asked for.
    await recordCallBack(db, deciding(reportId, offer, dana));
    await change(swap);
    await expect(
      approveNewCode(db, deciding(reportId, offer, ruth)),
    ).rejects.toThrow(CannotOpen);
    const { requests } = await readLostCodes(db, {
      ...{ viewer: dana, key: session.key },
    });
    expect(requests.map(({ phrases }) => phrases)).toEqual(["changed"]);
    const requestIds = [offer.requestId];
    await refuseNewCodes(db, { reportId, by: dana, now, requestIds });
  }
  expect(await open(thief.code)).toBeNull();
  expect(await open(code)).not.toBeNull();
});

test("of two who decide at once, one does", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const { reportId, reference } = await fileReport(db, keyring);
    const offer = makeOffer({ reference, language: "en", now });
    await askForNewCode(db, { keyring, offer, address: home, now });
    const [dana, ruth, lena] = await Promise.all(
      ["Dana", "Ruth", "Lena"].map((name) => createViewer(db, { name })),
    );
    await recordCallBack(db, deciding(reportId, offer, dana!));
    const done = await Promise.allSettled([
      approveNewCode(db, deciding(reportId, offer, ruth!)),
      approveNewCode(db, deciding(reportId, offer, lena!)),
      refuseNewCodes(db, {
        ...{ reportId, by: dana!, now, requestIds: [offer.requestId] },
      }),
    ]);
    const refused = done.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(2);
  } finally {
    await drop();
  }
});

test("an offer is read by us alone, and within its hour", () => {
  const offer = makeOffer({ reference: "LL-0000-0000", language: "es", now });
  const token = sealOffer(keyring, offer);
  expect(token).not.toContain(offer.code);
  expect(openOffer(keyring, token, now)).toEqual(offer);
  expect(openOffer(keyring, token, at(2))).toBeNull();
  expect(openOffer(testKeyring(), token, now)).toBeNull();
  expect(openOffer(keyring, `${token.slice(0, -4)}AAAA`, now)).toBeNull();
  expect(openOffer(keyring, "", now)).toBeNull();
  for (const phrase of [offer.weSay, offer.youAnswer])
    for (const word of phrase.split(" "))
      expect(phraseWords.es).toContain(word);
});

test.each(["en", "es"] as const)(
  "the words of phrases in %s are 128, all different and short",
  (language) => {
    const words = phraseWords[language];
    expect(new Set(words).size).toBe(128);
    for (const word of words) expect(word).toMatch(/^[a-z]{4,9}$/);
  },
);
