import { expect, test } from "vitest";
import { databaseOf, openPool } from "./client.server.ts";
import { lookingOn } from "./replica.server.ts";

/** Never asked anything: told apart alone. */
const primary = databaseOf(openPool("postgres://me@primary/name"));
const replica = databaseOf(openPool("postgres://me@replica/name"));

test("a replica that is gone is left alone for a while, and the primary answers", async () => {
  let now = 0;
  let isGone = true;
  const heard: unknown[] = [];
  const onLeft = (error: unknown) => heard.push(error);
  const looking = lookingOn(replica, primary, { onLeft, now: () => now });
  const asked: string[] = [];
  const read = (db: typeof primary) => {
    asked.push(db === replica ? "replica" : "primary");
    if (db === replica && isGone) return Promise.reject(new Error("gone"));
    return Promise.resolve("an answer");
  };
  expect(await looking(read)).toBe("an answer");
  expect(await looking(read)).toBe("an answer");
  expect(asked).toEqual(["replica", "primary", "primary"]);
  expect(heard).toHaveLength(1);
  isGone = false;
  now = 10_000;
  await looking(read);
  expect(asked.at(-1)).toBe("replica");
});

test("without a replica the primary answers", async () => {
  const looking = lookingOn(null, primary, { onLeft: () => {} });
  expect(await looking((db) => Promise.resolve(db === primary))).toBe(true);
});
