import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,db,emails,bin,e2e}/**/*.test.{ts,tsx}"],
    globalSetup: "db/testing/global-setup.server.ts",
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
