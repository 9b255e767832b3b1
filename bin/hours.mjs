/** The moments at which what knows a date is tested, all of them to come: a cookie of the past would be thrown away. */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Half past every third hour of tomorrow as Greenwich says it, so that one lies in the last hour of the site's day; then the
 * turns of calendar and clock, some a little before, so that the run goes on past them.
 */
export function momentsAfter(now, zone) {
  const at = (year, month, day, hour, minute) =>
    instantAt(zone, Date.UTC(year, month - 1, day, hour, minute));
  const tomorrow = Math.floor(now / dayMs + 1) * dayMs;
  const hours = Array.from({ length: 8 }, (_, count) => ({
    why: "an hour of a day",
    at: tomorrow + (1.5 + 3 * count) * hourMs,
  }));
  const year = new Date(tomorrow).getUTCFullYear();
  const leap = [1, 2, 3, 4, 5, 6, 7, 8].map((more) => year + more).find(isLeap);
  return [
    ...hours,
    ...turnsOfClock(now, zone).flatMap((turn) => [
      { why: "a minute before summer time turns", at: turn - 60_000 },
      { why: "the day after it turned", at: turn + dayMs },
    ]),
    { why: "a month ends at the site", at: at(year + 1, 4, 30, 23, 59) },
    { why: "a year ends in Greenwich", at: Date.UTC(year, 11, 31, 23, 59) },
    { why: "a year ends at the site", at: at(year, 12, 31, 23, 59) },
    { why: "29 February", at: at(leap, 2, 29, 12, 0) },
    { why: "the day after 29 February", at: at(leap, 3, 1, 12, 0) },
  ].map(({ why, at }) => ({ why, at: new Date(at) }));
}

/** The next two instants at which the zone's distance to Greenwich changes. */
function turnsOfClock(now, zone) {
  const first = Math.ceil(now / hourMs + 1) * hourMs;
  const hours = Array.from({ length: 366 * 24 }, (_, n) => first + n * hourMs);
  return hours
    .filter((hour) => offsetMs(zone, hour) !== offsetMs(zone, hour - hourMs))
    .slice(0, 2);
}

/** Away from a turn of the clock. */
function instantAt(zone, wall) {
  return wall - offsetMs(zone, wall);
}

function offsetMs(timeZone, at) {
  const parts = format(timeZone).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  const distance = (Number(hours ?? 0) + Number(minutes ?? 0) / 60) * hourMs;
  return sign === "-" ? -distance : distance;
}

const formats = new Map();
function format(timeZone) {
  if (!formats.has(timeZone))
    formats.set(
      timeZone,
      new Intl.DateTimeFormat("en-US", {
        timeZone,
        timeZoneName: "longOffset",
      }),
    );
  return formats.get(timeZone);
}

function isLeap(year) {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
