import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "playwright/test";
import { sql } from "drizzle-orm";
import { openWithSeed } from "#app/domain/vault/key-seed.server.ts";
import { readEnvironment } from "#app/server/process/environment.server.ts";
import { loadKeyring } from "#app/server/process/keys.server.ts";
import type { Database } from "#db/client.server.ts";
import { reportKey } from "#db/schema/index.ts";
import { dumpDatabase } from "#db/testing/dump.server.ts";
import type { Stack } from "../stack.ts";
import { openBrowser } from "./browser.ts";
import { everyFile } from "./ground.ts";
import { foundIn } from "./plant.ts";
import { filedAs, type Policy, type Scene } from "./scene.ts";
import { keyFilesOf } from "../key-files.ts";

type Letter = Stack["mail"]["received"][number];

/** Waits until the last mail has left. */
export async function findInMail(scene: Scene) {
  const { owner, stack, filed, allowed } = scene;
  await expect.poll(() => countOpenMails(owner), { timeout: 30_000 }).toBe(0);
  const inbox = (policy: Policy) =>
    stack.mail.received.filter(({ to }) =>
      to.includes(filed.get(policy)?.address ?? ""),
    );
  expect(inbox("silent")).toEqual([]);
  expect(inbox("notice").length).toBeGreaterThan(0);
  for (const letter of stack.mail.received) expectDiscreet(scene, letter);
  const said = inbox("conversation")
    .map(({ mail: { text } }) => text)
    .join("\n");
  expect(foundIn(said, allowed)).toEqual([...allowed.keys()]);
}

function expectDiscreet(scene: Scene, { to, mail: letter }: Letter) {
  const { filed, allowed, planted } = scene;
  const policy = [...filed].find(([, { address }]) =>
    to.includes(address),
  )?.[0];
  const words = [
    letter.subject,
    letter.text,
    letter.html,
    ...letter.headerLines
      .filter(({ key }) => key !== "to")
      .map(({ line }) => line),
  ].join("\n");
  const mayCarry = policy === "conversation" ? [...allowed.keys()] : [];
  expect(
    foundIn(words, planted).filter((where) => !mayCarry.includes(where)),
  ).toEqual([]);
  for (const { reference } of filed.values())
    if (policy !== "conversation") expect(words).not.toContain(reference);
}

async function countOpenMails(owner: Database): Promise<number> {
  const { rows } = await owner.execute<{ count: number }>(
    sql`select count(*)::int as count from mail where state = 'queued'`,
  );
  return rows[0]?.count ?? 0;
}

export function findInStore({ stack, planted, filed }: Scene) {
  const stored = everyFile(join(stack.home, "evidence"));
  expect(stored.length).toBeGreaterThan(2);
  for (const [path, bytes] of stored) {
    const text = `${path} ${bytes.toString("latin1")}`;
    expect(foundIn(text, planted)).toEqual([]);
  }
  expect(stack.log()).toContain('"route":"/evidence/uploads/:id"');
  expect(storedBytes(stack).length).toBeGreaterThanOrEqual(filed.size);
  for (const bytes of storedBytes(stack))
    expect(foundIn(bytes.toString("latin1"), planted)).toEqual([]);
}

/** Every file in the store of evidence, and what it and its folders are called. */
function storedBytes({ home }: Stack): Buffer[] {
  return readdirSync(join(home, "evidence"), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return Buffer.concat([Buffer.from(file), readFileSync(file)]);
    });
}

export function findInLogs({ stack, trail, planted, postgresLog }: Scene) {
  expect(stack.log()).toContain('"route":"/follow/messages"');
  expect(foundIn(stack.log(), planted)).toEqual([]);
  expect(foundIn(stack.said(), planted)).toEqual([]);
  expect(foundIn(trail.join("\n"), planted)).toEqual([]);
  expect(postgresLog()).toContain("insert into");
  expect(postgresLog()).toContain("ERROR");
  expect(foundIn(postgresLog(), planted)).toEqual([]);
}

export async function findInTables({ owner, planted }: Scene) {
  const dump = await dumpDatabase(owner);
  expect(dump).toContain("graphile_worker");
  expect(dump).toContain("report.signposted");
  expect(foundIn(dump, planted)).toEqual([]);
}

export async function findInBytes({ owner, planted, postgresBytes }: Scene) {
  await owner.execute(sql`checkpoint`);
  const written = postgresBytes();
  expect(written.some((bytes) => bytes.includes("report.signposted"))).toBe(
    true,
  );
  const inBytes = [...planted].filter(([, secret]) =>
    [secret, secret.toLowerCase()].some((form) =>
      written.some((bytes) => bytes.includes(form)),
    ),
  );
  expect(inBytes.map(([where]) => where)).toEqual([]);
}

/** A public process holds no key that opens what was sent; the code that was given still does. */
export async function openPublicly(scene: Scene) {
  const { stack, planted } = scene;
  const variables = {
    LANDLINE_SURFACE: "public",
    LANDLINE_HOME: `${stack.home}/public`,
    ...keyFilesOf(stack, "public"),
  };
  const url = await stack.start(variables);
  await expectNoKey(scene, variables);
  const { code } = filedAs(scene, "silent");
  const stranger = openBrowser(url, []);
  expect((await stranger.go("/follow/report")).location).toBe("/follow?ended");
  const typed = { code: code.toLowerCase().replace(/(.{4})/g, "$1 ") };
  expect((await stranger.go("/follow", { form: typed })).location).toBe(
    "/follow/report",
  );
  const { text } = await stranger.go("/follow/report");
  expect(foundIn(text, planted)).toContain("silent: what was seen");
}

async function expectNoKey(
  { stack, owner, filed }: Scene,
  variables: Record<string, string>,
) {
  const keyring = loadKeyring(
    readEnvironment({ ...variables, DATABASE_URL: stack.databaseUrl }),
  );
  expect(keyring.worker.privateKeys).toBeNull();
  expect(keyring.deskKey).toBeNull();
  expect(keyring.indicatorKey).toBeNull();
  const sealed = await owner.select().from(reportKey);
  expect(sealed.length).toBeGreaterThan(filed.size);
  const held = [keyring.pepper, keyring.directoryKey];
  for (const { reportId, unitId, keyNumber, sealed: bytes } of sealed)
    for (const seed of [...held, ...keyring.signing.privateKeys.values()]) {
      const belongsTo = ["report_key", reportId, unitId, String(keyNumber)];
      expect(openWithSeed(seed, belongsTo, bytes)).toBeNull();
    }
}
