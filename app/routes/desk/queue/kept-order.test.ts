import { expect, test } from "vitest";
import { placeIn } from "./kept-order.ts";

const order = { address: "/desk?unread=yes", ids: ["a", "b", "c"] };

test("a report knows its neighbors in the queue that one came from, and the ends have one", () => {
  expect(placeIn(order, "b")).toEqual({
    ...{ address: "/desk?unread=yes", number: 2, count: 3 },
    ...{ previousId: "a", nextId: "c" },
  });
  expect(placeIn(order, "a")).toMatchObject({ previousId: null, nextId: "b" });
  expect(placeIn(order, "c")).toMatchObject({ previousId: "b", nextId: null });
});

test("one that was not in it, or that nobody came to from a queue, has none", () => {
  expect(placeIn(order, "d")).toBeNull();
  expect(placeIn(null, "a")).toBeNull();
});
