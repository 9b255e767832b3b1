import type { Page } from "playwright/test";
import { whileDatabaseIsAway } from "../away.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { answer, carrier, fieldOf, walk, yesterday } from "./answers.ts";
import { openNarrative } from "./draft.ts";
import { beginReport, enterCode, fileReport, openByCode } from "./report.ts";

const main = (page: Page) => page.getByRole("main");
const narrative = (page: Page) => fieldOf(page, "what_seen");
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** All that a screen reader was told by the page's states, in order. */
async function listen(page: Page) {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const region of document.querySelectorAll("[role=status]"))
      new MutationObserver(() => {
        if (region.textContent) heard.push(region.textContent);
      }).observe(region, { childList: true, characterData: true });
  });
  return (): Promise<string[]> =>
    page.evaluate(() => Reflect.get(window, "heard"));
}

const saved = /^Saved at \d\d:\d\d/;
const state = (page: Page, words: string | RegExp) =>
  main(page).locator(".autosave").getByText(words);

test("words are saved a second after the last key, which is told once", async ({
  page,
  world,
}) => {
  await openNarrative(page, world);
  const heard = await listen(page);
  await narrative(page).fill("Core-1 reb");
  await expect(state(page, saved)).toBeVisible();
  const again = page.waitForResponse("/report/autosave");
  await narrative(page).fill("Core-1 rebooted");
  await again;
  await expect(state(page, saved)).toBeVisible();
  expect(await heard()).toHaveLength(1);

  await page.goto("/report/organisation");
  await page.goto("/report/what");
  await expect(narrative(page)).toHaveValue("Core-1 rebooted");
  await expect(page.getByRole("alert")).toBeHidden();
});

test("what was typed in the second before leaving is kept too", async ({
  page,
  world,
}) => {
  await openNarrative(page, world);
  await narrative(page).fill("The last thing I saw");
  await page.getByRole("link", { name: "Back" }).click();
  await expect(fieldOf(page, "site")).toBeVisible();
  await page.goto("/report/what");
  await expect(narrative(page)).toHaveValue("The last thing I saw");
});

test("to continue while words are being saved is no conflict with oneself", async ({
  page,
  world,
}) => {
  await openNarrative(page, world);
  await answer(page, "first_noticed", yesterday);
  await expect(state(page, saved)).toBeVisible();
  // The server saves, and its answer takes its time.
  const release = await holdAnswer(page);
  await narrative(page).fill("Core-1 rebooted at night");
  const asked = page.waitForRequest("/report/autosave");
  await asked;
  await narrative(page).fill("At night core-1 rebooted twice.");
  await page.getByRole("button", { name: "Continue" }).click();
  release();
  await expect(heading(page, "What may be affected")).toBeVisible();
  await page.goto("/report/what");
  await expect(narrative(page)).toHaveValue("At night core-1 rebooted twice.");
  await expect(page.getByText("Two versions of this answer")).toBeHidden();
});

test("two tabs are told of each other while they type, and keep both texts", async ({
  page,
  world,
  context,
}) => {
  await openNarrative(page, world);
  const tab = await context.newPage();
  await tab.goto("/report/what");
  await narrative(page).fill("From the first tab.");
  await expect(state(page, saved)).toBeVisible();
  await narrative(tab).fill("From the second tab.");
  await expect(state(tab, "Both are kept.")).toBeVisible();
  await expect(narrative(tab)).toHaveValue("From the second tab.");
  await tab.getByRole("link", { name: "See both" }).click();
  await expect(tab.getByText("Two versions of this answer")).toBeVisible();
  await expect(tab.getByText("From the first tab.").first()).toBeVisible();
});

test("without a connection nothing is lost, and what was typed is saved when it is back", async ({
  page,
  world,
  context,
  expectAccessible,
}) => {
  await openNarrative(page, world);
  await context.setOffline(true);
  await narrative(page).fill("Typed on a train.");
  await expect(state(page, /^Not saved: the connection is gone/)).toBeVisible();
  // The page would be gone, and the words with it.
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(narrative(page)).toHaveValue("Typed on a train.");
  await expectAccessible();
  await context.setOffline(false);
  await expect(state(page, saved)).toBeVisible();
  await answer(page, "first_noticed", yesterday);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page, "What may be affected")).toBeVisible();
});

