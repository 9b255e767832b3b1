import pino from "pino";
import { expect, inject, onTestFinished, test } from "vitest";
import { roleOf } from "#db/grants.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { loginUrlOf } from "#db/testing/logins.server.ts";
import { onServer, urlOf } from "#db/testing/server.server.ts";
import { migrate, openDatabase } from "./database.server.ts";
import { readEnvironment, Unset } from "./environment.server.ts";

const log = pino({ level: "silent" });
const prefix = inject("templateDatabase");

/** What a process of this surface is told at its start, and what keeps it from one. */
async function startOn(
  databaseUrl: string,
  { surface = "public", isProduction = true } = {},
) {
  const given = {
    DATABASE_URL: databaseUrl,
    LANDLINE_SURFACE: surface,
    LANDLINE_DEMONSTRATION: "off",
  };
  const environment = { ...readEnvironment(given), isProduction };
  const told: string[] = [];
  const server = await openDatabase(environment, log, (words) =>
    told.push(words),
  );
  await server.stop();
  return told;
}

async function openSeparate() {
  const { url, drop } = await separateDatabase();
  onTestFinished(drop);
  return url;
}

test.each(["public", "desk", "worker", "all"] as const)(
  "a process of surface %s starts with a login that is in its role alone",
  async (surface) => {
    const url = loginUrlOf(await openSeparate(), { prefix, surface });
    expect(await startOn(url, { surface })).toEqual([]);
  },
);

test("a process does not start with the login of another surface", async () => {
  const url = await openSeparate();
  for (const surface of ["desk", "worker", "all"])
    await expect(
      startOn(loginUrlOf(url, { prefix, surface: "public" }), { surface }),
    ).rejects.toThrow(`grant landline_${surface} to ${prefix}_public_login`);
});

const mighty = {
  "a superuser": ["superuser", "", "is a superuser"],
  "somebody who makes roles": ["createrole", "", "may create roles"],
  "a member of the owner": ["", "current_user", "who owns the schema"],
  "whoever writes every table": ["", "pg_write_all_data", "pg_write_all_data"],
  "whoever runs programs": [
    "",
    "pg_execute_server_program",
    "pg_execute_server_program",
  ],
};

test.each(Object.entries(mighty))(
  "in production no process starts as %s, and elsewhere it says that it would not",
  async (_, [attributes = "", group = "", why]) => {
    const server = inject("serverUrl");
    const url = await openSeparate();
    const name = `landline_mighty_${crypto.randomUUID().slice(0, 8)}`;
    await onServer(
      server,
      `create role ${name} login noinherit ${attributes} password '${name}' in role ${roleOf.public}`,
    );
    onTestFinished(() => onServer(server, `drop role ${name}`));
    if (group === "current_user") {
      await onServer(
        server,
        `do $$ begin execute format('grant %I to ${name}', current_user); end $$`,
      );
    } else if (group) await onServer(server, `grant ${group} to ${name}`);
    const its = new URL(url);
    its.username = name;
    its.password = name;
    const attempt = startOn(its.href);
    await expect(attempt).rejects.toThrow(Unset);
    await expect(attempt).rejects.toThrow(why);
    const [told] = await startOn(its.href, { isProduction: false });
    expect(told).toContain(`"${name}" of DATABASE_URL`);
  },
);

test("a process does not migrate: it says what to run", async () => {
  const server = inject("serverUrl");
  const name = `landline_empty_${crypto.randomUUID().slice(0, 8)}`;
  await onServer(server, `create database ${name}`);
  onTestFinished(() => onServer(server, `drop database ${name} with (force)`));
  const url = urlOf(server, name);
  const its = loginUrlOf(url, { prefix, surface: "public" });
  await expect(startOn(its)).rejects.toThrow("npm run admin -- migrate");
  await migrate({ ownerUrl: url, databaseUrl: its, home: "" });
  expect(await startOn(its)).toEqual([]);
});

test.each([
  [
    "a migration",
    "delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)",
  ],
  ["a right", "revoke update on report from landline_public"],
  [
    "one column's right",
    "revoke update (objected_at) on lost_code from landline_public",
  ],
])("a process does not start where %s is missing", async (_, lost) => {
  const url = await openSeparate();
  await onServer(url, lost);
  await expect(
    startOn(loginUrlOf(url, { prefix, surface: "public" })),
  ).rejects.toThrow("npm run admin -- migrate");
});

test("a process starts on a database that is newer than it", async () => {
  const url = await openSeparate();
  await onServer(
    url,
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)",
  );
  const its = loginUrlOf(url, { prefix, surface: "public" });
  expect(await startOn(its)).toEqual([]);
});

test("nothing is migrated without the owner's address", async () => {
  await expect(
    migrate({ ownerUrl: null, databaseUrl: "postgres://any", home: "" }),
  ).rejects.toThrow("DATABASE_OWNER_URL");
});
