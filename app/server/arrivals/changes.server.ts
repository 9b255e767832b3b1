import type pg from "pg";
import {
  listVisible,
  sightOf,
  toldMost,
} from "#app/domain/desk/arrivals.server.ts";
import type { Presence } from "#app/domain/desk/presence.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Database } from "#db/client.server.ts";
import { listenForNotes, type Note } from "./notes.server.ts";

/** So long, and so many, are kept for pages that open or come back: both take seconds. */
const keptMs = 120_000;
const keptMost = 2_000;
/** After the connection broke, and while it cannot be made. */
const retryMs = 2_000;

type Kept = Note & { at: Date };

/**
 * Which reports changed of late, as Postgres tells this process by one connection, which is made again whenever it breaks.
 * What changed while there was none is not known, and said to be so.
 */
export class Changes {
  readonly #connect: () => pg.Client;
  readonly #now: () => Date;
  #kept: Kept[] = [];
  /** From then on all that changed is in `#kept`; null: nobody listens. */
  #since: Date | null = null;
  #stop = () => Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** Of who tells others. */
  onNote: (at: Date) => void = () => {};
  onPage: (reportId: string) => void = () => {};
  onPresence: (presence: Presence) => void = () => {};
  onLost: () => void = () => {};

  constructor(connect: () => pg.Client, now: () => Date) {
    this.#connect = connect;
    this.#now = now;
  }

  /** Failing is no news: it is tried again, and no page is told that it is connected meanwhile. */
  async begin(): Promise<void> {
    if (this.#isClosed) return;
    try {
      this.#stop = await listenForNotes({
        connect: this.#connect,
        told: (note) => this.#keep(note),
        toldOfPage: (reportId) => this.onPage(reportId),
        toldOfPresence: (presence) => this.onPresence(presence),
        lost: () => this.#lose(),
      });
      this.#since = this.#now();
      if (this.#isClosed) await this.#stop();
    } catch {
      this.#beginLater();
    }
  }

  get isListening(): boolean {
    return this.#since !== null;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#since = null;
    this.onLost();
    await this.#stop();
  }

  /** What changed since, the oldest first; null where it is not known whole. */
  since(since: Date): Note[] | null {
    const known = this.#since;
    const oldest = this.#now().getTime() - keptMs;
    if (known === null || since < known || since.getTime() < oldest)
      return null;
    return this.#kept.filter(({ at }) => at >= since);
  }

  #keep(note: Note) {
    const at = this.#now();
    this.#kept.push({ ...note, at });
    const first = this.#kept[0];
    if (this.#kept.length > keptMost && first) {
      this.#kept = this.#kept.slice(keptMost / 2);
      this.#since = this.#kept[0]?.at ?? at;
    }
    this.onNote(at);
  }

  #lose() {
    this.#since = null;
    this.#kept = [];
    this.onLost();
    this.#beginLater();
  }

  #beginLater() {
    if (this.#isClosed) return;
    this.#retry = setTimeout(() => void this.begin(), retryMs).unref();
  }
}

/** Of what changed the ids that this person may see now, and of what their unit gave away just now; null: too many to tell. */
export async function seenOf(
  db: Database,
  viewer: Viewer,
  notes: readonly Note[],
): Promise<string[] | null> {
  const ids = [...new Set(notes.map(({ reportId }) => reportId))];
  if (ids.length > toldMost) return null;
  const visible = await listVisible(db, viewer, ids);
  const left = notes.flatMap(({ reportId, leftUnitId }) =>
    leftUnitId === viewer.unitId ? [reportId] : [],
  );
  return [...new Set([...visible, ...left])];
}

/** Of people whose sight is the same, it is asked once. */
export function seenOnce(db: Database, notes: readonly Note[]) {
  const found = new Map<string, Promise<string[] | null>>();
  return (viewer: Viewer) => {
    const sight = sightOf(viewer);
    const seen = found.get(sight) ?? seenOf(db, viewer, notes);
    found.set(sight, seen);
    return seen;
  };
}
