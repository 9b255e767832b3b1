import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "#db/embedded/start.server.ts";
import { bringUpToDate } from "#db/migrate.server.ts";
import { makeLogins } from "#db/testing/logins.server.ts";

const template = "landline";

/** A Postgres of its own that waits for the disk, since it is to be shut down at once; with a template for `openStack`. */
export async function openDurable() {
  const folder = mkdtempSync(join(tmpdir(), "landline-chaos-"));
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({ folder, keepsSuperuser: true });
  await bringUpToDate(server.ownerUrl);
  await makeLogins(server.ownerUrl, template);
  return {
    server,
    /** For `openStack`. */
    at: {
      serverUrl: server.ownerUrl.replace(/[^/]*$/, "postgres"),
      template,
    },
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
