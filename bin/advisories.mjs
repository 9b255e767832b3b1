import { execFile } from "node:child_process";
import { npmCommand, projectFolder } from "./prepare.mjs";

/** Whoever tests without a network does not wait for it. */
const patienceMs = 20_000;

/** What the registry knows against the packages of the lock file, as lines to print. Never fails: an advisory is read, not counted. */
export async function advisories() {
  const [command, ...words] = npmCommand("audit", "--json");
  const said = await new Promise((done) => {
    const options = {
      cwd: projectFolder,
      timeout: patienceMs,
      maxBuffer: 64 * 1024 * 1024,
    };
    // It ends with 1 where it found something.
    execFile(command, words, options, (_error, output) => done(output));
  });
  return linesOf(said);
}

export function linesOf(said) {
  const found = parsed(said);
  if (!found?.vulnerabilities)
    return [
      `Advisories: not known, as the registry did not answer${found?.statusCode ? ` (${found.statusCode})` : ""}.`,
    ];
  const all = Object.values(found.vulnerabilities);
  if (all.length === 0)
    return ["Advisories: none for the packages of the lock file."];
  return [
    `Advisories: ${all.length} of the packages of the lock file`,
    ...all.map(
      ({ name, severity, range, via, fixAvailable }) =>
        `  ${severity.padEnd(9)} ${name} ${range}: ${reasonIn(via)}${fixAvailable ? "" : " (no mend yet)"}`,
    ),
  ];
}

/** The advisory's title, or the packages by which it comes. */
function reasonIn(via) {
  const titles = via.flatMap((each) => each.title ?? []);
  return titles[0] ?? `by ${via.join(", ")}`;
}

function parsed(said) {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
