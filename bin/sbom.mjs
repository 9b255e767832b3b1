/** `npm run sbom`: every package of the lock file with version, licence and hash, as CycloneDX, in build/sbom.cdx.json. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { main, npmCommand, projectFolder } from "./prepare.mjs";

const file = "build/sbom.cdx.json";

await main(() => {
  process.chdir(projectFolder);
  const [command, ...words] = npmCommand(
    "sbom",
    "--package-lock-only",
    "--sbom-format=cyclonedx",
  );
  const list = execFileSync(command, words, { maxBuffer: 64 * 1024 * 1024 });
  mkdirSync("build", { recursive: true });
  writeFileSync(file, list);
  const { specVersion, components } = JSON.parse(list.toString());
  console.log(
    `${file}: ${components.length} packages, CycloneDX ${specVersion}`,
  );
});
