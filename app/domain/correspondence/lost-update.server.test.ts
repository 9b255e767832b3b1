import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { separateDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { assignment, note, report } from "#db/schema/index.ts";
import type { Database } from "#db/client.server.ts";
import { Conflict, Stale } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { assignResponder } from "../routing/assign.server.ts";
import { offerJoint } from "../routing/offer-joint.server.ts";
import type { DeskForm } from "../vocabulary/desk-form.ts";
import { keepDeskUnsent, listDeskUnsent } from "./desk-unsent.server.ts";
import { sendMessage } from "./message.server.ts";
import { writeNote } from "./note.server.ts";
import { sendOnce } from "./send-once.server.ts";

/**
 * The lost update, as complaint and case managers have it: two people open one record, each saves, and the later save writes
 * back all fields as its page showed them, over what the earlier one said. Here two pages of one report are sent at once.
 */
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");

async function twoPages(
  run: (scene: {
    db: Database;
    reportId: string;
    people: [Viewer, Viewer];
    /** What this person typed and did not send. */
    kept: (by: Viewer) => Promise<unknown[]>;
    /** Types it, lets it be kept, and sends it from a page that shows revision 1. */
    send: (
      by: Viewer,
      form: DeskForm,
      body: string,
      command: (tx: Database) => Promise<unknown>,
    ) => Promise<void>;
  }) => Promise<void>,
) {
  const { db, drop } = await separateDatabase();
  try {
    const part = { unitId: "sacramento", state: "accepted" } as const;
    const sent = { status: "accepted", revision: 1, parts: [part] } as const;
    const { reportId, key } = await createSentReport(db, {
      ...sent,
      parts: [...sent.parts],
    });
    const lead = { unitId: "sacramento", role: "lead" } as const;
    const people: [Viewer, Viewer] = [
      await createViewer(db, { ...lead, name: "Ada" }),
      await createViewer(db, { ...lead, name: "Ben" }),
    ];
    await run({
      ...{ db, reportId, people },
      kept: async (by) =>
        (await listDeskUnsent(db, key, by)).unsent.map(({ typed }) => typed),
      send: async (by, form, body, command) => {
        const box = { reportId, by, form, id: uuidv7(), now };
        const opening = crypto.randomUUID();
        const { token: base } = await keepDeskUnsent(db, {
          ...{ ...box, opening, base: "", number: 1 },
          typed: { body },
        });
        await sendOnce(
          db,
          { ...box, base, opening, posted: { body } },
          command,
        );
      },
    });
  } finally {
    await drop();
  }
}

/** Which of the two was done, and why the other was not. */
function outcomeOf(results: PromiseSettledResult<void>[]) {
  const refused = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason] : [],
  );
  return { doneCount: results.length - refused.length, refused };
}

test("of two people who give one report to somebody, the later page is refused and erases nothing", async () => {
  await twoPages(async ({ db, reportId, people, send }) => {
    const assign = (by: Viewer) =>
      send(by, "assignee", "", (tx) =>
        assignResponder(tx, {
          ...{ keyring, reportId, by, now, revision: 1 },
          responderId: by.responderId,
        }),
      );
    const { doneCount, refused } = outcomeOf(
      await Promise.allSettled(people.map(assign)),
    );
    expect(doneCount).toBe(1);
    expect(refused).toEqual([expect.any(Stale)]);
    const [row] = await db
      .select({ revision: report.revision, to: assignment.assigneeId })
      .from(report)
      .innerJoin(assignment, eq(assignment.reportId, report.id))
      .where(eq(report.id, reportId));
    expect(row?.revision).toBe(2);
    expect(people.map(({ responderId }) => responderId)).toContain(row?.to);
  });
});

test("of two people who ask different units, the refused one has all words still, for themselves alone", async () => {
  await twoPages(async ({ reportId, people, send, kept }) => {
    const [ada, ben] = people;
    const offer = (by: Viewer, toUnitId: string) =>
      send(by, "offer", `Why ${toUnitId}`, (tx) =>
        offerJoint(tx, {
          ...{ keyring, reportId, by, now, revision: 1, toUnitId },
          reason: `Why ${toUnitId}`,
        }),
      );
    const results = await Promise.allSettled([
      offer(ada, "denver"),
      offer(ben, "phoenix"),
    ]);
    const { doneCount, refused } = outcomeOf(results);
    expect(doneCount).toBe(1);
    expect(refused).toEqual([expect.any(Conflict)]);
    const [ofAda, ofBen] = [await kept(ada), await kept(ben)];
    expect([...ofAda, ...ofBen]).toHaveLength(1);
    const isAdaDone = results[0].status === "fulfilled";
    expect(isAdaDone ? ofBen : ofAda).toMatchObject([
      { value: { body: isAdaDone ? "Why phoenix" : "Why denver" } },
    ]);
  });
});

test("what two people write at once stands twice: notes and messages are added and never replaced", async () => {
  await twoPages(async ({ db, reportId, people, send, kept }) => {
    const [ada, ben] = people;
    const write = (by: Viewer) =>
      send(by, "notes", `Note of ${by.name}`, (tx) =>
        writeNote(tx, { reportId, by, now, body: `Note of ${by.name}` }),
      );
    await Promise.all([write(ada), write(ben)]);
    expect(await db.$count(note, eq(note.reportId, reportId))).toBe(2);
    const say = (by: Viewer) =>
      send(by, "messages", `Words of ${by.name}`, (tx) =>
        sendMessage(tx, {
          ...{ keyring, reportId, by, now, revision: 1 },
          ...{ kind: "message", body: `Words of ${by.name}` },
        }),
      );
    // The later of two answers was written without having seen the first: its writer looks, and sends it again or not.
    const { doneCount } = outcomeOf(
      await Promise.allSettled([say(ada), say(ben)]),
    );
    expect(doneCount).toBe(1);
    expect([...(await kept(ada)), ...(await kept(ben))]).toHaveLength(1);
  });
});
