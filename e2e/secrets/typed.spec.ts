import { failEverywhere, search } from "./failing.ts";
import {
  expectEveryQuestion,
  fileReports,
  leaveDraft,
  makeColleaguesCode,
} from "./filing.ts";
import {
  findInBytes,
  findInLogs,
  findInMail,
  findInStore,
  findInTables,
  openPublicly,
} from "./finding.ts";
import { test } from "./ground.ts";
import { openScene, type Scene } from "./scene.ts";
import { sendFiles } from "./sending.ts";
import { workReports } from "./working.ts";

/** First everything is typed once, by everybody, then it is looked for everywhere. */
const steps: [name: string, step: (scene: Scene) => void | Promise<void>][] = [
  ["there is something to find in every question", expectEveryQuestion],
  ["reports are filed, for each way of writing back", fileReports],
  ["a code for a colleague", makeColleaguesCode],
  ["a draft that is never sent, with wrong answers kept", leaveDraft],
  ["responders work the reports", workReports],
  ["files are sent, refused, broken off and opened", sendFiles],
  ["everything fails once, with something typed", failEverywhere],
  ["what is searched for stands in an address", search],
  ["mail carries what it is meant for, and nothing else", findInMail],
  ["the store of files holds nothing in clear", findInStore],
  ["no log, header or address holds any of it", findInLogs],
  ["no table holds any of it", findInTables],
  ["nor do dead rows, indexes and the write-ahead log", findInBytes],
  ["a public process holds no key that opens what was sent", openPublicly],
];

// Each step says what it expects.
// eslint-disable-next-line playwright/expect-expect
test("what was typed is in no table, no log, no header and only in the mail it was meant for", async ({
  ground,
}) => {
  const scene = openScene(ground);
  for (const [name, step] of steps) await test.step(name, () => step(scene));
});
