import { join } from "node:path";
import { Worker, parentPort, workerData } from "node:worker_threads";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { databaseOf, openPool } from "#db/client.server.ts";
import { projectFolder } from "#db/project.server.ts";
import { insertReports } from "./insert.server.ts";
import { noRows, tellReport } from "./life.server.ts";
import { readWorld } from "./world.server.ts";

/** What a thread is given. A keyring is cloned on the way: its buffers arrive as plain byte arrays. */
export type Share = {
  url: string;
  keyring: Keyring;
  now: Date;
  /** Numbers of reports, the last not among them. */
  from: number;
  to: number;
};

/** Reports of one transaction, about 15 MB. */
const batchCount = 500;

/** Adds the reports numbered `from` to `to`, a share a thread. */
export async function fill(
  whole: Share,
  { threads, tell }: { threads: number; tell: (done: number) => void },
): Promise<void> {
  let done = 0;
  const count = whole.to - whole.from;
  const each = Math.ceil(count / threads);
  const shares = Array.from({ length: threads }, (_, index) => ({
    ...whole,
    from: Math.min(whole.to, whole.from + index * each),
    to: Math.min(whole.to, whole.from + (index + 1) * each),
  }));
  await Promise.all(
    shares.map((share) => runThread(share, (batch) => tell((done += batch)))),
  );
}

/** The other side: runs in the thread, in the bundle that started it. */
export async function fillShare(): Promise<void> {
  const given: Share = workerData;
  const share = { ...given, keyring: withBuffers(given.keyring) };
  const pool = openPool(share.url, { max: 4 });
  const db = databaseOf(pool);
  try {
    const world = await readWorld(db, share);
    for (let at = share.from; at < share.to; at += batchCount) {
      const rows = noRows();
      const to = Math.min(share.to, at + batchCount);
      for (let number = at; number < to; number++)
        tellReport(world, number, rows);
      await insertReports(db, rows);
      parentPort?.postMessage(to - at);
    }
  } finally {
    await pool.end();
  }
}

function runThread(share: Share, tell: (count: number) => void) {
  return new Promise<void>((done, fail) => {
    const thread = new Worker(join(projectFolder, "build/node/bench.js"), {
      workerData: share,
    });
    thread.on("message", tell);
    thread.once("error", fail);
    thread.once("exit", (code) =>
      code === 0 ? done() : fail(new Error(`a thread ended with ${code}`)),
    );
  });
}

function withBuffers(keyring: Keyring): Keyring {
  const { pepper, deskKey, indicatorKey, directoryKey } = keyring;
  const { signing, checkpoint } = keyring;
  const all = (keys: ReadonlyMap<number, Buffer>) =>
    new Map([...keys].map(([number, key]) => [number, Buffer.from(key)]));
  const pair = (keys: Keyring["worker"]) => ({
    ...keys,
    publicKeys: all(keys.publicKeys),
    privateKeys: keys.privateKeys && all(keys.privateKeys),
  });
  return {
    pepper: Buffer.from(pepper),
    deskKey: deskKey && Buffer.from(deskKey),
    indicatorKey: indicatorKey && Buffer.from(indicatorKey),
    directoryKey: Buffer.from(directoryKey),
    demonstrationKey: null,
    worker: pair(keyring.worker),
    signing: { ...signing, privateKeys: all(signing.privateKeys) },
    checkpoint: checkpoint && {
      ...checkpoint,
      privateKeys: all(checkpoint.privateKeys),
    },
  };
}
