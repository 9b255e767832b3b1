import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import { folderStore } from "#app/server/evidence/folder.server.ts";

type TestStore = Awaited<ReturnType<typeof openTestStore>>;

/** Call at the top of a test file: each test has a folder of evidence of its own, which goes with it. */
export function testStore(): {
  readonly store: EvidenceStore;
  readonly folder: string;
  readonly files: TestStore["files"];
} {
  let opened: TestStore | undefined;
  const now = () => {
    if (!opened) throw new Error("the store is there inside a test only");
    return opened;
  };
  beforeEach(async () => {
    opened = await openTestStore();
  });
  afterEach(() => now().close());
  return {
    get store() {
      return now().store;
    },
    get folder() {
      return now().folder;
    },
    get files() {
      return now().files;
    },
  };
}

/** A folder of evidence, for a test that opens more than one or ends it itself. */
export async function openTestStore() {
  const folder = await mkdtemp(join(tmpdir(), "landline-evidence-"));
  return {
    store: folderStore(folder),
    folder,
    /** What lies in it, by name. */
    files: async () => {
      const entries = await readdir(folder, {
        withFileTypes: true,
        recursive: true,
      });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
