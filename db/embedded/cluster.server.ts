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
import { roleOf } from "../grants.ts";
import {
  isReachable,
  reachableFolder,
  type Account,
} from "./install.server.ts";
import { environment } from "./process.server.ts";

/** `initdb` cannot do without one. It makes the other two and can then log in no more: see `settleCluster`. */
const superuser = "landline";
const owner = "landline_owner";
/** Of the processes: it owns nothing, and is a member of the role of all surfaces alone. */
const login = "landline_login";
export const database = "landline";

export type Passwords = {
  /** Null where it can log in no more. */
  superuser: string | null;
  owner: string;
  login: string;
};

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

/** A cluster without a file for its superuser was settled. */
export function passwordsOf(folder: string, cluster: string): Passwords {
  const isSettled = isMade(cluster) && !existsSync(superuserFile(folder));
  return {
    superuser: isSettled ? null : passwordIn(superuserFile(folder)),
    owner: passwordIn(join(folder, "owner-password")),
    login: passwordIn(join(folder, "login-password")),
  };
}

function superuserFile(folder: string): string {
  return join(folder, "password");
}

function isMade(cluster: string): boolean {
  return existsSync(join(cluster, "PG_VERSION"));
}

function passwordIn(file: string): string {
  if (!existsSync(file))
    writeFileSync(file, randomText("base64url", 24), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

type Creating = {
  native: string;
  cluster: string;
  password: string | null;
  account: Account;
};

export async function createClusterWhenNew(creating: Creating) {
  const { cluster, password, account } = creating;
  if (isMade(cluster) || password === null) return;
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

type Settling = {
  folder: string;
  urls: Urls;
  passwords: Passwords;
  /** For tests only. */
  keepsSuperuser: boolean;
};

/**
 * Makes the owner of the schema and the login of the processes, who own nothing, gives the owner what an earlier version made as
 * the superuser, and takes the superuser's login away. Done once; it may break off anywhere and begins anew.
 */
export async function settleCluster(settling: Settling): Promise<void> {
  const { folder, urls, passwords, keepsSuperuser } = settling;
  if (passwords.superuser === null) return;
  await asSuperuser(urls, "postgres", async (client) => {
    await client.query(rolesOf(passwords));
    const found = await client.query(
      "select 1 from pg_database where datname = $1",
      [database],
    );
    if (found.rowCount === 0) await client.query(`create database ${database}`);
    await client.query(`alter database ${database} owner to ${owner}`);
  });
  await asSuperuser(urls, database, (client) => client.query(handOver));
  if (keepsSuperuser) return;
  await asSuperuser(urls, "postgres", async (client) => {
    // The file first: without it nobody knows the password, whatever comes between.
    rmSync(superuserFile(folder));
    await client.query(`alter role ${superuser} nologin password null`);
  });
}

async function asSuperuser(
  urls: Urls,
  name: string,
  work: (client: pg.Client) => Promise<unknown>,
) {
  const client = new pg.Client({ connectionString: urls("superuser", name) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The passwords are letters, digits, - and _ of our own making. */
function rolesOf(passwords: Passwords): string {
  const made = [
    `${owner} login createrole password '${passwords.owner}'`,
    `${login} login password '${passwords.login}'`,
    `${roleOf.all} nologin`,
  ];
  return `
set client_min_messages = warning;
${made.map((role) => `do $$ begin create role ${role}; exception when duplicate_object then null; end $$;`).join("\n")}
grant ${roleOf.all} to ${owner} with admin option;
grant ${roleOf.all} to ${login};`;
}

/** Not `reassign owned`, which refuses a superuser that `initdb` made. What belongs to a table follows it. */
const handOver = `
do $$
declare change text;
begin
  for change in
    with ours as (
      select oid from pg_namespace where nspname in ('public', 'drizzle', 'graphile_worker')
    )
    select format('schema %I', nspname) from pg_namespace
    where nspname in ('drizzle', 'graphile_worker') and nspowner = '${superuser}'::regrole
    union all
    select format('table %s', oid::regclass) from pg_class
    where relnamespace in (select oid from ours) and relkind in ('r', 'p', 'v', 'm') and relowner = '${superuser}'::regrole
    union all
    select format('routine %s', oid::regprocedure) from pg_proc
    where pronamespace in (select oid from ours) and proowner = '${superuser}'::regrole
    union all
    select format('type %s', pg_type.oid::regtype) from pg_type
    left join pg_class on pg_class.oid = typrelid
    where typnamespace in (select oid from ours) and typowner = '${superuser}'::regrole
      and (typtype in ('e', 'd') or relkind = 'c')
  loop
    execute format('alter %s owner to ${owner}', change);
  end loop;
  -- What processes of that version worked under.
  if exists (select from pg_roles where rolname = 'landline_app') then
    drop owned by landline_app;
    drop role landline_app;
  end if;
end
$$`;

type Who = keyof Passwords;
/** Of one of the three, to the database of this name. */
export type Urls = (who: Who, name: string) => string;

const nameOf = { superuser, owner, login } as const satisfies Record<
  Who,
  string
>;

export function urlsOf(port: number, passwords: Passwords): Urls {
  return (who, name) =>
    `postgres://${nameOf[who]}:${passwords[who] ?? ""}@127.0.0.1:${port}/${name}`;
}

function randomText(encoding: "hex" | "base64url", bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString(
    encoding,
  );
}
