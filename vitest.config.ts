import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const browser = "app/browser/**/*.test.{ts,tsx}";

export default defineConfig({
  test: {
    pool: "forks",
    // Its own choice leaves a core to whoever works beside it: half of the machine, where there are two.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "house",
          include: ["{app,db,emails,bin,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["node_modules/**", browser],
          globalSetup: "db/testing/global-setup.server.ts",
          // Modules are loaded once a worker, a quarter of the whole work: none of them keeps what a test did.
          isolate: false,
        },
      },
      // What runs in a page hangs on its document, and begins as it is loaded.
      { extends: true, test: { name: "browser", include: [browser] } },
    ],
  },
});
