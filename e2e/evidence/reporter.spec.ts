import { answersFor } from "#db/testing/answers.ts";
import { makeDraft, openByCode } from "../accessibility/scene.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import {
  expectArrived,
  fileOf,
  hashOf,
  listed,
  send,
  openLine,
  underWay,
} from "./files.ts";

const mebibyte = 1024 * 1024;

test("two files arrive one after the other, and what arrived is what was sent", async ({
  page,
  world,
}) => {
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto("/evidence");
  const config = fileOf("core-1 running-config.txt", 5 * mebibyte + 17);
  const log = fileOf("syslog «ñandú» 🛰️.log", 70);
  await send(page, config, log);
  await expectArrived(page, config);
  await expectArrived(page, log);
  await expect(page.getByRole("status")).toContainText(
    `${log.name} has arrived.`,
  );

  const again = { ...log, name: "again.log" };
  await send(page, again, fileOf("empty", 0));
  await expect(listed(page, "again.log")).toContainText(
    `The same content as “${log.name}”, sent before.`,
  );
  await expect(page.getByRole("status")).toContainText(
    "This file is empty. Is it the right one?",
  );
  await page.getByRole("button", { name: "Yes, send it" }).click();
  await expect(listed(page, "empty")).toContainText("Arrived on");

  await page.reload();
  await expect(listed(page, config.name)).toContainText(hashOf(config));
  const row = listed(page, "again.log");
  await row.locator("summary").click();
  await row.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(row).toHaveCount(0);
  await expect(listed(page, log.name)).toHaveCount(1);
});

test("a file that was changed meanwhile is not taken for the same", async ({
  page,
  world,
}) => {
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto("/evidence");
  const file = fileOf("flash.img", 4 * mebibyte);
  const line = await openLine(page);
  await line.slow(mebibyte);
  await send(page, file);
  await expect(underWay(page, file.name)).toContainText(/[1-9]\d?% sent/);
  await page.reload();
  await line.fast();
  const changed = { ...file, buffer: Buffer.from(file.buffer) };
  changed.buffer[0] = 0;
  await expect(listed(page, file.name)).toContainText("% arrived");
  await send(page, changed);
  await expect(listed(page, file.name)).toContainText(
    "what arrived is not what is in your file now",
  );
});

test("the server is told once of a file that is paused and continued meanwhile", async ({
  page,
  world,
}) => {
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto("/evidence");
  let toldCount = 0;
  let letThrough = () => {};
  const held = new Promise<void>((done) => (letThrough = done));
  await page.route("**/evidence/uploads", async (route) => {
    toldCount++;
    await held;
    await route.continue();
  });
  const file = fileOf("vty.log", 4_000);
  await send(page, file);
  const row = underWay(page, file.name);
  await row.getByRole("button", { name: "Pause" }).click();
  await row.getByRole("button", { name: "Continue" }).click();
  await expect(row.getByRole("button", { name: "Pause" })).toBeVisible();
  letThrough();
  await expectArrived(page, file);
  expect(toldCount).toBe(1);
  await expect(page.locator("#files > li")).toHaveCount(1);
});

test("files are sent, paused and taken back by keyboard alone, and whoever was signed out is told", async ({
  page,
  world,
}) => {
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto("/evidence");
  const line = await openLine(page);
  await line.slow(mebibyte / 2);
  const file = fileOf("disk.img", 8 * mebibyte);
  await page.getByLabel("Choose files").setInputFiles([file]);
  await page.getByRole("button", { name: "Send files" }).press("Enter");
  const row = underWay(page, file.name);
  await row.getByRole("button", { name: `Pause ${file.name}` }).press("Enter");
  await expect(row.getByRole("button", { name: "Continue" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row.getByRole("button", { name: "Pause" })).toBeFocused();
  page.once("dialog", (dialog) => void dialog.accept());
  const removed = page.waitForResponse(
    (response) => response.request().method() === "DELETE",
  );
  await row.getByRole("button", { name: "Stop and remove" }).press("Enter");
  await expect(row).toHaveCount(0);
  await expect(page.getByLabel("Choose files")).toBeFocused();
  expect((await removed).status()).toBe(204);
  await line.fast();
  await page.reload();
  await expect(page.getByText("No files yet.")).toBeVisible();

  // Signed out elsewhere, in another window of this browser.
  await page.context().clearCookies({ name: "__Host-reporter" });
  await send(page, fileOf("late.log", 10));
  await expect(underWay(page, "late.log")).toContainText(
    "You were signed out.",
  );
});
