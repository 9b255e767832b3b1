import {
  mkdir,
  open,
  opendir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  statfs,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  PartMissing,
  StoreFull,
  type EvidenceStore,
  type StoredFile,
  type StoredPart,
} from "#app/domain/evidence/store.ts";

/** A part is written under this until it is whole. */
const unfinished = ".new";

/** Evidence as files in a folder that only this user can look into. */
export function folderStore(folder: string): EvidenceStore {
  const folderOf = ({ reportId, evidenceId }: StoredFile) =>
    join(folder, named(reportId), named(evidenceId));
  const fileOf = (part: StoredPart) => join(folderOf(part), named(part.partId));
  return {
    put: async (part, sealed) => {
      try {
        await makeFolders(folder, folderOf(part));
        await writeWhole(fileOf(part), sealed);
      } catch (error) {
        await rm(fileOf(part) + unfinished, { force: true });
        throw isFull(error) ? new StoreFull() : error;
      }
    },
    get: async (part) =>
      readFile(fileOf(part)).catch((error: unknown) => {
        throw errnoOf(error) === "ENOENT" ? new PartMissing() : error;
      }),
    deleteParts: async (file, partIds) => {
      for (const partId of partIds) {
        const path = fileOf({ ...file, partId });
        await rm(path, { force: true });
        await rm(path + unfinished, { force: true });
      }
      // With its last part the folders of a file go too: empty ones would tell that there was something.
      await removeEmpty(folderOf(file));
      await removeEmpty(dirname(folderOf(file)));
    },
    listParts: async (file) => {
      const names = await readdir(folderOf(file)).catch(noneIfMissing);
      const ids = names.map((name) => name.replace(unfinished, ""));
      return [...new Set(ids)];
    },
    listFiles: () => filesIn(folder),
    room: async () => {
      await makeFolders(folder, folder);
      const { bavail, bsize, files, ffree } = await statfs(folder);
      // Some file systems have no fixed number of files, and report zero.
      return { bytes: bavail * bsize, files: files > 0 ? ffree : null };
    },
  };
}

/**
 * Whole on disk when this returns. If the process is killed in the middle, what is left has a name by which the sweep
 * knows it.
 */
async function writeWhole(path: string, sealed: Buffer) {
  const file = await open(path + unfinished, "w", 0o600);
  try {
    await file.writeFile(sealed);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path + unfinished, path);
  await syncFolder(dirname(path));
}

async function syncFolder(path: string) {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The folders that were made reach the disk too: the entry of a folder is kept in its parent. */
async function makeFolders(root: string, path: string) {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let at = path; at !== dirname(root); at = dirname(at))
    await syncFolder(dirname(at));
}

async function* filesIn(folder: string): AsyncGenerator<StoredFile> {
  const reports = await opendir(folder).catch(nullIfMissing);
  if (!reports) return;
  for await (const { name: reportId } of reports)
    for (const evidenceId of await readdir(join(folder, reportId)).catch(
      noneIfForeign,
    ))
      yield { reportId, evidenceId };
}

async function removeEmpty(path: string) {
  await rmdir(path).catch((error: unknown) => {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(errnoOf(error)))
      throw error;
  });
}

/** Ids alone are names here, whatever the caller was given. */
function named(id: string): string {
  if (!/^[\da-f-]{36}$/.test(id)) throw new Error("not an id");
  return id;
}

function isFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG"].includes(errnoOf(error));
}

function noneIfMissing(error: unknown): string[] {
  if (errnoOf(error) === "ENOENT") return [];
  throw error;
}

/** A stray file, or a folder of somebody else, "lost+found" say. */
function noneIfForeign(error: unknown): string[] {
  if (["ENOTDIR", "EACCES"].includes(errnoOf(error))) return [];
  return noneIfMissing(error);
}

function nullIfMissing(error: unknown): null {
  if (errnoOf(error) === "ENOENT") return null;
  throw error;
}

function errnoOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
