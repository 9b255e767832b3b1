import type { Locator, Page } from "playwright/test";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import { expect } from "../test.ts";

export type TestFile = { name: string; mimeType: string; buffer: Buffer };

/** A file of bytes that no other test file has. */
export function fileOf(name: string, bytes: number): TestFile {
  const buffer = Buffer.alloc(bytes, `${name} line protocol up\n`);
  return { name, mimeType: "application/octet-stream", buffer };
}

export function hashOf({ buffer }: TestFile): string {
  return sha256(buffer).toString("hex");
}

export async function send(page: Page, ...files: TestFile[]): Promise<void> {
  await page.getByLabel("Choose files").setInputFiles(files);
  await page.getByRole("button", { name: "Send files" }).click();
}

/** A file in the list of what has arrived, or begun to. */
export function listed(page: Page, name: string): Locator {
  return page.locator("#files > li").filter({
    has: page.getByRole("heading", { name, exact: true }),
  });
}

/** A file on its way. */
export function underWay(page: Page, name: string): Locator {
  return page.locator("#sending > li").filter({
    has: page.getByRole("heading", { name, exact: true }),
  });
}

/** Whole on the server, and found to be what was sent. */
export async function expectArrived(page: Page, file: TestFile) {
  const row = listed(page, file.name);
  await expect(row).toContainText("Arrived on", { timeout: 30_000 });
  await expect(row).toContainText(hashOf(file));
  await expect(row).toContainText("the same here and on the server");
  await expect(underWay(page, file.name)).toHaveCount(0);
}

/** The browser's line: so slow that there is time to see a file on its way, gone, or as fast as it was. */
export async function openLine(page: Page) {
  const session = await page.context().newCDPSession(page);
  const be = (offline: boolean, uploadThroughput: number) =>
    session.send("Network.emulateNetworkConditions", {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  return {
    slow: (bytesPerSecond: number) => be(false, bytesPerSecond),
    away: () => be(true, -1),
    fast: () => be(false, -1),
  };
}
