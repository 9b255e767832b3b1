import type { Database } from "#db/client.server.ts";
import type { Looking } from "#db/replica.server.ts";
import { Forbidden } from "../refusal.ts";
import { readsWholeHistory } from "../responder/can.ts";
import { recordAct } from "../responder/record-act.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { actorSchema, pastEventOf } from "../audit/events.ts";
import type { RecordedEvent } from "../audit/list.server.ts";
import { listEvents, type HistoryKey } from "./history-events.server.ts";
import { filterNames, type HistoryFilters } from "./history-filters.ts";

export type HistoryEvent = RecordedEvent & {
  subjectId: string;
  reportId: string | null;
};

/** One act; or several of one person in a row that say the same, the newest first. */
export type HistoryLine = { events: HistoryEvent[] };

export type HistoryPage = {
  lines: HistoryLine[];
  /** For `?after=`; null on the last page. */
  next: string | null;
};

type Wanted = {
  viewer: Viewer;
  filters?: HistoryFilters;
  /** Whether reads of one person in a row are one line. */
  isFolded?: boolean;
  after?: string | null;
  limit?: number;
  looking?: Looking;
  now: Date;
};

/** One page of what was recorded, newest first, and the record that it was read. @throws Forbidden */
export async function listHistory(
  db: Database,
  wanted: Wanted,
): Promise<HistoryPage> {
  const { viewer, filters = {}, limit = 50, now } = wanted;
  requireAuditor(viewer);
  const { lines, isMore } = await listLines(db, { ...wanted, filters, limit });
  const shown = lines.flatMap(({ events }) => events);
  const names = filterNames(filters);
  await db.transaction((tx) =>
    recordAct(
      tx,
      { by: viewer, now },
      {
        type: "history.read",
        shownCount: shown.length,
        ...(names.length > 0 && { filters: names }),
      },
    ),
  );
  const last = isMore ? shown.at(-1) : undefined;
  return { lines, next: last ? keyText(last) : null };
}

/** @throws Forbidden */
export function requireAuditor(viewer: Viewer): void {
  if (!readsWholeHistory(viewer)) throw new Forbidden("not an auditor");
}

/** Rows that a page reads at most, however many of them are folded. */
const rowsMost = 1_000;
const batchCount = 200;

/** Reads until there are enough lines. A line that goes on beyond `rowsMost` goes on with the next page. */
async function listLines(
  db: Database,
  {
    viewer: { timeZone },
    filters,
    isFolded = false,
    after = null,
    limit,
    looking = (read) => read(db),
  }: Wanted & { filters: HistoryFilters; limit: number },
): Promise<{ lines: HistoryLine[]; isMore: boolean }> {
  const lines: HistoryLine[] = [];
  const size = isFolded ? batchCount : limit + 1;
  let key = parseKey(after);
  for (let read = 0; read < rowsMost; read += size) {
    const asked = { filters, timeZone, after: key, limit: size };
    const rows = await looking((replica) => listEvents(replica, asked));
    for (const row of rows) {
      const event = historyEvent(row);
      const line = isFolded ? lines.at(-1) : undefined;
      if (line && isSameAct(line, event)) line.events.push(event);
      else if (lines.length === limit) return { lines, isMore: true };
      else lines.push({ events: [event] });
      key = row;
    }
    if (rows.length < size) return { lines, isMore: false };
  }
  return { lines, isMore: true };
}

function historyEvent({
  type,
  detail,
  actor,
  ...row
}: Awaited<ReturnType<typeof listEvents>>[number]): HistoryEvent {
  const { chain, subjectId, position, at, reportId } = row;
  return {
    ...{ chain, subjectId, position, at, reportId },
    actor: actorSchema.parse(actor),
    event: pastEventOf({ type, detail }),
  };
}

/** What is read again and again while a page is open or turned over. */
const foldedTypes: readonly string[] = ["queue.read", "history.read"];

function isSameAct({ events }: HistoryLine, next: HistoryEvent): boolean {
  const [first] = events;
  return (
    first !== undefined &&
    foldedTypes.includes(next.event.type) &&
    first.event.type === next.event.type &&
    first.actor.kind === "responder" &&
    next.actor.kind === "responder" &&
    first.actor.id === next.actor.id
  );
}

function keyText({ at, subjectId, position }: HistoryKey): string {
  return [at.getTime(), subjectId, position].join("~");
}

/** Null when the text is no key: then the first page is shown. */
function parseKey(text: string | null): HistoryKey | null {
  const match = /^(\d{1,15})~([\da-f-]{36})~(\d{1,9})$/.exec(text ?? "");
  if (!match) return null;
  const [, at, subjectId = "", position] = match;
  return { at: new Date(Number(at)), subjectId, position: Number(position) };
}
