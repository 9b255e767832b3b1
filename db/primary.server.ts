import pg from "pg";

/** One of the servers that an address of the database names, and the address with it alone. */
type Place = { host: string; port: number; url: string };

const standardPort = 5432;
/** How long a server may take to say whether it is the primary: one that hangs must not hold up who asks the others. */
const askMs = 1_000;

/**
 * The servers of an address, which may name several behind one login as libpq writes them:
 * `postgres://login@one:5432,two:5433/name`. node-postgres alone takes one.
 * @throws TypeError for what is no address
 */
export function placesOf(connectionString: string): Place[] {
  const [, login = "", hosts = "", rest = ""] =
    /^(\w+:\/\/(?:[^/?#]*@)?)([^/?#@]*)(.*)$/s.exec(connectionString) ?? [];
  return hosts.split(",").map((host) => {
    const url = login + host + rest;
    const { hostname, port } = new URL(url);
    return {
      host: decodeURIComponent(hostname.replace(/^\[(.+)\]$/, "$1")),
      port: Number(port || standardPort),
      url,
    };
  });
}

/** Which of several servers is the primary, remembered until it is forgotten. */
type Primary = { find: () => Promise<Place>; forget: () => void };

export function primaryAmong(places: readonly Place[]): Primary {
  let found: Promise<Place> | null = null;
  const forget = () => (found = null);
  return {
    find: () => {
      found ??= findPrimary(places).catch((error: unknown) => {
        forget();
        throw error;
      });
      return found;
    },
    forget,
  };
}

/** node-postgres's client, which asks for the primary anew each time that it connects. */
export function clientAt(primary: Primary) {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super(config);
      this.on("error", primary.forget);
      const connectAsSet = this.connect.bind(this);
      const connect = async () => {
        const { host, port } = await primary.find();
        Object.assign(this, { host, port });
        await connectAsSet().catch((error: unknown) => {
          primary.forget();
          throw error;
        });
        return this;
      };
      Object.assign(this, {
        connect: (told?: (error: unknown, client?: pg.Client) => void) =>
          told ? void connect().then((it) => told(null, it), told) : connect(),
      });
    }
  };
}

/**
 * Of two that both believe to be the primary, as after a line between them was cut, that of the later timeline: a promotion
 * begins a new one.
 */
async function findPrimary(places: readonly Place[]): Promise<Place> {
  const answers = await Promise.all(
    places.map(async (place) => ({
      place,
      timeline: await askTimeline(place).catch(() => null),
    })),
  );
  const [newest] = answers
    .flatMap(({ place, timeline }) =>
      timeline === null ? [] : [{ place, timeline }],
    )
    .sort((a, b) => b.timeline - a.timeline);
  if (newest) return newest.place;
  throw Object.assign(
    new Error("No host of DATABASE_URL answers as the primary"),
    // Of PostgreSQL's table of errors: unable to establish a connection.
    { code: "08001" },
  );
}

/** The number of a primary's timeline; null of a standby. */
async function askTimeline({ url }: Place): Promise<number | null> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: askMs,
    query_timeout: askMs,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ timeline: number | null }>(
      `select case when pg_is_in_recovery() then null
       else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end as timeline`,
    );
    return rows[0]?.timeline ?? null;
  } finally {
    // Not waited for: one that hangs says no goodbye.
    void client.end().catch(() => {});
  }
}