test("while the server is away the page says so, and saves when it is back", async ({
  page,
  world,
  stack,
}) => {
  await openNarrative(page, world);
  await whileDatabaseIsAway(stack, async () => {
    await narrative(page).fill("Typed while nothing could be saved.");
    await expect(state(page, /^Not saved/)).toBeVisible();
  });
  await expect(state(page, saved)).toBeVisible({ timeout: 40_000 });
});

test("when the session is over the words stay, and are saved after the code was entered", async ({
  page,
  world,
  context,
}) => {
  const code = await openNarrative(page, world);
  await context.clearCookies();
  await narrative(page).fill("Typed too late.");
  await expect(state(page, /^Not saved: you were signed out/)).toBeVisible();
  const opening = context.waitForEvent("page");
  // A slow finger: by going down it leaves the field, which tries to save once more.
  const again = page.waitForResponse("/report/autosave");
  await page.getByRole("link", { name: "Enter your access code" }).hover();
  await page.mouse.down();
  await again;
  await page.mouse.up();
  const door = await opening;
  await openByCode(door, code);
  await expect(narrative(door)).toBeVisible();
  await narrative(page).pressSequentially(" But here.");
  await expect(state(page, saved)).toBeVisible();
  await door.reload();
  await expect(narrative(door)).toHaveValue("Typed too late. But here.");
});

test("words for a report that another tab sent meanwhile are kept beside it", async ({
  page,
  context,
}) => {
  await beginReport(page, carrier);
  await walk(page, carrier);
  const tab = await context.newPage();
  await tab.goto("/report/what");
  await page.getByRole("button", { name: "Send report" }).click();
  await expect(heading(page, "Your report was sent")).toBeVisible();
  await narrative(tab).fill("One more thing.");
  await expect(state(tab, /^Not part of your report/)).toBeVisible();
});

test("a paste of two megabytes is said to be too long, and the page stays quick", async ({
  page,
  world,
}) => {
  await openNarrative(page, world);
  const line = "Nov 21 03:14:07 core-2 %SYS-5-CONFIG_I: configured from vty0. ";
  const asked = page.waitForRequest("/report/autosave");
  await narrative(page).fill(line.repeat(2_000_000 / line.length));
  expect((await asked).postData()?.length).toBeLessThan(100_000);
  await expect(
    state(page, "Only the first 20,000 characters are saved."),
  ).toBeVisible();
});

test("a message that was typed and not sent is offered back, without JavaScript too", async ({
  page,
  browser,
  stack,
  expectAccessible,
}) => {
  const { code } = await fileReport(page, carrier);
  await page.goto("/follow/report");
  const box = (on: Page) => on.getByLabel("Your message");
  await box(page).fill("The tunnel is up ag");
  await expect(state(page, /^Kept at .*, not sent yet/)).toBeVisible();

  await page.reload();
  await expect(box(page)).toHaveValue("The tunnel is up ag");
  await expectAccessible();
  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await other.goto(stack.url + "/follow");
  await enterCode(other, code);
  await expect(box(other)).toHaveValue("The tunnel is up ag");
  await expect(
    other.getByText(/^You typed this on .* did not send it/),
  ).toBeVisible();
  await other.getByRole("button", { name: "Take it out" }).click();
  await expect(box(other)).toHaveValue("");
  await elsewhere.close();

  await box(page).fill("The tunnel is up again.");
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(main(page).getByText("The tunnel is up again.")).toBeVisible();
  await expect(box(page)).toHaveValue("");
});

/** Lets the next save reach the server, and holds back what it answers until it is released. */
async function holdAnswer(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(
    "/report/autosave",
    async (route) => {
      const response = await route.fetch();
      await released;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  return release;
}
