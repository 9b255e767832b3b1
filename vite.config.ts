import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { css } from "./app/styles/compile.ts";
import options from "./remix.config.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix({ ...options, serverModuleFormat: "esm" })],
  css,
  // Its outlines are JSON, which Node would want an import attribute for that the bundler drops.
  ssr: { noExternal: ["us-atlas"] },
  build: {
    target: "es2022",
    // Every file is fetched under its hash; data: URLs would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
  },
});
