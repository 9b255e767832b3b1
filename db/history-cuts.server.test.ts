import { testKeyring } from "#db/testing/keys.server.ts";
import { newKeySeed } from "#app/domain/vault/key-seed.server.ts";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { auditEvent, passkey, report, unitKey } from "#db/schema/index.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { openOnDesk } from "#app/domain/desk/opening.server.ts";
import { sweepDrafts } from "#app/domain/report/sweep.server.ts";
import { startSession } from "#app/domain/responder/session.server.ts";
import {
  generateKeyring,
  publicPart,
} from "#app/domain/vault/keyring.server.ts";
import { sayBreach, type Breach } from "#app/domain/audit/breach.ts";
import { hashOf, instantText, noHash } from "#app/domain/audit/chain.server.ts";
import { checkHistory } from "#app/domain/audit/check.server.ts";
import { parseCheckpoint } from "#app/domain/audit/checkpoint-line.server.ts";
import { makeCheckpoint } from "#app/domain/audit/checkpoint.server.ts";
import { actorSchema } from "#app/domain/audit/events.ts";
import { recordEvent } from "#app/domain/audit/record.server.ts";
import { chainOf, houseId } from "#app/domain/audit/subject.ts";
import { neverSkipped } from "#db/testing/skipped.ts";

const keyring = testKeyring();
const by = { kind: "system", part: "worker" } as const;
const day = (number: number) => new Date(Date.UTC(2026, 10, number, 4, 22));

let separate: Awaited<ReturnType<typeof separateDatabase>>;
let world: Awaited<ReturnType<typeof fill>>;
beforeAll(async () => {
  separate = await separateDatabase();
  world = await fill(separate.db);
});
afterAll(() => separate.drop());

/** Reports of three days, with a checkpoint after each of the first two. */
async function fill(db: Database) {
  const viewer = await createViewer(db, { unitId: "sacramento" });
  const { responderId } = viewer;
  const first = await fileReport(db, keyring, { now: day(1) });
  const quiet = await fileReport(db, keyring, { now: day(1) });
  const draft = await beginDraft(db, keyring, { now: day(1) });
  await beginDraft(db, keyring, { now: new Date(Date.UTC(2026, 8, 1)) });
  await sweepDrafts(db, { now: day(1), limit: 9, onSkipped: neverSkipped });
  const { sessionId } = await startSession(db, {
    ...{ keyring, responderId, personSeed: newKeySeed() },
    ...{ by: "demonstration", now: day(1) },
  });
  await db.insert(passkey).values({
    ...{ id: "a", responderId, publicKey: Buffer.alloc(1), counter: 0 },
    ...{ transports: [], createdAt: day(1) },
  });
  const event = { type: "passkey.enrolled", responderId } as const;
  await recordEvent(db, { sessionId, event, actor: viewer.actor, at: day(1) });
  const one = await makeCheckpoint(db, { keyring, by, now: day(2) });
  await openOnDesk(db, { viewer, reportId: first.reportId, now: day(2) });
  const two = await makeCheckpoint(db, { keyring, by, now: day(3) });
  const late = await fileReport(db, keyring, { now: day(3) });
  await openOnDesk(db, { viewer, reportId: first.reportId, now: day(3) });
  return {
    first: first.reportId,
    quiet: quiet.reportId,
    late: late.reportId,
    draft: draft.reportId,
    session: sessionId,
    one: parseCheckpoint(one.line)!, // What was made is one.
    two: parseCheckpoint(two.line)!, // What was made is one.
  };
}

/** What a check finds after this was done by the owner of the database with every guard off; then it is undone. */
async function foundAfter(
  cut: (tx: Database) => Promise<unknown>,
  checking: Partial<Parameters<typeof checkHistory>[1]> = {},
): Promise<Breach[]> {
  const undone = Symbol("undone");
  let found: Breach[] = [];
  const done = separate.owner.transaction(async (tx) => {
    for (const table of tables)
      await tx.execute(
        sql`alter table ${sql.identifier(table)} disable trigger user`,
      );
    await cut(tx);
    const given = { keyring, since: null, ...checking };
    found = (await checkHistory(tx, given)).breaches;
    throw undone;
  });
  await expect(done).rejects.toBe(undone);
  // Each is a sentence, whole.
  for (const breach of found)
    expect(sayBreach(breach)).toMatch(/^[A-Za-z\d].*[.]$/);
  return found;
}

