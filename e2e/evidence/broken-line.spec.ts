import { answersFor } from "#db/testing/answers.ts";
import { makeDraft, openByCode } from "../accessibility/scene.ts";
import { openWorld } from "../permissions/world.ts";
import { openStack } from "../stack.ts";
import { expect, test } from "../test.ts";
import {
  expectArrived,
  fileOf,
  listed,
  openLine,
  send,
  underWay,
} from "./files.ts";

const mebibyte = 1024 * 1024;

test("a file goes on after the server was killed, the network lost, and the browser closed", async ({
  browser,
}) => {
  // One of its own, as it is killed.
  const stack = await openStack({
    serverUrl: process.env.E2E_SERVER_URL ?? "",
    template: process.env.E2E_TEMPLATE ?? "",
  });
  const baseURL = stack.url;
  const world = await openWorld(stack);
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const code = await makeDraft(world, answersFor());
  const file = fileOf("edge capture.pcap", 24 * mebibyte);
  await openByCode(page, code);
  await page.goto("/evidence");
  const line = await openLine(page);
  await line.slow(2 * mebibyte);
  await send(page, file);
  const row = underWay(page, file.name);
  await expect(row).toContainText(/[1-9]\d?% sent/);

  stack.process().kill("SIGKILL");
  await expect(row).toContainText("Waiting for the connection.");
  await stack.start({ PORT: new URL(stack.url).port });
  await expect(row).toContainText(/\d% sent/, { timeout: 40_000 });

  await line.away();
  await expect(row).toContainText("Waiting for the connection.");
  await line.slow(2 * mebibyte);
  await expect(row).toContainText(/\d% sent/);

  await row.getByRole("button", { name: "Pause" }).click();
  await expect(row).toContainText(/Paused at \d+%/);
  await expect(row.getByRole("button", { name: "Continue" })).toBeFocused();
  await context.close();

  const later = await browser.newContext({ baseURL });
  const there = await later.newPage();
  await openByCode(there, code);
  await there.goto("/evidence");
  const begun = listed(there, file.name);
  await expect(begun).toContainText(
    /\d+% arrived\. Choose the same file again/,
  );
  await expect(begun).not.toContainText(/(?<!\d)0% arrived/);
  const sent: number[] = [];
  there.on("request", (request) => {
    const offset = request.headers()["upload-offset"];
    if (request.method() === "PATCH") sent.push(Number(offset));
  });
  await send(there, file);
  await expectArrived(there, file);
  await expect(listed(there, file.name)).toHaveCount(1);
  expect(sent[0], "what had arrived is not sent again").toBeGreaterThan(0);
  await later.close();
  await world.close();
  await stack.stop();
});
