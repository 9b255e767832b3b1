import { existsSync, accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { codeOf, run } from "./prepare.mjs";

/** The shell first: it draws no window around a page, and the journeys take less than half the time in it. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
];

const elsewhere = [
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium of this machine, or null: Playwright then looks for its own download. */
export function findChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...elsewhere,
  ];
  return candidates.find((file) => file && isExecutable(file)) ?? null;
}

/** This machine's Chromium; else Playwright's download; else, as root on Debian, the distribution's. */
export async function requireChromium() {
  if (findChromium()) return;
  console.log("No Chromium found; downloading Playwright's …");
  const words = [
    "node_modules/playwright/cli.js",
    "install",
    "chromium-headless-shell",
  ];
  const asRoot = process.getuid?.() === 0;
  if (
    (await codeOf(
      process.execPath,
      asRoot ? [...words, "--with-deps"] : words,
    )) === 0
  )
    return;
  if (!asRoot)
    throw new Error(
      "The end-to-end tests need a Chromium: install one, or set CHROMIUM_PATH.",
    );
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await codeOf("apt-get", ["update", "-q"], { env });
  const install = ["install", "-qy", "--no-install-recommends"];
  const shell = [...install, "chromium-headless-shell"];
  // Older releases of Debian have no shell of its own.
  if ((await codeOf("apt-get", shell, { env })) !== 0)
    await run("apt-get", [...install, "chromium"], { env });
}

function isExecutable(file) {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