const tables = [
  "audit_event",
  "audit_chain",
  "audit_checkpoint",
  "audit_checkpoint_head",
];

function short(breach: Breach): string {
  const words = ["why", "what"].flatMap((name) => {
    const word: unknown = Reflect.get(breach, name);
    return typeof word === "string" ? [word] : [];
  });
  return [breach.is, ...words].join(" ");
}

const shortOf = (breaches: Breach[]) => [...new Set(breaches.map(short))];

/** Takes the newest rows of a chain away, and sets its head back as if they had never been. */
async function cutBack(tx: Database, subjectId: string, length: number) {
  await tx.execute(
    sql`delete from audit_event where subject_id = ${subjectId} and position > ${length}`,
  );
  await tx.execute(
    length === 0
      ? sql`delete from audit_chain where subject_id = ${subjectId}`
      : sql`
        update audit_chain
        set length = ${length}, hash = audit_event.hash
        from audit_event
        where audit_chain.subject_id = ${subjectId}
          and audit_event.subject_id = ${subjectId} and audit_event.position = ${length}`,
  );
}

async function lengthOf(tx: Database, subjectId: string) {
  return tx.$count(auditEvent, eq(auditEvent.subjectId, subjectId));
}

async function cutLast(tx: Database, subjectId: string, count = 1) {
  await cutBack(tx, subjectId, (await lengthOf(tx, subjectId)) - count);
}

/** Writes a chain anew with another first actor, every hash and the head with it. */
async function rewrite(tx: Database, subjectId: string) {
  const rows = await tx
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, subjectId))
    .orderBy(asc(auditEvent.position));
  let previousHash: Buffer = noHash;
  for (const row of rows) {
    const { subject, position } = row;
    const actor = position === 1 ? by : actorSchema.parse(row.actor);
    const link = {
      ...{ ...row, actor, at: instantText(row.at) },
      ...{ chain: chainOf(row), detail: Object(row.detail) },
    };
    const hash = hashOf(link, previousHash);
    await tx.execute(sql`
      update audit_event
      set actor = ${JSON.stringify(actor)}::jsonb, previous_hash = ${previousHash}, hash = ${hash}
      where subject_id = ${subjectId} and position = ${position} and subject = ${subject}`);
    previousHash = hash;
  }
  await tx.execute(
    sql`update audit_chain set hash = ${previousHash} where subject_id = ${subjectId}`,
  );
}

