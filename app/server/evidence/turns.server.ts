import type { Lock, Locker } from "@tus/server";

/**
 * A reporter who comes back to an upload takes it over from the connection that was lost, perhaps before we noticed the
 * loss: the older request is told to end and keeps what it has read. The database makes sure that two processes never
 * both go on.
 */
export const takeOver: Locker = { newLock: (id) => new Turn(id) };

/** After this time the newer request goes on in any case; the older then finds that its offset is no longer valid. */
const patienceMs = 5_000;

const turns = new Map<string, Turn>();

class Turn implements Lock {
  private readonly ended: Promise<void>;
  private end: () => void = () => {};
  private giveWay: () => unknown = () => {};

  constructor(private readonly id: string) {
    this.ended = new Promise((done) => (this.end = done));
  }

  async lock(_signal: AbortSignal, giveWay: () => unknown): Promise<void> {
    this.giveWay = giveWay;
    const before = turns.get(this.id);
    turns.set(this.id, this);
    if (!before) return;
    before.giveWay();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((done) => {
      timer = setTimeout(done, patienceMs);
    });
    await Promise.race([before.ended, patience]);
    clearTimeout(timer);
  }

  unlock(): Promise<void> {
    if (turns.get(this.id) === this) turns.delete(this.id);
    this.end();
    return Promise.resolve();
  }
}
