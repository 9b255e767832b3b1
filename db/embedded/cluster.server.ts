import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import {
  isReachable,
  reachableFolder,
  type Account,
} from "./install.server.ts";
import { environment } from "./process.server.ts";

const superuser = "landline";
export const database = "landline";

/** Where the data lies: in `folder`, or where the account can reach it. */
export function clusterOf(folder: string, account: Account): string {
  const location = join(folder, "location");
  if (existsSync(location)) return readFileSync(location, "utf8");
  let cluster = join(folder, "cluster");
  if (account && !existsSync(cluster) && !isReachable(folder)) {
    const shared = reachableFolder(account);
    cluster = join(shared, `cluster-${randomText("hex", 6)}`);
    writeFileSync(location, cluster);
  }
  if (!existsSync(cluster)) mkdirSync(cluster, { mode: 0o700 });
  if (account) chownSync(cluster, account.uid, account.gid);
  return cluster;
}

export function passwordOf(folder: string): string {
  const file = join(folder, "password");
  if (!existsSync(file))
    writeFileSync(file, randomText("base64url", 24), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

type Creating = {
  native: string;
  cluster: string;
  password: string;
  account: Account;
};

export async function createClusterWhenNew(creating: Creating) {
  const { cluster, password, account } = creating;
  if (existsSync(join(cluster, "PG_VERSION"))) return;
  const secret = join(cluster, "..", `.password-${process.pid}`);
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
  try {
    await runInitdb(creating, secret);
  } finally {
    rmSync(secret, { force: true });
  }
}

async function runInitdb(
  { native, cluster, account }: Creating,
  passwordFile: string,
) {
  const initdb = spawn(
    join(native, "bin/initdb"),
    [
      ...["-D", cluster, "-U", superuser, "--pwfile", passwordFile],
      ...["-A", "scram-sha-256", "-E", "UTF8", "--no-sync"],
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      "--locale=C",
    ],
    {
      ...account,
      cwd: cluster,
      env: environment(),
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let words = "";
  initdb.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
  const code = await new Promise((done, fail) => {
    initdb.once("error", fail);
    initdb.once("close", done);
  });
  if (code !== 0) {
    throw new Error(`PostgreSQL's initdb failed: ${words.trim()}`);
  }
}

export async function createDatabase(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const found = await client.query(
    "select 1 from pg_database where datname = $1",
    [database],
  );
  if (found.rowCount === 0) await client.query(`create database ${database}`);
  await client.end();
}

export function urlOf(port: number, password: string, name: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}

function randomText(encoding: "hex" | "base64url", bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString(
    encoding,
  );
}
