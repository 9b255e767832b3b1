import {
  listVisible,
  sightOf,
  toldMost,
} from "#app/domain/desk/arrivals.server.ts";
import type { Presence } from "#app/domain/desk/presence.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { DeskForm } from "#app/domain/vocabulary/desk-form.ts";
import type { Database } from "#db/client.server.ts";
import { Present } from "./present.server.ts";
import type { Stream } from "./streams.server.ts";

/** A colleague on a report's page, as the others there are told. */
type PersonHere = {
  name: string;
  unitName: string;
  /** The forms in which they type now. */
  writes: DeskForm[];
};

type Viewers = ReadonlyMap<string, Viewer>;

/** Who has which report open, and what of it whose stream is told: of reports that they have open too, and may see. */
export class Here {
  readonly #db: Database;
  readonly #present = new Present();
  readonly #lapseEveryMs: number;
  readonly #onChange: () => void;
  /** Reports on which somebody came, went, or types elsewhere; and those of which the page is otherwise. */
  #due = new Set<string>();
  #duePages = new Set<string>();
  /** The last line of each report, by stream. */
  readonly #told = new WeakMap<Stream, Map<string, string>>();
  #lapsing: NodeJS.Timeout | undefined;

  constructor(
    db: Database,
    { lapseEveryMs, onChange }: { lapseEveryMs: number; onChange: () => void },
  ) {
    this.#db = db;
    this.#lapseEveryMs = lapseEveryMs;
    this.#onChange = onChange;
  }

  note(presence: Presence): void {
    this.#changed(this.#present.note(presence, Date.now()));
    this.#lapsing ??= setInterval(
      () => this.#lapse(),
      this.#lapseEveryMs,
    ).unref();
  }

  notePage(reportId: string): void {
    if (this.#present.of(reportId).length === 0) return;
    this.#duePages.add(reportId);
    this.#onChange();
  }

  /** A stream that is new was told nothing yet. */
  begin(stream: Stream): void {
    this.#changed(this.#present.reportsOf(stream.sessionId));
  }

  clear(): void {
    this.#present.clear();
    this.#due.clear();
    this.#duePages.clear();
  }

  #lapse(): void {
    this.#changed(this.#present.lapse(Date.now()));
    if (!this.#present.isEmpty) return;
    clearInterval(this.#lapsing);
    this.#lapsing = undefined;
  }

  #changed(reportIds: readonly string[]): void {
    for (const id of reportIds) this.#due.add(id);
    if (reportIds.length > 0) this.#onChange();
  }

  /** What is to be told now; what is more waits for the next round. */
  takeRound() {
    const ids = [...new Set([...this.#due, ...this.#duePages])];
    const taken = ids.slice(0, toldMost);
    const due = new Set(taken.filter((id) => this.#due.delete(id)));
    const duePages = new Set(taken.filter((id) => this.#duePages.delete(id)));
    if (ids.length > taken.length) this.#onChange();
    const pages = taken.flatMap((id) => this.#present.of(id));
    return {
      sessionIds: new Set(pages.map(({ sessionId }) => sessionId)),
      linesBy: (viewers: Viewers) => {
        const isSeen = seenOf(this.#db, taken);
        return async (stream: Stream, viewer: Viewer): Promise<string> => {
          const own = this.#present.reportsOf(stream.sessionId);
          const seen = [];
          for (const id of own)
            if (taken.includes(id) && (await isSeen(viewer, id))) seen.push(id);
          const changed = seen.filter((id) => duePages.has(id));
          const lines = changed.length > 0 ? [pageLine(changed)] : [];
          for (const id of seen.filter((each) => due.has(each))) {
            const here = await peopleOn(this.#present.of(id), {
              ...{ viewers, viewer, isSeen },
            });
            const line = hereLine(id, here);
            if (this.#isNew(stream, id, line)) lines.push(line);
          }
          return lines.join("");
        };
      },
    };
  }

  #isNew(stream: Stream, reportId: string, line: string): boolean {
    const told = this.#told.get(stream) ?? new Map<string, string>();
    this.#told.set(stream, told);
    if (told.get(reportId) === line) return false;
    told.set(reportId, line);
    return true;
  }
}

type IsSeen = (viewer: Viewer, reportId: string) => Promise<boolean>;

/** Of people whose sight is the same, it is asked once. */
function seenOf(db: Database, reportIds: readonly string[]): IsSeen {
  const found = new Map<string, Promise<string[]>>();
  return async (viewer, reportId) => {
    const sight = sightOf(viewer);
    const seen = found.get(sight) ?? listVisible(db, viewer, reportIds);
    found.set(sight, seen);
    return (await seen).includes(reportId);
  };
}

/** All but the viewer, each once, who are signed in and see the report themselves. */
async function peopleOn(
  pages: readonly Presence[],
  {
    viewers,
    viewer,
    isSeen,
  }: { viewers: Viewers; viewer: Viewer; isSeen: IsSeen },
): Promise<PersonHere[]> {
  const people = new Map<string, PersonHere>();
  for (const { sessionId, reportId, is } of pages) {
    const person = viewers.get(sessionId);
    if (!person || person.responderId === viewer.responderId) continue;
    if (!(await isSeen(person, reportId))) continue;
    const { name, unitName, responderId } = person;
    const known = people.get(responderId) ?? { name, unitName, writes: [] };
    if (is !== "reads" && is !== "gone" && !known.writes.includes(is))
      known.writes.push(is);
    people.set(responderId, known);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function hereLine(reportId: string, people: readonly PersonHere[]): string {
  return `event: here\ndata: ${JSON.stringify({ reportId, people })}\n\n`;
}

function pageLine(reportIds: readonly string[]): string {
  return `event: page\ndata: ${reportIds.join(" ")}\n\n`;
}
