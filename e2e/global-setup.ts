import { startTestServer } from "#db/testing/server.server.ts";

/** One Postgres for the run, with a migrated template that each stack clones. */
export default async function setup() {
  const server = await startTestServer();
  process.env.E2E_SERVER_URL = server.url;
  process.env.E2E_TEMPLATE = server.template;
  return server.stop;
}
