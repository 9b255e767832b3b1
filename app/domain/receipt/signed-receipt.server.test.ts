import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { processorMs } from "#db/testing/processor.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { openTestStore } from "#db/testing/store.server.ts";
import { sendFile } from "#db/testing/evidence.server.ts";
import { signJws } from "../vault/sign.server.ts";
import { sha256 } from "../vault/digest.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { NotFound } from "../refusal.ts";
import { answersDocument } from "../answers/answers-document.server.ts";
import { saveAnswers } from "../report/save.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { receiptFile, signReceipt } from "./signed-receipt.server.ts";
import { verifyReceipt } from "./verify-receipt.server.ts";
import { readAnswersOf } from "../answers/versions.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const issuer = "https://report.example.org";
const now = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-11-22T10:00:00Z");

const said = {
  org_name: "Quartzite Telephone",
  what_seen: "A tunnel that none of us made, «¿quién?» 🛰️",
};

const sign = (session: ReporterSession) =>
  signReceipt(database.db, { keyring, session, issuer, now: later });

test("a receipt proves reference, time, units with their reason, and which answers", async () => {
  const filed = await fileReport(database.db, keyring, { answers: said, now });
  const signed = await sign(filed.session);
  expect(await verifyReceipt(keyring, receiptFile(signed))).toEqual({
    is: "ours",
    kid: expect.stringMatching(/^1-/),
    isCurrentKey: true,
    isRewritten: false,
    statement: {
      form: "landline-receipt-1",
      issuer,
      issuedAt: later.toISOString(),
      reference: filed.reference,
      submittedAt: now.toISOString(),
      answers: {
        form: "landline-answers-1",
        version: 1,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      evidence: [],
      units: expect.arrayContaining([
        {
          id: "sacramento",
          name: "FBI Sacramento Field Office",
          part: "primary",
          reason: {
            en: expect.stringContaining("area of this office"),
            es: expect.any(String),
          },
        },
      ]),
    },
  });
});

test("a receipt holds nothing that was typed, and its digest is of the file of answers", async () => {
  const { session } = await fileReport(database.db, keyring, {
    answers: said,
    now,
  });
  const signed = await sign(session);
  const file = receiptFile(signed);
  const body = signed.jws.split(".")[1] ?? "";
  const payload = Buffer.from(body, "base64url").toString("utf8");
  const saved = await readAnswers(database.db, session.key);
  const document = answersDocument(session.key, saved);
  for (const typed of Object.values(said)) {
    expect(document).toContain(typed);
    expect(file + payload).not.toContain(typed);
  }
  expect(signed.statement.answers.sha256).toBe(
    sha256(document).toString("hex"),
  );
  expect(answersDocument(session.key, saved)).toBe(document);
});

test("a receipt lists what arrived, in that order, by hash, size and time and without the names", async () => {
  const { session } = await fileReport(database.db, keyring, {
    answers: said,
    now,
  });
  const { store, close } = await openTestStore();
  try {
    const files = [];
    for (const minute of [10, 20]) {
      const content = Buffer.from(`line ${minute}\n`.repeat(minute));
      const at = new Date(now.getTime() + minute * 60_000);
      const name = `Quartzite breach ${minute}.log`;
      const file = { session, store, content, name, now: at };
      const { sha256 } = await sendFile(database.db, file);
      const arrivedAt = at.toISOString();
      files.push({ sha256, sizeBytes: content.length, arrivedAt });
    }
    const signed = await sign(session);
    expect(signed.statement.evidence).toEqual(files);
    const file = receiptFile(signed);
    expect(file).not.toContain("Quartzite");
    expect(await verifyReceipt(keyring, file)).toMatchObject({
      is: "ours",
      isRewritten: false,
      statement: { evidence: files },
    });
  } finally {
    await close();
  }
});

test("a receipt from before there were files is as good as it was", async () => {
  const { session } = await fileReport(database.db, keyring, { now });
  const { statement } = await sign(session);
  const { evidence: _, ...older } = statement;
  const jws = await signJws(keyring, "landline-receipt+jws", older);
  const file = JSON.stringify({ receipt: older, jws });
  expect(await verifyReceipt(keyring, file)).toMatchObject({
    is: "ours",
    isRewritten: false,
    statement: { ...older, evidence: [] },
  });
});

test("the same answers in two reports have two digests, so that guesses cannot be tried on a receipt", async () => {
  const digests = [];
  for (let at = 0; at < 2; at++) {
    const filed = await fileReport(database.db, keyring, {
      answers: said,
      now,
    });
    const { statement } = await sign(filed.session);
    digests.push(statement.answers.sha256);
  }
  expect(new Set(digests).size).toBe(2);
});

test("a draft has no receipt", async () => {
  const { session } = await beginDraft(database.db, keyring, { now });
  await expect(sign(session)).rejects.toThrow(NotFound);
});

test("a receipt verifies as a file, as its signature alone, and as it comes back from paper", async () => {
  const { session } = await fileReport(database.db, keyring, { now });
  const signed = await sign(session);
  const broken = signed.jws.replace(/(.{60})/g, "$1\r\n  ");
  for (const pasted of [
    receiptFile(signed),
    `\uFEFF${receiptFile(signed).replaceAll("\n", "\r\n")}`,
    signed.jws,
    ` \n${broken}\n`,
    `Signature of this receipt:\n${broken}\nPage 2`,
    JSON.stringify({ jws: signed.jws }),
  ])
    expect(await verifyReceipt(keyring, pasted)).toMatchObject({
      is: "ours",
      isRewritten: false,
    });
});

test("a file whose readable part was rewritten says so, and what was signed is shown", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  const file = receiptFile(await sign(filed.session));
  const rewritten = file.replace(filed.reference, "LL-0000-0000");
  expect(await verifyReceipt(keyring, rewritten)).toMatchObject({
    is: "ours",
    isRewritten: true,
    statement: { reference: filed.reference },
  });
});

