import type { TestProject } from "vitest/node";
import { startTestServer } from "./server.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    templateDatabase: string;
  }
}

export default async function setup(project: TestProject) {
  const server = await startTestServer({ hasKeys: true });
  project.provide("serverUrl", server.url);
  project.provide("templateDatabase", server.template);
  return server.stop;
}
