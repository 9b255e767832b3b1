import { sql } from "drizzle-orm";
import { afterEach, expect, inject, test } from "vitest";
import { openProxy } from "./testing/proxy.server.ts";
import {
  applicationRole,
  databaseOf,
  openClient,
  openPool,
} from "./client.server.ts";
import { separateDatabase } from "./testing/database.server.ts";

const patience = { connectionMs: 300, answerMs: 300 };
/** A second for which server is the primary, and what the rest takes on a busy machine. */
const soonMs = 3_000;

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const closing of closings.splice(0)) await closing();
});

function poolAt(hosts: string, max = 2) {
  const url = inject("serverUrl").replace(/(@)[^/]+/, `$1${hosts}`);
  const pool = openPool(url, { max, patience });
  closings.unshift(() => pool.end());
  return pool;
}

async function proxyTo(target?: string) {
  const proxy = await openProxy(target);
  closings.push(proxy.close);
  return { ...proxy, host: `127.0.0.1:${proxy.port}` };
}

async function failing(work: Promise<unknown>) {
  const started = performance.now();
  await expect(work).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(soonMs);
}

test("a server that takes connections and says nothing is given up soon", async () => {
  const silent = await proxyTo();
  const pool = poolAt(silent.host);
  await failing(pool.query("select 1"));
  const client = openClient(`postgres://a@${silent.host}/b`, patience);
  await failing(client.connect());
});

test("a connection whose server fell silent is cut, and serves nobody again", async () => {
  const proxy = await proxyTo(inject("serverUrl"));
  const pool = poolAt(proxy.host, 1);
  const db = databaseOf(pool);
  await db.execute(sql`select 1`);
  await failing(
    db.transaction(async (tx) => {
      proxy.silence();
      await tx.execute(sql`select 2`);
    }),
  );
  expect(pool.totalCount).toBe(0);
});

test("a statement too slow for a page ends in the server, and its connection serves on", async () => {
  const pool = openPool(inject("serverUrl"), {
    ...{ max: 1, patience: { connectionMs: 5_000, answerMs: 600 } },
  });
  closings.unshift(() => pool.end());
  const client = await pool.connect();
  await expect(client.query("select pg_sleep(60)")).rejects.toMatchObject({
    code: "57014",
  });
  client.release();
  expect(pool.idleCount).toBe(1);
});

test("of several hosts the one that answers as the primary is taken", async () => {
  const silent = await proxyTo();
  const gone = await openProxy();
  await gone.close();
  const { host } = new URL(inject("serverUrl"));
  const pool = openPool(
    inject("serverUrl").replace(
      /(@)[^/]+/,
      `$1${silent.host},127.0.0.1:${gone.port},${host}`,
    ),
    { patience: { connectionMs: 5_000, answerMs: 5_000 } },
  );
  closings.unshift(() => pool.end());
  const { rows } = await pool.query("select 7 as found");
  expect(rows).toEqual([{ found: 7 }]);
});

test("where no host is a primary, that is said as of a server that cannot be reached", async () => {
  const gone = await openProxy();
  await gone.close();
  const at = `127.0.0.1:${gone.port}`;
  await expect(poolAt(`${at},${at}`).query("select 1")).rejects.toMatchObject({
    code: "08001",
  });
});

test("a server that takes no writes any more is left for another", async () => {
  const pool = poolAt(new URL(inject("serverUrl")).host, 1);
  const client = await pool.connect();
  await client.query("begin read only");
  await expect(
    client.query("create table is_not_made ()"),
  ).rejects.toMatchObject({ code: "25006" });
  client.release();
  expect(pool.totalCount).toBe(0);
});

test("one connection that belongs to no pool works under a role as well", async () => {
  const { url, drop } = await separateDatabase();
  const client = openClient(url, { ...patience, role: applicationRole });
  try {
    await client.connect();
    const { rows } = await client.query("select current_user as role");
    expect(rows).toEqual([{ role: applicationRole }]);
  } finally {
    await client.end();
    await drop();
  }
});
