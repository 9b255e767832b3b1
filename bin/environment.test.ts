import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { variableNames } from "#app/server/process/environment.server.ts";
import {
  directoryPrivateKey,
  keyNames,
  variableOf,
} from "#app/server/process/key-variables.server.ts";
import { projectFolder } from "#db/project.server.ts";

const read = (file: string) => readFileSync(join(projectFolder, file), "utf8");
const example = read(".env.example");

test("every variable that is read is explained in .env.example", () => {
  const silent = [...namesRead()].filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(example),
  );
  expect(silent.sort()).toEqual([]);
});

test("every variable that .env.example offers is read", () => {
  const offered = [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(
    ([, name]) => name ?? "",
  );
  const known = namesRead();
  expect(offered.filter((name) => !known.has(name))).toEqual([]);
});

/** By the schema of the installation's environment, as its keys, and by name anywhere else. */
function namesRead(): Set<string> {
  const names = new Set([
    ...variableNames,
    ...([...keyNames, directoryPrivateKey] as const).map(
      (key) => `${variableOf(key)}_FILE`,
    ),
  ]);
  for (const file of sources())
    for (const [, dotted, quoted] of read(file).matchAll(
      /process\.env(?:\.(\w+)|\[["'](\w+)["']\])/g,
    ))
      names.add(dotted ?? quoted ?? "");
  return names;
}

function sources(): string[] {
  const folders = ["app", "bin", "db", "emails", "e2e"];
  return folders
    .flatMap((folder) =>
      readdirSync(join(projectFolder, folder), {
        recursive: true,
        encoding: "utf8",
      }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.(?:tsx?|mjs)$/.test(file));
}
