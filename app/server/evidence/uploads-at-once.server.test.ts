import { expect, test } from "vitest";
import { uploadPlaces } from "./uploads-at-once.server.ts";

let networks = 0;
const upload = (
  reportId: string,
  uploadId: string,
  network = `${networks++}`,
) => ({ reportId, uploadId, network });

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
