import { expect, test } from "vitest";
import { readinessWithin, type Readiness } from "./readiness.server.ts";

const ready: Readiness = { database: true, migrations: true, jobs: true };
const away: Readiness = { database: false, migrations: false, jobs: false };

test("a database that hangs is not ready, and is asked once", async () => {
  let asked = 0;
  const readiness = readinessWithin(() => {
    asked += 1;
    return new Promise<Readiness>(() => {});
  }, 5);
  expect(await Promise.all([readiness(), readiness()])).toEqual([away, away]);
  expect(await readiness()).toEqual(away);
  expect(asked).toBe(1);
});

test("a database that answers is asked anew each time", async () => {
  const answers = [ready, away];
  const readiness = readinessWithin(() =>
    Promise.resolve(answers.shift() ?? ready),
  );
  expect(await readiness()).toEqual(ready);
  expect(await readiness()).toEqual(away);
});
