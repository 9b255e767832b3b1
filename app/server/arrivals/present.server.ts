import type { Presence } from "#app/domain/desk/presence.server.ts";

/** A page says again so often that it is open; one that says nothing for longer is gone. */
export const lapseMs = 20_000;
/** Of a session's pages, and of all: what a page that goes wrong, or a stranger with a login, can fill. */
const mostOfSession = 20;
const most = 5_000;

type Here = Presence & { untilMs: number };

/** Which pages of reports are open, as every process is told: in memory alone, bounded, and forgotten within seconds. */
export class Present {
  /** By session and page, the one that said nothing for longest first. */
  #pages = new Map<string, Here>();

  /** The reports of which something is otherwise now. */
  note(presence: Presence, nowMs: number): string[] {
    const { sessionId, opening, reportId, is } = presence;
    const key = `${sessionId} ${opening}`;
    const before = this.#pages.get(key);
    this.#pages.delete(key);
    if (is === "gone") return before ? [before.reportId] : [];
    this.#pages.set(key, { ...presence, untilMs: nowMs + lapseMs });
    const dropped = before ? [] : this.#makeRoom(sessionId);
    if (before?.reportId === reportId && before.is === is) return dropped;
    return [reportId, ...(before ? [before.reportId] : []), ...dropped];
  }

  #makeRoom(sessionId: string): string[] {
    const own = [...this.#pages].filter(
      ([, page]) => page.sessionId === sessionId,
    );
    const tooMany = own.slice(0, Math.max(0, own.length - mostOfSession));
    const oldest = [...this.#pages].slice(
      0,
      Math.max(0, this.#pages.size - most),
    );
    return this.#drop([...tooMany, ...oldest]);
  }

  /** Those that were not said again. */
  lapse(nowMs: number): string[] {
    return this.#drop(
      [...this.#pages].filter(([, { untilMs }]) => untilMs <= nowMs),
    );
  }

  #drop(pages: readonly (readonly [string, Here])[]): string[] {
    for (const [key] of pages) this.#pages.delete(key);
    return pages.map(([, { reportId }]) => reportId);
  }

  clear(): void {
    this.#pages.clear();
  }

  get isEmpty(): boolean {
    return this.#pages.size === 0;
  }

  of(reportId: string): Presence[] {
    return [...this.#pages.values()].filter(
      (page) => page.reportId === reportId,
    );
  }

  reportsOf(sessionId: string): string[] {
    const own = [...this.#pages.values()].filter(
      (page) => page.sessionId === sessionId,
    );
    return [...new Set(own.map(({ reportId }) => reportId))];
  }
}
