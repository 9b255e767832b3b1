import { expect, test } from "vitest";
import { arrivalsAfter, shownAt, type Act } from "./arrivals-state.ts";

const at = new Date("2026-11-22T15:41:00Z");
const readAt = new Date("2026-11-22T15:30:00Z");
const after = (...acts: Act[]) => acts.reduce(arrivalsAfter, shownAt(readAt));
const told = (told: Extract<Act, { is: "told" }>["told"]): Act => ({
  ...{ is: "told", told, at },
});
const changed = (...reportIds: string[]) => told({ is: "changed", reportIds });
const answered = (
  asked: string[],
  fitting: { reportId: string; isUnread: boolean }[],
): Act => ({ is: "answered", asked, fitting, shown: ["a", "b"] });

test("what changed is asked about before anything is said of it", () => {
  const state = after(changed("a", "c"), changed("c"));
  expect(state).toMatchObject({ asked: ["a", "c"], fresh: [], changed: [] });
});

test("a row is marked and not moved; what is new to the person is counted, and what fits elsewhere is not", () => {
  const state = after(
    changed("a", "b", "c", "d", "e"),
    answered(
      ["a", "b", "c", "d", "e"],
      [
        { reportId: "a", isUnread: true },
        { reportId: "c", isUnread: true },
        // What a colleague did to a report of another page.
        { reportId: "d", isUnread: false },
      ],
    ),
  );
  expect(state).toMatchObject({
    ...{ asked: [], changed: ["a"], left: ["b"], fresh: ["c"] },
  });
});

test("what was new and is gone again counts no more, and a row that came back is a changed one", () => {
  const state = after(
    changed("b", "c"),
    answered(["b", "c"], [{ reportId: "c", isUnread: true }]),
    changed("b", "c"),
    answered(["b", "c"], [{ reportId: "b", isUnread: false }]),
  );
  expect(state).toMatchObject({ fresh: [], left: [], changed: ["b"] });
});

test("what changed since the rows were read is asked as soon as there is a line", () => {
  expect(after(told({ is: "connected" }))).toMatchObject({
    ...{ isConnected: true, unknownSince: readAt },
  });
  const known = after(told({ is: "connected" }), answered([], []));
  expect(known).toMatchObject({ unknownSince: null, isStale: false });
});

test("a line that broke says since when, and what changed since then is asked when it is back", () => {
  const lost = after(
    told({ is: "connected" }),
    answered([], []),
    told({ is: "lost" }),
  );
  expect(lost).toMatchObject({ lostAt: at, isConnected: false });
  const back = arrivalsAfter(lost, told({ is: "connected" }));
  expect(back).toMatchObject({
    lostAt: null,
    unknownSince: new Date(at.getTime() - 3_000),
  });
  // Nobody knows: the rows may be old.
  const stale = arrivalsAfter(back, { is: "unanswered" });
  expect(stale).toMatchObject({ isStale: true, unknownSince: null });
  const again = { is: "shown", at: readAt } as const;
  expect(arrivalsAfter(stale, again)).toMatchObject({
    ...{ isStale: false, isConnected: true, unknownSince: readAt },
  });
});

test("more than can be told makes the rows stale", () => {
  expect(after(told({ is: "many" })).isStale).toBe(true);
});

test("more than can be asked about at once makes the rows stale, and no address longer", () => {
  const ids = Array.from({ length: 101 }, (_, index) => `${index}`);
  const most = after(changed(...ids.slice(0, 100)));
  expect(most).toMatchObject({ isStale: false });
  expect(most.asked).toHaveLength(100);
  const more = arrivalsAfter(most, changed("100"));
  expect(more).toMatchObject({ isStale: true, asked: [] });
  // What comes after it is asked about again.
  expect(arrivalsAfter(more, changed("a")).asked).toEqual(["a"]);
});
