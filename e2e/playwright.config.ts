import { defineConfig, devices } from "playwright/test";
import { findChromium } from "../bin/chromium.mjs";
import { siteZone } from "./dates.ts";

const executablePath = findChromium();

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: process.env.E2E_WORKERS ? Number(process.env.E2E_WORKERS) : 2,
  // The longest journeys take half a minute on an idle machine, and four times that on one that is busy with other things.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/e2e.json" }]],
  globalSetup: "./global-setup.ts",
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    timezoneId: siteZone,
    screenshot: "only-on-failure",
    // Colours are looked at as they are, not on their way from one to another.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium's sandbox does not start as root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
