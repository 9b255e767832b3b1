import type { Page } from "playwright/test";

/**
 * What Chromium's developer tools call "Slow 3G" and "4× slowdown": 400 kbit/s either way, two seconds of latency on each
 * request, a processor at a quarter of its speed.
 */
export async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 2_000,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

export type PageTimes = {
  path: string;
  /** From the click, or the address, until the first words stand on the screen. */
  readableMs: number;
  /** Over the network; what the browser still had counts as none. */
  requests: number;
  bytes: number;
};

/** Lets every page write down its times as it is left; `timesSeen` reads them. */
export async function writeDownTimes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("pagehide", () => {
      const entries = [
        ...performance.getEntriesByType("navigation"),
        ...performance.getEntriesByType("resource"),
      ].flatMap((entry) =>
        entry instanceof PerformanceResourceTiming ? [entry.transferSize] : [],
      );
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      const times = {
        path: location.pathname,
        readableMs: paint?.startTime ?? NaN,
        requests: entries.filter((size) => size > 0).length,
        bytes: entries.reduce((sum, size) => sum + size, 0),
      };
      const seen: unknown[] = JSON.parse(sessionStorage.seen ?? "[]");
      sessionStorage.seen = JSON.stringify([...seen, times]);
    });
  });
}

/** Leaves the page that is open, so that it is among them. */
export async function timesSeen(page: Page): Promise<PageTimes[]> {
  await page.reload();
  return page.evaluate(() => JSON.parse(sessionStorage.seen));
}
