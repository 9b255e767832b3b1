import {
  defineConfig,
  devices,
  type PlaywrightTestConfig,
} from "playwright/test";
import { findChromium } from "../bin/chromium.mjs";
import { siteZone } from "./dates.ts";

const executablePath = findChromium();

const browsers = Number(process.env.E2E_WORKERS ?? 2);

/** Those that open no browser: of all the work of a run a third, and they fill the cores while browsers wait. */
const wire = [
  "chaos/*.spec.ts",
  "damage/*.spec.ts",
  "evidence/kills.spec.ts",
  "evidence/upload.spec.ts",
  "house/set-up.spec.ts",
  "outage.spec.ts",
  "permissions/*.spec.ts",
  "secrets/*.spec.ts",
  "surface.spec.ts",
].map((path) => `**/e2e/${path}`);

export const shared = {
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
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
} satisfies PlaywrightTestConfig;

export default defineConfig({
  ...shared,
  workers: browsers + 1,
  projects: [
    { name: "journeys", testIgnore: wire, workers: browsers },
    {
      name: "wire",
      testMatch: wire,
      workers: 1,
      use: { launchOptions: { executablePath: "/no browser opens here" } },
    },
  ],
});
