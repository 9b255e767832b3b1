import type { Database } from "#db/client.server.ts";
import { findHours, type KnownHours } from "../on-call/hours.server.ts";
import {
  isTimeToHandOver,
  shiftsAround,
  sinceLeaving,
  type Shift,
  type Since,
} from "../on-call/shift.ts";
import { visitDay } from "../on-call/visit.server.ts";
import { NotFound } from "../refusal.ts";
import { worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { listChanged, type Changed } from "./day-changes.server.ts";
import { listWaits, type Waits } from "./day-waits.server.ts";
import {
  dayMost,
  listMine,
  listMoneyClocks,
  listNobodys,
  listOfUnit,
  type DayReport,
  type MoneyClock,
} from "./day-rows.server.ts";
import { recordQueueRead } from "./queue-read.server.ts";

/** Of the unit's, beside one's own: the rest stands in the queue. */
const nobodysMost = 8;
const unitMost = 40;

export type Day = {
  since: Since;
  hours: KnownHours;
  current: Shift | null;
  next: Shift | null;
  isTimeToHandOver: boolean;
  money: MoneyClock[];
  mine: DayReport[];
  isMore: boolean;
  /** What nobody of the unit works; of the whole unit, all that it owes. */
  others: DayReport[];
  changed: Changed[];
  /** By id, every report that the lists above name and the person sees. */
  reports: Record<string, DayReport>;
  waits: Waits;
};

/**
 * What one person's day holds, and the record that it was read. `of` the unit: also what colleagues work.
 * @throws NotFound for who works no reports
 */
export async function readDay(
  db: Database,
  { viewer, of, now }: { viewer: Viewer; of: "me" | "unit"; now: Date },
): Promise<Day> {
  if (!worksReports(viewer)) throw new NotFound("no such page");
  const hours = await findHours(db, viewer);
  const shifts = shiftsOf(hours, viewer, now);
  const visits = await visitDay(db, { ...viewer, now });
  const since = sinceLeaving(visits, shifts?.lastEndAt ?? null, now);
  const mine = await listMine(db, viewer);
  const nobodys = await listNobodys(db, viewer, nobodysMost);
  const others =
    of === "unit" ? await listOfUnit(db, viewer, unitMost) : nobodys;
  const money = await listMoneyClocks(db, viewer, now);
  const rows = [...mine, ...others, ...money];
  const reports = Object.fromEntries(rows.map((row) => [row.reportId, row]));
  const reportIds = Object.keys(reports);
  const changed = await listChanged(db, { viewer, reportIds, since: since.at });
  const waits = await listWaits(db, { viewer, mine, nobodys, now });
  await recordQueueRead(db, {
    ...{ viewer, now },
    read: { filters: ["my-day"], shownCount: reportIds.length },
  });
  const current = shifts?.current ?? null;
  return {
    ...{ since, hours, current, next: shifts?.next ?? null },
    isTimeToHandOver: isTimeToHandOver(current, now),
    ...{ money, mine, others, changed, reports, waits },
    isMore: mine.length >= dayMost,
  };
}

function shiftsOf(
  { person, unit }: KnownHours,
  { timeZone }: Viewer,
  now: Date,
) {
  const hours = person ?? unit;
  return hours && shiftsAround(hours, { now, timeZone });
}
