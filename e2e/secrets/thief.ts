import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { recoverySeedOf } from "#app/domain/vault/recovery-words.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import { locks, type Row, type Secret } from "./locks.ts";

/** What lies sealed, with the row that says where. */
export type Sealed = { column: string; row: Row; bytes: Buffer };

/** Every row of every table but the published facts, which are the same in every installation. */
export async function everyRow(owner: Database): Promise<Map<string, Row[]>> {
  const { rows: tables } = await owner.execute<{
    schema: string;
    name: string;
  }>(
    sql`
    select schemaname as schema, tablename as name
    from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')
    order by 1, 2`,
  );
  const found = new Map<string, Row[]>();
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const { rows } = await owner.execute<Row>(sql`select * from ${table}`);
    if (!published.has(name)) found.set(name, rows);
  }
  return found;
}

const published = new Set([
  ...["county", "zip_county", "state_territory", "outside_agency", "unit"],
  ...["reference_load", "routing_rules", "migrations"],
]);

/** Every sealed value of these rows, and of the store of files. */
export function everySealed(
  rows: ReadonlyMap<string, Row[]>,
  home: string,
): Sealed[] {
  const inTables = [...rows].flatMap(([table, of]) =>
    of.flatMap((row) =>
      Object.entries(row).flatMap(([name, bytes]) => {
        const column = `${table}.${name}`;
        return Buffer.isBuffer(bytes) && bytes.length > 0 && locks[column]
          ? [{ column, row, bytes }]
          : [];
      }),
    ),
  );
  const parts = (rows.get("evidence_part") ?? []).map((row) => {
    const path = [row.report_id, row.evidence_id, row.id].map(String);
    const bytes = readFileSync(join(home, "evidence", ...path));
    return { column: "evidence", row, bytes };
  });
  return [...inTables, ...parts];
}

/** All that could be a key, a code, a token or a sheet in what was found. */
export function secretsIn(found: string | Buffer): Secret[] {
  if (Buffer.isBuffer(found)) {
    const pieces =
      found.length === 64 ? [found.subarray(0, 32), found.subarray(32)] : [];
    const keys = [found, ...pieces].filter(({ length }) => length === 32);
    const bare = keys.map((key) => ({ key, words: key.toString("base64url") }));
    return [...bare, ...secretsIn(found.toString("latin1"))];
  }
  const words = [...new Set(found.match(/[\w+/-]{20,}={0,2}/g) ?? [])];
  const sheet = recoverySeedOf(found);
  return [
    ...words.map((word) => ({ key: keyIn(word), words: word })),
    ...(sheet ? [{ key: sheet, words: found }] : []),
  ];
}

function keyIn(word: string): Buffer | null {
  const encoding = /^[\da-f]{64}$/i.test(word) ? "hex" : "base64url";
  const key = Buffer.from(word, encoding);
  return key.length === 32 ? key : null;
}

/** Everything in the rows that could open something. */
export function secretsOf(rows: ReadonlyMap<string, Row[]>): Secret[] {
  return [...rows.values()].flat().flatMap((row) =>
    Object.values(row).flatMap((value) => {
      if (Buffer.isBuffer(value)) return secretsIn(value);
      return secretsIn(
        typeof value === "string" ? value : (JSON.stringify(value) ?? ""),
      );
    }),
  );
}

export type Opened = { column: string; kind: string; plain: string };

/**
 * Tries every secret on every sealed value, by every function that opens one; and what came out on what is still sealed, until
 * nothing more opens.
 */
export function openAll(
  sealed: readonly Sealed[],
  held: readonly Secret[],
  { worker }: Pick<Keyring, "worker">,
): Opened[] {
  const known = new Set<string>();
  const isNew = ({ words }: Secret) => !known.has(words) && known.add(words);
  let trying = held.filter(isNew);
  let closed = [...sealed];
  const opened: Opened[] = [];
  while (trying.length > 0) {
    const found: Secret[] = [];
    closed = closed.filter(({ column, row, bytes }) => {
      const plain = firstOpen(
        { column, row, bytes },
        trying,
        worker.publicKeys,
      );
      if (plain === null) return true;
      const kind = typeof row.kind === "string" ? row.kind : "";
      opened.push({ column, kind, plain: plain.toString("latin1") });
      found.push(...secretsIn(plain));
      return false;
    });
    trying = found.filter(isNew);
  }
  return opened;
}

function firstOpen(
  { column, row, bytes }: Sealed,
  secrets: readonly Secret[],
  publicKeys: ReadonlyMap<number, Buffer>,
): Buffer | string | null {
  const lock = locks[column];
  for (const { key, words } of secrets) {
    if (!lock || (key === null && lock.by !== "words")) continue;
    const secret = { key: key ?? Buffer.alloc(0), words };
    try {
      const plain = lock.open(row, bytes, secret, publicKeys);
      if (plain !== null) return plain;
    } catch {
      // Not with this one.
    }
  }
  return null;
}
