import { test as base, expect, type Page } from "playwright/test";
import { violationsOf, wcag } from "./accessibility/axe.ts";
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
