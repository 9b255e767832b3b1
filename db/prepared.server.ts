import type { Database } from "./client.server.ts";

/**
 * A statement whose text is built once a connection, instead of each time, which takes drizzle longer than sending it does. `build` is
 * written with `sql.placeholder`, and its `prepare` names the statement: no other may have the name.
 */
export function prepared<Query extends object>(
  build: (db: Database) => Query,
): (db: Database) => Query {
  const made = new WeakMap<object, Query>();
  return (db) => {
    const connection = connectionOf(db);
    const found = made.get(connection);
    if (found) return found;
    const query = build(db);
    made.set(connection, query);
    return query;
  };
}

/** The pool, or the connection of a transaction: what a prepared statement of drizzle's holds, though not by its types. */
function connectionOf(db: Database): object {
  const client: unknown = Reflect.get(db._.session, "client");
  if (typeof client !== "object" || client === null)
    throw new Error("drizzle keeps its connection elsewhere now");
  return client;
}