test("a changed signature, a stranger's key and what is no receipt are told apart", async () => {
  const { session } = await fileReport(database.db, keyring, { now });
  const signed = await sign(session);
  const [header = "", body = "", signature = ""] = signed.jws.split(".");
  const statement = { ...signed.statement, submittedAt: "2020-01-01" };
  const other = Buffer.from(JSON.stringify(statement)).toString("base64url");
  const is = async (pasted: string, ring = keyring) =>
    (await verifyReceipt(ring, pasted)).is;
  expect(await is(`${header}.${other}.${signature}`)).toBe("changed");
  expect(await is(signed.jws, testKeyring())).toBe("unknown-key");
  expect(await is(`${header}.${body}`)).toBe("unreadable");
  expect(await is(JSON.stringify(signed.statement))).toBe("unreadable");
  for (const nothing of ["", "{}", "null", "[1]", '{"jws":7}', "hello"])
    expect(await is(nothing), nothing).toBe("unreadable");
  expect(await is("e".repeat(100_001))).toBe("too-long");
});

test("no pasted text keeps the check busy", async () => {
  const took = await processorMs(async () => {
    for (const unit of ["eyJ", "eyJa.", "eyJa.b.", "{", '{"a":'])
      await verifyReceipt(keyring, unit.repeat(99_999 / unit.length));
  });
  expect(took).toBeLessThan(2000);
});

test("after an update a receipt is of the newest version, and one of what was sent first can still be had; each fits its file", async () => {
  const { db } = database;
  const { session } = await fileReport(db, keyring, { answers: said, now });
  const { key } = session;
  const first = (await sign(session)).statement.answers;
  await saveAnswers(db, {
    session,
    page: "what",
    submission: {
      baseVersion: 1,
      contents: { what_seen: { is: "given", value: "Two tunnels." } },
    },
    now: later,
  });
  const newest = (await sign(session)).statement.answers;
  expect(newest.version).toBe(2);
  const older = { keyring, session, issuer, now: later };
  const again = await signReceipt(db, { ...older, version: 1 });
  expect(again.statement.answers).toEqual(first);
  expect(await verifyReceipt(keyring, receiptFile(again))).toMatchObject({
    is: "ours",
    statement: { answers: { version: 1 } },
  });
  for (const { version, sha256: digest } of [first, newest]) {
    const saved = await readAnswersOf(db, { key, version });
    const document = answersDocument(key, saved);
    expect(sha256(document).toString("hex")).toBe(digest);
  }
  await expect(signReceipt(db, { ...older, version: 3 })).rejects.toThrow(
    NotFound,
  );
});
