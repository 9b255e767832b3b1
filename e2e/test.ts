import { test as base, expect, type Browser, type Page } from "playwright/test";
import { violationsOf, wcag } from "./accessibility/axe.ts";
import { moveClock } from "../bin/moved-clock.mjs";
import { openStack, type Stack } from "./stack.ts";

export { expect };

type Fixtures = {
  /** axe finds nothing on the page as it stands. */
  expectAccessible: (page?: Page) => Promise<void>;
  /** Signs in through a demonstration account, chosen by the person's name. */
  signIn: (name: string, page?: Page) => Promise<void>;
};

/** Playwright's test with a production stack for each worker; `page.goto("/report")` goes there. */
export const test = base.extend<Fixtures, { stack: Stack }>({
  stack: [
    // Playwright reads the fixtures a function needs from its pattern.
    async ({}, use) => {
      const stack = await openStack({
        serverUrl: process.env.E2E_SERVER_URL ?? "",
        template: process.env.E2E_TEMPLATE ?? "",
      });
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  browser: [
    async ({ browser }, use) => {
      const aheadMs = Number(process.env.TEST_CLOCK_AHEAD_MS ?? 0);
      if (aheadMs !== 0) moveClockOf(browser, aheadMs);
      await use(browser);
    },
    { scope: "worker" },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
  expectAccessible: async ({ page: own }, use) =>
    use(async (page = own) => {
      const found = await violationsOf(page, { tags: wcag });
      expect(found, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
    }),
  signIn: async ({ page: own }, use) =>
    use(async (name, page = own) => {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: new RegExp(name) }).click();
      await page.waitForURL(/\/desk/);
    }),
});

/** Every page of this browser is as far ahead as `npm run test:hours` has set runner and stack. */
function moveClockOf(browser: Browser, aheadMs: number) {
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    await context.addInitScript(moveClock, aheadMs);
    return context;
  };
}
