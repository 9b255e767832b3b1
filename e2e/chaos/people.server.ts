import { expect } from "playwright/test";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import { foundUnit } from "#app/domain/unit-key/found-unit.server.ts";
import { setUpHouse } from "#app/domain/unit-key/house.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { readDirectorySeed } from "#app/server/process/directory-seed.server.ts";
import { readEnvironment } from "#app/server/process/environment.server.ts";
import { loadKeyring } from "#app/server/process/keys.server.ts";
import { reporterCookie } from "#app/server/reporter-session.server.ts";
import type { Database } from "#db/client.server.ts";
import { answersFor } from "#db/testing/answers.ts";
import type { Stack } from "#e2e/stack.ts";
import type { Outcome, Person } from "./browser.ts";
import { readLedger } from "./ledger.server.ts";

/** Reports are refused while nobody could ever read them. */
export async function setUp(owner: Database, stack: Stack) {
  const making = {
    keyring: keyringOf(stack),
    directorySeed: readDirectorySeed(environmentOf(stack), {}),
    now: new Date(),
  };
  const { searchSeed } = await setUpHouse(owner, making);
  const unitId = "triage-desk";
  await foundUnit(owner, { ...making, unitId, members: [], searchSeed });
}

function environmentOf({ home }: Stack) {
  return readEnvironment({
    LANDLINE_HOME: home,
    LANDLINE_DEMONSTRATION: "off",
  });
}

export function keyringOf(stack: Stack): Keyring {
  return loadKeyring(environmentOf(stack));
}

/** Finished drafts, each open in somebody's browser. */
export async function prepare(
  db: Database,
  keyring: Keyring,
  reportCount: number,
): Promise<Person[]> {
  const people: Person[] = [];
  for (let number = 0; number < reportCount; number++) {
    const now = new Date();
    const { reportId, code, sessionToken } = await startDraft(db, {
      keyring,
      locale: "en",
      answers: answersFor({
        org_name: `Chaos Telephone ${number}`,
        contact_email: `person-${number}@example.org`,
        mail_wish: "conversation",
      }),
      now,
    });
    const session = await findReporterSession(db, {
      keyring,
      token: sessionToken,
      now,
    });
    if (session) await confirmCode(db, { session, typed: code.slice(-4), now });
    const cookie = reporterCookie(sessionToken).split(";")[0] ?? "";
    people.push({ reportId, cookie });
  }
  return people;
}

/** Every report that somebody saw the receipt of is there, once and with all that belongs to it, and no other. */
export async function expectWhole(
  owner: Database,
  outcomes: Outcome[],
  reportCount: number,
) {
  const ledger = new Map(
    (await readLedger(owner)).map((entry) => [entry.reportId, entry]),
  );
  expect(ledger.size).toBe(reportCount);
  expect(outcomes).toHaveLength(reportCount);
  const references = new Set(outcomes.map(({ reference }) => reference));
  expect(references.size).toBe(reportCount);
  for (const { reportId, reference } of outcomes) {
    const entry = ledger.get(reportId);
    expect(entry, reference).toMatchObject({
      status: "submitted",
      reference,
      isWhole: true,
      primaries: 1,
      scorings: 1,
      decisions: 1,
      submitted: 1,
      scored: 1,
      routed: 1,
      mails: 1,
    });
    expect(entry?.offered).toBe(entry?.assignments);
    // Nobody of the desk is here to index its words; the job of its indicators waits, or its work is done.
    expect(entry?.wordsAhead, `${reference} waits for its index`).toBe(1);
    expect(entry?.derivingAhead).toBeLessThanOrEqual(1);
  }
}
