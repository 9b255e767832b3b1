import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "#db/project.server.ts";
import { loginUrlOf } from "#db/testing/logins.server.ts";
import { onServer, urlOf } from "#db/testing/server.server.ts";
import { expect, test } from "../test.ts";

type Variables = Record<string, string>;

test("production does not listen before set-up and says what to run; after it, it does", async ({}, info) => {
  const serverUrl = process.env.E2E_SERVER_URL ?? "";
  const template = process.env.E2E_TEMPLATE ?? "";
  const name = `landline_set_up_${info.workerIndex}_${Date.now()}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  const home = mkdtempSync(join(tmpdir(), "landline-set-up-"));
  const surface = { prefix: template, surface: "all" } as const;
  const { LANDLINE_DIRECTORY_PRIVATE_KEY = "", ...keys } = await newKeys();
  const variables = {
    ...{ ...production, ...keys },
    LANDLINE_HOME: home,
    DATABASE_URL: loginUrlOf(urlOf(serverUrl, name), surface),
  };
  try {
    const refused = await run(["bin/start.mjs"], variables);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain("npm run admin -- set-up");
    expect(refused.said).not.toContain("Landline is ready");

    const made = await run(["bin/admin.mjs", "set-up", "Lena Wirth"], {
      ...variables,
      LANDLINE_DIRECTORY_PRIVATE_KEY,
    });
    expect(made.said).toContain("RECOVERY SHEET");

    const { said } = await run(["bin/start.mjs"], variables);
    expect(said).toContain("Landline is ready");
  } finally {
    await onServer(serverUrl, `drop database ${name} with (force)`);
    rmSync(home, { recursive: true, force: true });
  }
});

/** What a production process of every surface is given beside its keys. */
const production = {
  NODE_ENV: "production",
  LANDLINE_PROXIES: "0",
  LANDLINE_ORIGIN: "https://landline.example",
  SMTP_URL: "smtp://127.0.0.1:9",
  MAIL_FROM: "Landline <landline@landline.example>",
  PORT: "0",
};

/** As the command prints them, a line each. */
async function newKeys(): Promise<Variables> {
  const { said } = await run(["bin/admin.mjs", "new-keys"], {});
  const lines = [...said.matchAll(/^(LANDLINE_\w+)=(\S+)$/gm)];
  return Object.fromEntries(
    lines.map(([, name = "", key = ""]) => [name, key]),
  );
}

/** Until it ends, or says that it is ready: then it is ended. */
async function run(words: string[], variables: Variables) {
  const env = {
    ...{ ...process.env, npm_lifecycle_event: "" },
    ...variables,
  };
  const child = spawn(process.execPath, words, { cwd: projectFolder, env });
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes("Landline is ready")) child.kill("SIGTERM");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const code = await new Promise<number | null>((done) =>
    child.once("close", done),
  );
  return { code, said };
}
