import type { Response } from "express";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Database } from "#db/client.server.ts";
import { seenOnce, type Changes } from "./changes.server.ts";

/** One open page of somebody signed in. */
export type Stream = {
  response: Response;
  sessionId: string;
  /** Who it is now; null once the session has ended. */
  viewerNow: () => Promise<Viewer | null>;
};

export type Limits = {
  /** Of the process; each takes a connection, of which there are 2,000. */
  streams: number;
  /** Of one session; a browser opens one for all its tabs. */
  ofSession: number;
  /** Changes are gathered for so long, so that a busy minute is a few lines and not hundreds. */
  gatherMs: number;
  /** So often a line goes out, for proxies that close what is silent, and it is asked whether the session goes on. */
  beatMs: number;
};

const usualLimits: Limits = {
  streams: 500,
  ofSession: 4,
  gatherMs: 1_000,
  beatMs: 20_000,
};

/** The open streams of a process. */
export class Streams {
  readonly #open = new Set<Stream>();
  readonly #db: Database;
  readonly #changes: Changes;
  readonly #limits: Limits;
  #gatheredSince: Date | null = null;
  #beating: NodeJS.Timeout | undefined;

  constructor(
    { db, changes }: { db: Database; changes: Changes },
    limits: Limits = usualLimits,
  ) {
    this.#db = db;
    this.#changes = changes;
    this.#limits = limits;
    changes.onNote = (at) => this.#gather(at);
    changes.onLost = () => this.#endAll();
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
    stream.response.once("close", () => this.#drop(stream));
    const beat = () => void this.#withEach((each) => write(each, ":\n\n"));
    this.#beating ??= setInterval(beat, this.#limits.beatMs).unref();
  }

  #gather(at: Date): void {
    if (this.#gatheredSince !== null || this.#open.size === 0) return;
    this.#gatheredSince = at;
    setTimeout(() => void this.#tell(), this.#limits.gatherMs).unref();
  }

  async #tell(): Promise<void> {
    const since = this.#gatheredSince;
    this.#gatheredSince = null;
    const notes = since && this.#changes.since(since);
    if (!notes) return this.#endAll();
    const seen = seenOnce(this.#db, notes);
    await this.#withEach(async (stream, viewer) => {
      const ids = await seen(viewer);
      if (ids === null) write(stream, "event: many\ndata: \n\n");
      else if (ids.length > 0)
        write(stream, `event: changed\ndata: ${ids.join(" ")}\n\n`);
    });
  }

  /** Nothing goes to a session that has ended. Where that cannot be asked the stream ends: its page says so and tries again. */
  async #withEach(
    act: (stream: Stream, viewer: Viewer) => Promise<void> | void,
  ): Promise<void> {
    const doEach = async (stream: Stream) => {
      const viewer = await stream.viewerNow();
      if (viewer) await act(stream, viewer);
      else this.#end(stream);
    };
    for (const stream of [...this.#open])
      await doEach(stream).catch(() => this.#end(stream));
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

/** A reader who takes nothing is let go of, and not waited for: their page looks at it anew. */
function write({ response }: Stream, line: string): void {
  if (response.writableLength > 64_000) response.destroy();
  else response.write(line);
}
