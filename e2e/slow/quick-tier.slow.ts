import { carrier, walk } from "../reporter/answers.ts";
import { beginReport, readReference } from "../reporter/report.ts";
import { expect, test } from "../test.ts";
import {
  throttle,
  timesSeen,
  writeDownTimes,
  type PageTimes,
} from "./network.ts";
import { tableOf } from "./table.ts";

const runs = Number(process.env.SLOW_RUNS ?? 3);
const walks: PageTimes[][] = [];

for (let run = 1; run <= runs; run++)
  test(`the quick tier on a slow phone, walk ${run} of ${runs}`, async ({
    page,
  }) => {
    await throttle(page);
    await writeDownTimes(page);
    await beginReport(page, carrier);
    await walk(page, carrier);
    await page.getByRole("button", { name: "Send report" }).click();
    expect(await readReference(page)).toMatch(/^LL-/);
    walks.push(await timesSeen(page));
  });

test.afterAll(() => {
  if (walks.length === runs) console.log(`\n${tableOf(walks)}\n`);
});
