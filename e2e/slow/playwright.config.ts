import { defineConfig } from "playwright/test";
import { shared } from "../playwright.config.ts";

/** Measures and asserts nothing about time: apart from the journeys, which `npm test` runs. */
export default defineConfig({
  ...shared,
  testDir: ".",
  testMatch: "**/*.slow.ts",
  outputDir: "../../test-results",
  workers: 1,
  timeout: 600_000,
  reporter: [["line"]],
  globalSetup: "../global-setup.ts",
});
