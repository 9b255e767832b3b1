import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright/test";
import { carrier, walk } from "./reporter/answers.ts";
import { beginReport } from "./reporter/report.ts";
import { expect, test } from "./test.ts";

/** Of any reporter page, brotli, so that it opens on a hotel network: docs of the architecture, "Pages". */
const budget = { document: 15_000, stylesheet: 12_000, script: 8_000 };
const mostRequests = 4;

type Load = Record<keyof typeof budget, number> & { requests: number };

test("every reporter page keeps to the payload budget", async ({ page }) => {
  const loads = await weighing(page, async () => {
    await page.goto("/");
    await page.goto("/follow");
    await page.goto(
      "/where-to-report?zip=93301&kind=bank&also=public-company&also=eu-establishment&what=money&now=yes",
    );
    await page.goto("/verify");
    await page.goto("/nowhere");
    await beginReport(page, carrier);
    await page.goto("/evidence");
    await page.goBack();
    await walk(page, carrier);
    await page.getByRole("button", { name: "Send report" }).click();
    await page.getByRole("link", { name: "See your report" }).click();
    await page.goto("/follow/advice");
    await page.goto("/follow/deadlines");
    await page.goto("/follow/report");
    await page.getByRole("button", { name: "Send message" }).click();
    await expect(page).toHaveTitle(/^Error: /);
  });
  expect(Object.keys(loads).length).toBeGreaterThan(18);
  for (const [path, load] of Object.entries(loads)) {
    expect.soft(load.document, `HTML of ${path}`).toBeLessThan(budget.document);
    expect
      .soft(load.stylesheet, `CSS of ${path}`)
      .toBeLessThan(budget.stylesheet);
    // Large files are sent by script, so that they go on where a line broke.
    const most = path === "/evidence" ? 25_000 : budget.script;
    expect.soft(load.script, `JS of ${path}`).toBeLessThan(most);
    expect
      .soft(load.requests, `requests of ${path}`)
      .toBeLessThanOrEqual(mostRequests);
  }
});

test("a reporter page fetches nothing from anywhere else", async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(String(baseURL)))
      elsewhere.push(request.url());
  });
  for (const path of ["/", "/report", "/follow", "/where-to-report"])
    await page.goto(path, { waitUntil: "load" });
  expect(elsewhere).toEqual([]);
});

/** What each page that `visit` opens costs a browser that has nothing of ours yet: the page and every file it names. */
async function weighing(page: Page, visit: () => Promise<void>) {
  const pages: Promise<[path: string, html: string]>[] = [];
  page.on("response", (response) => {
    const isPage = response.request().resourceType() === "document";
    if (!isPage || [301, 302, 303].includes(response.status())) return;
    const { pathname } = new URL(response.url());
    // A browser forgets a page's bytes when it opens the next one; what was left so soon is asked for again.
    const html = response
      .text()
      .catch(async () => (await page.request.get(response.url())).text());
    pages.push(html.then((html) => [pathname, html]));
  });
  await visit();
  const loads: Record<string, Load> = {};
  for (const [path, html] of await Promise.all(pages))
    loads[path] = await loadOf(page, html);
  return loads;
}

async function loadOf(page: Page, html: string): Promise<Load> {
  const files = filesIn(html);
  const load = {
    document: weigh(html),
    stylesheet: 0,
    script: 0,
    requests: 1 + files.length,
  };
  for (const file of files) {
    const bytes = weigh(await (await page.request.get(file)).body());
    if (file.endsWith(".css")) load.stylesheet += bytes;
    if (file.endsWith(".js")) load.script += bytes;
  }
  // Fetched with the first file that is sent.
  const [, hasher] = /\bdata-hasher="([^"]+)"/.exec(html) ?? [];
  if (hasher)
    load.script += weigh(await (await page.request.get(hasher)).body());
  return load;
}

function filesIn(html: string): string[] {
  const named = html.matchAll(
    /<(?:link|script|img)\b[^>]*\b(?:href|src)="([^"]+)"/g,
  );
  return [...new Set([...named].map(([, file = ""]) => file))];
}

function weigh(content: string | Buffer): number {
  return brotliCompressSync(content).length;
}
