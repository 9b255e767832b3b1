import type { ServerResponse } from "node:http";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Database } from "#db/client.server.ts";
import { seenOnce, type Changes } from "./changes.server.ts";
import { Here } from "./here.server.ts";
import type { Note } from "./notes.server.ts";

/** One open page of somebody signed in. */
export type Stream = { response: ServerResponse; sessionId: string };

/** Who these sessions are now; one that has ended is not there. */
export type ViewersNow = (
  sessionIds: readonly string[],
) => Promise<ReadonlyMap<string, Viewer>>;

export type Limits = {
  /** Of the process; each takes a connection, of which there are 2,000. */
  streams: number;
  /** Of one session; a browser opens one for all its tabs. */
  ofSession: number;
  /** Changes are gathered for so long, so that a busy minute is a few lines and not hundreds. */
  gatherMs: number;
  /** So often a line goes out, for proxies that close what is silent, and it is asked whether the session goes on. */
  beatMs: number;
  /** So often it is looked whose pages said nothing for too long. */
  lapseEveryMs: number;
};

const usualLimits: Limits = {
  streams: 500,
  ofSession: 4,
  gatherMs: 1_000,
  beatMs: 20_000,
  lapseEveryMs: 2_000,
};

/** The open streams of a process. */
export class Streams {
  readonly #open = new Set<Stream>();
  readonly #db: Database;
  readonly #changes: Changes;
  readonly #limits: Limits;
  readonly #viewersNow: ViewersNow;
  readonly #here: Here;
  #gatheredSince: Date | null = null;
  /** What the next round is for. */
  readonly #due = { beat: false, tell: false };
  #isGoingRound = false;
  #isGathering = false;
  #beating: NodeJS.Timeout | undefined;

  constructor(
    given: { db: Database; changes: Changes; viewersNow: ViewersNow },
    limits: Limits = usualLimits,
  ) {
    const { db, changes, viewersNow } = given;
    this.#db = db;
    this.#changes = changes;
    this.#viewersNow = viewersNow;
    this.#limits = limits;
    this.#here = new Here(db, {
      lapseEveryMs: limits.lapseEveryMs,
      onChange: () => this.#gather(),
    });
    changes.onNote = (at) => {
      if (this.#open.size > 0) this.#gatheredSince ??= at;
      this.#gather();
    };
    changes.onPage = (reportId) => this.#here.notePage(reportId);
    changes.onPresence = (presence) => this.#here.note(presence);
    changes.onLost = () => {
      this.#here.clear();
      this.#endAll();
    };
  }

  get isFull(): boolean {
    return this.#open.size >= this.#limits.streams;
  }

  /** The oldest of a session that has too many makes room. */
  add(stream: Stream): void {
    const own = [...this.#open].filter(
      ({ sessionId }) => sessionId === stream.sessionId,
    );
    const tooMany = own.length - this.#limits.ofSession + 1;
    if (tooMany > 0) own.slice(0, tooMany).forEach((old) => this.#end(old));
    this.#open.add(stream);
    this.#here.begin(stream);
    stream.response.once("close", () => this.#drop(stream));
    const beat = () => void this.#goRound("beat");
    this.#beating ??= setInterval(beat, this.#limits.beatMs).unref();
  }

  #gather(): void {
    if (this.#isGathering || this.#open.size === 0) return;
    this.#isGathering = true;
    const tell = () => {
      this.#isGathering = false;
      void this.#goRound("tell");
    };
    setTimeout(tell, this.#limits.gatherMs).unref();
  }

  /** One round at a time, however slow the database is: what comes meanwhile is gathered for the next. */
  async #goRound(what: "beat" | "tell"): Promise<void> {
    this.#due[what] = true;
    if (this.#isGoingRound) return;
    this.#isGoingRound = true;
    while (this.#due.beat || this.#due.tell) {
      const { beat, tell } = this.#due;
      Object.assign(this.#due, { beat: false, tell: false });
      // Where it cannot be asked who may hear it all streams end: their pages say so and try again.
      await this.#round({ beat, tell }).catch(() => this.#endAll());
    }
    this.#isGoingRound = false;
  }

  async #round({ beat, tell }: { beat: boolean; tell: boolean }) {
    const since = tell ? this.#gatheredSince : null;
    if (tell) this.#gatheredSince = null;
    if (!this.#changes.isListening) return this.#endAll();
    const newsOf = since && this.#newsOf(this.#changes.since(since));
    const streams = [...this.#open];
    const here = this.#here.takeRound();
    const ids = new Set([
      ...streams.map(({ sessionId }) => sessionId),
      ...here.sessionIds,
    ]);
    const viewers = await this.#viewersNow([...ids]);
    const linesOf = here.linesBy(viewers);
    for (const stream of streams) {
      const viewer = viewers.get(stream.sessionId);
      // Nothing goes to a session that has ended.
      if (!viewer) this.#end(stream);
      else {
        const news = newsOf && (await newsOf(viewer));
        const told = (news ?? "") + (await linesOf(stream, viewer));
        const line = told || (beat ? ":\n\n" : "");
        if (line !== "") this.#write(stream, line);
      }
    }
  }

  /** What each is told of these changes, if anything; null: they are more than were kept. */
  #newsOf(notes: Note[] | null) {
    const seen = notes && seenOnce(this.#db, notes);
    return async (viewer: Viewer): Promise<string | null> => {
      const ids = seen && (await seen(viewer));
      if (!ids) return "event: many\ndata: \n\n";
      return ids.length > 0
        ? `event: changed\ndata: ${ids.join(" ")}\n\n`
        : null;
    };
  }

  /** A reader who takes nothing is let go of, and not waited for: their page looks at it anew. */
  #write(stream: Stream, line: string): void {
    const { response } = stream;
    if (response.writableLength > 64_000) response.destroy();
    if (response.destroyed) this.#drop(stream);
    else response.write(line);
  }

  #endAll(): void {
    for (const stream of [...this.#open]) this.#end(stream);
  }

  #end(stream: Stream): void {
    this.#drop(stream);
    stream.response.end();
  }

  #drop(stream: Stream): void {
    this.#open.delete(stream);
    if (this.#open.size > 0) return;
    clearInterval(this.#beating);
    this.#beating = undefined;
  }
}
