import { expect, test } from "vitest";
import { unfinishedBodies } from "./unfinished-bodies.server.ts";

function opened(limits: { networkBytes: number; processBytes: number }) {
  let now = 0;
  const gone: string[] = [];
  const bodies = unfinishedBodies(limits, () => now);
  return {
    gone,
    wait: (ms: number) => (now += ms),
    open: (name: string, network: string | null) =>
      bodies.open({ network, giveWay: () => void gone.push(name) }),
  };
}

test("one network's unfinished bodies leave room for those of another", () => {
  const { open } = opened({ networkBytes: 10, processBytes: 25 });
  const first = open("first", "a");
  expect([first.add(10), open("second", "a").add(1)]).toEqual([true, false]);
  expect(open("other", "b").add(10)).toBe(true);
  first.end();
  expect(open("third", "a").add(10)).toBe(true);
});

test("visitors of an onion service, who have no network, share the process alone", () => {
  const { open } = opened({ networkBytes: 10, processBytes: 25 });
  const body = open("first", null);
  expect([body.add(20), body.add(6), body.add(5)]).toEqual([true, false, true]);
});

test("who never ends a body gives way to who begins one, the oldest first", () => {
  const { open, wait, gone } = opened({ networkBytes: 20, processBytes: 20 });
  const oldest = open("oldest", "a");
  oldest.add(10);
  open("older", "b").add(10);
  const fresh = open("fresh", "c");
  expect(fresh.add(5)).toBe(false);
  wait(5_000);
  const next = open("next", "d");
  expect(next.add(5)).toBe(true);
  expect(gone).toEqual(["oldest"]);
  // It has no room of its own any more, whatever still comes of it.
  expect(oldest.add(1)).toBe(false);
  expect(next.add(10)).toBe(true);
  expect(gone).toEqual(["oldest", "older"]);
});

test("a network that is too much gives way itself, and not another", () => {
  const { open, wait, gone } = opened({ networkBytes: 10, processBytes: 100 });
  open("other", "a").add(10);
  open("own", "b").add(10);
  wait(5_000);
  expect(open("next", "b").add(10)).toBe(true);
  expect(gone).toEqual(["own"]);
});
