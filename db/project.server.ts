import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's top folder, also from a bundle in build/. */
export const projectFolder = folderAbove(
  dirname(fileURLToPath(import.meta.url)),
);

function folderAbove(folder: string): string {
  if (existsSync(join(folder, "package-lock.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("package-lock.json was not found");
  return folderAbove(parent);
}