async function rewriteAll(tx: Database) {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select subject_id as id from audit_chain`,
  );
  for (const { id } of rows) await rewrite(tx, id);
}

async function forgetCheckpoint(tx: Database, number: number) {
  await tx.execute(sql`delete from audit_checkpoint where number = ${number}`);
  await tx.execute(
    sql`delete from audit_checkpoint_head where number = ${number}`,
  );
}

/** All of them, and that there ever were any. */
async function forgetCheckpoints(tx: Database) {
  await tx.execute(sql`delete from audit_checkpoint`);
  await tx.execute(sql`delete from audit_checkpoint_head`);
  await tx.execute(sql`
    delete from audit_event where subject_id = ${houseId} and type = 'checkpoint.signed'`);
  await tx.execute(sql`
    update audit_chain
    set length = audit_event.position, hash = audit_event.hash
    from audit_event
    where audit_chain.subject_id = ${houseId} and audit_event.subject_id = ${houseId}
      and audit_event.position = (select max(position) from audit_event where subject_id = ${houseId})`);
}

async function deleteWithHistory(tx: Database, reportId: string) {
  await cutBack(tx, reportId, 0);
  await tx.delete(report).where(eq(report.id, reportId));
}

test("a history that nobody cut is whole, with each line that was kept, and for a process without keys", async () => {
  for (const since of [null, world.one, world.two])
    for (const each of [keyring, publicPart(keyring)])
      expect(
        await foundAfter(async () => {}, { since, keyring: each }),
      ).toEqual([]);
});

const cuts: {
  what: string;
  cut: (tx: Database) => Promise<unknown>;
  found: string[];
}[] = [
  {
    what: "the last event of a chain, with its head set back",
    cut: (tx) => cutLast(tx, world.first, 2),
    found: ["cut", "unrecorded report.opened"],
  },
  {
    what: "the last event of a chain that no other row speaks of",
    cut: (tx) => cutLast(tx, world.session, 1),
    found: ["cut", "unrecorded passkey.enrolled"],
  },
  {
    what: "a whole chain with its head",
    cut: (tx) => cutBack(tx, world.quiet, 0),
    found: ["cut", "unrecorded report.started"],
  },
  {
    what: "a report's sending, after the newest checkpoint",
    cut: (tx) => cutBack(tx, world.late, 1),
    found: ["unrecorded report.submitted"],
  },
  {
    what: "a report with its history",
    cut: (tx) => deleteWithHistory(tx, world.quiet),
    found: ["cut"],
  },
  {
    what: "a report, and its history left behind",
    cut: (tx) => tx.delete(report).where(eq(report.id, world.late)),
    found: ["gone"],
  },
  {
    what: "a draft that lived",
    cut: (tx) => tx.delete(report).where(eq(report.id, world.draft)),
    found: ["gone-drafts"],
  },
  {
    what: "every event, with every head",
    cut: (tx) => tx.execute(sql`truncate audit_event, audit_chain`),
    found: ["checkpoint unrecorded", "cut", "no-events"],
  },
  {
    what: "every event, head and checkpoint",
    cut: (tx) =>
      tx.execute(
        sql`truncate audit_event, audit_chain, audit_checkpoint, audit_checkpoint_head`,
      ),
    found: ["no-events"],
  },
  {
    what: "two events in each other's place",
    cut: async (tx) => {
      for (const [from, to] of [
        [1, 99],
        [2, 1],
        [99, 2],
      ])
        await tx.execute(
          sql`update audit_event set position = ${to} where position = ${from} and subject_id = ${world.late}`,
        );
    },
    found: ["broken unlinked"],
  },
  {
    what: "another actor",
    cut: (tx) =>
      tx.execute(
        sql`update audit_event set actor = ${JSON.stringify(by)}::jsonb where position = 1 and subject_id = ${world.late}`,
      ),
    found: ["broken changed"],
  },
  {
    what: "another actor, every hash and the head written anew",
    cut: (tx) => rewrite(tx, world.quiet),
    found: ["rewritten"],
  },
  {
    what: "a session's chain, and the session",
    cut: async (tx) => {
      await cutBack(tx, world.session, 0);
      await tx.execute(sql`delete from responder_session`);
      await tx.execute(sql`delete from passkey`);
    },
    found: ["cut"],
  },
  {
    what: "a session's chain, after the newest checkpoint",
    cut: async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(
        sql`select id from responder limit 1`,
      );
      const { sessionId } = await startSession(tx, {
        ...{ keyring, responderId: rows[0]!.id }, // the world has somebody
        ...{ by: "demonstration", personSeed: newKeySeed(), now: day(4) },
      });
      await cutBack(tx, sessionId, 0);
    },
    found: ["unrecorded session.started"],
  },
  {
    what: "a passkey put in",
    cut: (tx) =>
      tx.execute(sql`
        insert into passkey (id, responder_id, public_key, counter, transports, created_at)
        select 'b', responder_id, public_key, 0, transports, now() from passkey`),
    found: ["unrecorded passkey.enrolled"],
  },
  {
    what: "the newest key of a unit",
    cut: async (tx) => {
      const key = { unitId: "sacramento", number: 2 };
      const event = { type: "unit.key-made", ...key } as const;
      await tx.insert(unitKey).values({
        ...{ ...key, half: Buffer.alloc(64), signature: Buffer.alloc(64) },
        ...{ recoverySealed: Buffer.alloc(0), madeAt: day(3) },
      });
      await recordEvent(tx, { event, actor: by, at: day(3) });
      await tx.delete(unitKey).where(eq(unitKey.number, 2));
    },
    found: ["gone-key"],
  },
  {
    what: "a checkpoint in the middle",
    cut: (tx) => forgetCheckpoint(tx, 1),
    found: ["checkpoint missing", "checkpoint root"],
  },
  {
    what: "the newest checkpoint",
    cut: (tx) => forgetCheckpoint(tx, 2),
    found: ["checkpoint missing"],
  },
  {
    what: "a head that a checkpoint kept",
    cut: async (tx) => {
      await cutBack(tx, world.quiet, 0);
      await tx.execute(
        sql`delete from audit_checkpoint_head where subject_id = ${world.quiet}`,
      );
    },
    found: [
      "checkpoint changes",
      "checkpoint root",
      "unrecorded report.started",
    ],
  },
  {
    what: "all of it written anew, and the checkpoints left",
    cut: rewriteAll,
    found: ["rewritten"],
  },
  {
    what: "all of it written anew, and the checkpoints signed anew by another key",
    cut: async (tx) => {
      await rewriteAll(tx);
      await forgetCheckpoints(tx);
      const other = generateKeyring();
      await makeCheckpoint(tx, { keyring: other, by, now: day(3) });
    },
    found: ["checkpoint not-ours"],
  },
  {
    what: "a chain cut between two checkpoints",
    cut: async (tx) => {
      await cutLast(tx, world.quiet, 1);
      const made = await makeCheckpoint(tx, { keyring, by, now: day(4) });
      expect(made.cutCount).toBe(1);
    },
    found: ["cut-between"],
  },
  {
    what: "a report with its history between two checkpoints",
    cut: async (tx) => {
      await deleteWithHistory(tx, world.quiet);
      const made = await makeCheckpoint(tx, { keyring, by, now: day(4) });
      expect(made.cutCount).toBe(1);
    },
    found: ["cut-between"],
  },
];

test.each(cuts)("without any line it is found: $what", async (row) => {
  expect(shortOf(await foundAfter(row.cut))).toEqual(row.found);
});

const unseen: typeof cuts = [
  {
    what: "the newest checkpoint and all that came after, with what told of it",
    cut: async (tx) => {
      await deleteWithHistory(tx, world.late);
      await cutLast(tx, world.first, 1);
      await forgetCheckpoint(tx, 2);
      await cutLast(tx, houseId, 1);
    },
    found: ["since other", "since root"],
  },
  {
    what: "all of it written anew, and no checkpoint left",
    cut: async (tx) => {
      await rewriteAll(tx);
      await forgetCheckpoints(tx);
      await rewrite(tx, houseId);
    },
    found: ["since other", "since root"],
  },
  {
    what: "a report with its history, and the checkpoints signed anew by their own key",
    cut: async (tx) => {
      await deleteWithHistory(tx, world.quiet);
      await forgetCheckpoints(tx);
      await rewrite(tx, houseId);
      await makeCheckpoint(tx, { keyring, by, now: day(2) });
      await makeCheckpoint(tx, { keyring, by, now: day(3) });
    },
    found: ["since other", "since root"],
  },
];

test.each(unseen)(
  "only a line kept elsewhere shows it: $what",
  async ({ cut, found }) => {
    expect(await foundAfter(cut)).toEqual([]);
    expect(shortOf(await foundAfter(cut, { since: world.two }))).toEqual(found);
  },
);

test.each([
  {
    what: "the last event of a chain",
    cut: (tx: Database) => cutLast(tx, world.first, 1),
  },
  {
    what: "a report with its history",
    cut: (tx: Database) => deleteWithHistory(tx, world.late),
  },
])(
  "nothing shows what came after the newest checkpoint and was cut with its head: $what",
  async ({ cut }) => {
    for (const since of [null, world.one, world.two])
      expect(await foundAfter(cut, { since })).toEqual([]);
  },
);

test("a line copied with a mistake is not believed", async () => {
  const since = parseCheckpoint(
    world.one.line.replace(`.${world.one.eventsCount}.`, ".7."),
  );
  expect(shortOf(await foundAfter(async () => {}, { since }))).toEqual([
    "since unsigned",
  ]);
  expect(parseCheckpoint(`${world.one.line}A`)).toBeNull();
});

test("a new key is named by the one before, and each kept line goes on leading to the newest", async () => {
  const { checkpoint } = keyring;
  const second = [2, Buffer.alloc(32, 7)] as const;
  const rotated = {
    ...keyring,
    checkpoint: checkpoint && {
      current: 2,
      privateKeys: new Map([...checkpoint.privateKeys, second]),
    },
  };
  const sign = async (tx: Database) => {
    await makeCheckpoint(tx, { keyring: rotated, by, now: day(4) });
    const { line } = await makeCheckpoint(tx, {
      ...{ keyring: rotated, by, now: day(5) },
    });
    expect(parseCheckpoint(line)?.key).not.toEqual(world.two.key);
  };
  expect(
    await foundAfter(sign, { keyring: rotated, since: world.one }),
  ).toEqual([]);
});
