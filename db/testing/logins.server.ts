import pg from "pg";
import { roleOf } from "#db/grants.ts";

type Surface = keyof typeof roleOf;
const surfaces: Surface[] = ["public", "desk", "worker", "all"];

/** As an installation's operator makes them: a login for each surface, which owns nothing and is in its one role. */
export async function makeLogins(serverUrl: string, prefix: string) {
  await onEach(
    serverUrl,
    surfaces.map(
      (surface) =>
        `create role ${nameOf(prefix, surface)} login password '${prefix}' in role ${roleOf[surface]}`,
    ),
  );
}

export async function dropLogins(serverUrl: string, prefix: string) {
  await onEach(
    serverUrl,
    surfaces.map((surface) => `drop role ${nameOf(prefix, surface)}`),
  );
}

/** The database of this address as the login of a surface. */
export function loginUrlOf(
  databaseUrl: string,
  { prefix, surface }: { prefix: string; surface: Surface },
): string {
  const url = new URL(databaseUrl);
  url.username = nameOf(prefix, surface);
  url.password = prefix;
  return url.href;
}

function nameOf(prefix: string, surface: Surface): string {
  return `${prefix}_${surface}_login`;
}

async function onEach(serverUrl: string, statements: string[]) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
