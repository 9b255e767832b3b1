import type pg from "pg";
import { pageChannel } from "#app/domain/audit/tell-page.server.ts";
import {
  presenceChannel,
  presenceOf,
  type Presence,
} from "#app/domain/desk/presence.server.ts";

/** A report that changed; `leftUnitId` is the unit that sees it no longer since then. */
export type Note = { reportId: string; leftUnitId: string | null };

export type Listening = {
  /** A connection of its own, not connected yet. */
  connect: () => pg.Client;
  told: (note: Note) => void;
  /** Something changed on this report's page alone: no row of a queue shows it. */
  toldOfPage: (reportId: string) => void;
  toldOfPresence: (presence: Presence) => void;
  /** The connection broke: what changes from now on is told to nobody. */
  lost: () => void;
};

/** Has Postgres tell which reports change, until it is stopped or the connection breaks. */
export async function listenForNotes({
  connect,
  lost,
  ...telling
}: Listening): Promise<() => Promise<void>> {
  const client = connect();
  client.on("notification", ({ channel, payload = "" }) =>
    tell(telling, channel, payload),
  );
  try {
    await client.connect();
    for (const channel of channels) await client.query(`listen ${channel}`);
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

const channels = [pageChannel, presenceChannel, "report_changed"];

function tell(
  telling: Pick<Listening, "told" | "toldOfPage" | "toldOfPresence">,
  channel: string,
  payload: string,
) {
  if (channel === presenceChannel) {
    const presence = presenceOf(payload);
    if (presence) telling.toldOfPresence(presence);
    return;
  }
  const note = noteOf(payload);
  if (!note) return;
  if (channel === "report_changed") telling.told(note);
  else telling.toldOfPage(note.reportId);
}

/** Anybody with a login may send one: what has not its form is no note. */
export function noteOf(payload: string): Note | null {
  const { id, unit } =
    /^(?<id>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?: (?<unit>[a-z0-9-]{1,40}))?$/.exec(
      payload,
    )?.groups ?? {};
  return id === undefined ? null : { reportId: id, leftUnitId: unit ?? null };
}
