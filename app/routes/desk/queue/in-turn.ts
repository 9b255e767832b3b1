type Ask = (signal: AbortSignal) => Promise<void>;

/** One after the other: what is asked while another is under way waits for its answer, and of several that wait the newest is asked. */
export class InTurn {
  readonly #leaving = new AbortController();
  #isUnderWay = false;
  #waiting: Ask | null = null;

  ask(ask: Ask): void {
    this.#waiting = ask;
    if (!this.#isUnderWay) void this.#begin();
  }

  /** There is nothing to be asked any more. */
  forget(): void {
    this.#waiting = null;
  }

  /** No answer is wanted any more either. */
  stop(): void {
    this.forget();
    this.#leaving.abort();
  }

  async #begin(): Promise<void> {
    this.#isUnderWay = true;
    for (let ask = this.#take(); ask; ask = this.#take())
      // Unanswered, it is asked with the next change.
      await ask(this.#leaving.signal).catch(() => null);
    this.#isUnderWay = false;
  }

  #take(): Ask | null {
    const ask = this.#waiting;
    this.#waiting = null;
    return ask;
  }
}
