import type pg from "pg";

/** A report that changed; `leftUnitId` is the unit that sees it no longer since then. */
export type Note = { reportId: string; leftUnitId: string | null };

export type Listening = {
  /** A connection of its own, not connected yet. */
  connect: () => pg.Client;
  told: (note: Note) => void;
  /** The connection broke: what changes from now on is told to nobody. */
  lost: () => void;
};

/** Has Postgres tell which reports change, until it is stopped or the connection breaks. */
export async function listenForNotes({
  connect,
  told,
  lost,
}: Listening): Promise<() => Promise<void>> {
  const client = connect();
  client.on("notification", ({ payload = "" }) => {
    const note = noteOf(payload);
    if (note) told(note);
  });
  try {
    await client.connect();
    await client.query("listen report_changed");
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    lost();
  };
  client.once("end", end);
  client.once("error", end);
  return async () => {
    isOver = true;
    await client.end().catch(() => {});
  };
}

/** Anybody with a login may send one: what has not its form is no note. */
export function noteOf(payload: string): Note | null {
  const { id, unit } =
    /^(?<id>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?: (?<unit>[a-z0-9-]{1,40}))?$/.exec(
      payload,
    )?.groups ?? {};
  return id === undefined ? null : { reportId: id, leftUnitId: unit ?? null };
}
