import { expect, test } from "vitest";
import { uploadPlaces } from "./uploads-at-once.server.ts";

let networks = 0;
const upload = (
  reportId: string,
  uploadId: string,
  network = `${networks++}`,
) => ({
  ...{ reportId, uploadId, network },
  receivedBytes: () => 0,
  giveWay: () => {},
});

test("a process receives so many uploads at once, and one more when one has ended", () => {
  const places = uploadPlaces({ processCount: 2, reportCount: 2 });
  const leave = places.take(upload("a", "1"));
  expect(places.take(upload("b", "2"))).not.toBeNull();
  expect(places.take(upload("c", "3"))).toBeNull();
  for (const _ of ["once", "twice"]) leave?.();
  expect(places.take(upload("c", "3"))).not.toBeNull();
  expect(places.take(upload("d", "4"))).toBeNull();
});

test("one report does not take every place", () => {
  const places = uploadPlaces({ processCount: 9, reportCount: 1 });
  const leave = places.take(upload("a", "1"));
  expect(places.take(upload("a", "2"))).toBeNull();
  expect(places.take(upload("b", "2"))).not.toBeNull();
  leave?.();
  expect(places.take(upload("a", "2"))).not.toBeNull();
});

test("one network takes half of the places at most, with however many reports", () => {
  const places = uploadPlaces({ processCount: 4, reportCount: 4 });
  const leave = places.take(upload("a", "1", "198.51.100.0/24"));
  expect(places.take(upload("b", "2", "198.51.100.0/24"))).not.toBeNull();
  expect(places.take(upload("c", "3", "198.51.100.0/24"))).toBeNull();
  expect(places.take(upload("d", "4", "203.0.113.0/24"))).not.toBeNull();
  leave?.();
  expect(places.take(upload("c", "3", "198.51.100.0/24"))).not.toBeNull();
});

test("who comes back for an upload shares its place, and a third waits", () => {
  const places = uploadPlaces({ processCount: 1, reportCount: 1 });
  const older = places.take(upload("a", "1"));
  const newer = places.take(upload("a", "1"));
  expect(newer).not.toBeNull();
  expect(places.take(upload("a", "1"))).toBeNull();
  older?.();
  expect(places.take(upload("b", "2"))).toBeNull();
  newer?.();
  expect(places.take(upload("b", "2"))).not.toBeNull();
});

const gone: string[] = [];

/** A place whose sender sends `perSecond` bytes a second, by a clock of its own. */
function sending(
  clock: { ms: number },
  name: string,
  perSecond: number,
  network?: string,
) {
  const begunMs = clock.ms;
  return {
    ...upload(name, name, network),
    receivedBytes: () => ((clock.ms - begunMs) / 1_000) * perSecond,
    giveWay: () => void gone.push(name),
  };
}

test("a sender of a byte now and then is kept while nobody waits, and gives its place to who does", () => {
  const clock = { ms: 0 };
  gone.length = 0;
  const limits = { processCount: 2, reportCount: 2 };
  const places = uploadPlaces(limits, () => clock.ms);
  places.take(sending(clock, "drips", 1));
  places.take(sending(clock, "sends", 100_000));
  const next = () => sending(clock, "next", 100_000);
  expect([places.take(next()), places.isSoonFree(next())]).toEqual([
    null,
    true,
  ]);
  clock.ms = 3_600_000;
  expect(gone).toEqual([]);
  expect(places.take(next())).not.toBeNull();
  expect(gone).toEqual(["drips"]);
  expect([places.take(upload("last", "1")), gone]).toEqual([null, ["drips"]]);
});

test("of several that send too little the slowest gives way, and in a full network one of its own", () => {
  const clock = { ms: 0 };
  gone.length = 0;
  const limits = { processCount: 4, reportCount: 4 };
  const places = uploadPlaces(limits, () => clock.ms);
  for (const [name, rate, network] of [
    ["slow", 9_000, "a"],
    ["slower", 8_000, "a"],
    ["slowest", 10, "b"],
  ] as const)
    places.take(sending(clock, name, rate, network));
  clock.ms = 10_000;
  expect(places.take(sending(clock, "of a", 1, "a"))).not.toBeNull();
  expect(gone).toEqual(["slower"]);
  places.take(sending(clock, "of c", 1, "c"));
  expect(places.take(sending(clock, "of d", 1, "d"))).not.toBeNull();
  expect(gone).toEqual(["slower", "slowest"]);
});

test("of several who wait, who comes from where nobody holds a place goes first", () => {
  const clock = { ms: 0 };
  gone.length = 0;
  const limits = { processCount: 2, reportCount: 2 };
  const places = uploadPlaces(limits, () => clock.ms);
  places.take(sending(clock, "one", 1, "a"));
  places.take(sending(clock, "two", 1, "b"));
  clock.ms = 5_000;
  const many = sending(clock, "many", 1, "a");
  const alone = sending(clock, "alone", 1, "c");
  const leaveQueue = places.queue(alone);
  places.queue(many);
  expect(places.take(many)).toBeNull();
  expect(places.isSoonFree(many)).toBe(true);
  expect(places.take(alone)).not.toBeNull();
  leaveQueue();
  expect(places.take(many)).not.toBeNull();
  expect(gone).toEqual(["one", "two"]);
});
