import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { removeLeftovers } from "./server.server.ts";

/** What a killed run left: its folder, and in the lock file of its Postgres a number. */
function leaveBehind(postgresPid: (cluster: string) => number | undefined) {
  const folder = mkdtempSync(join(tmpdir(), "landline-test-"));
  const { pid: ended } = spawnSync(process.execPath, ["--version"]);
  const cluster = join(folder, "cluster");
  mkdirSync(cluster);
  writeFileSync(join(cluster, "postmaster.pid"), `${postgresPid(cluster)}\n`);
  writeFileSync(join(folder, "run"), String(ended));
  return folder;
}

test("what a killed run left is removed with its Postgres, and no process that was given its number since is ended", async () => {
  const other = spawn("sleep", ["60"]);
  const postgres: ReturnType<typeof spawn>[] = [];
  const folders = [
    leaveBehind(() => other.pid),
    leaveBehind((cluster) => {
      // Of a Postgres no more is looked at than its name and its folder.
      const name = join(cluster, "postgres");
      symlinkSync("/bin/sleep", name);
      const child = spawn(name, ["60"]);
      postgres.push(child);
      return child.pid;
    }),
  ];
  const ends = postgres.map((child) => once(child, "exit"));
  removeLeftovers();
  await Promise.all(ends);
  expect(folders.filter(existsSync)).toEqual([]);
  expect(other.exitCode ?? other.signalCode).toBeNull();
  other.kill();
  expect(await once(other, "exit")).toEqual([null, "SIGTERM"]);
});
