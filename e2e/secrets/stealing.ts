import { severityInputs } from "../severity-inputs.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "playwright/test";
import { sql } from "drizzle-orm";
import { readEnvironment } from "#app/server/process/environment.server.ts";
import { loadKeyring } from "#app/server/process/keys.server.ts";
import { announce, sendBytes } from "../evidence/tus.ts";
import { linkIn, runAdmin, wordsIn } from "../house/admin.ts";
import { enrolBy } from "../house/enrol.ts";
import { reply, searchFor, sendFile, write } from "./acts.ts";
import { openBrowser, type Browser } from "./browser.ts";
import { fileReport, leaveDraft, makeColleaguesCode } from "./filing.ts";
import { everyFile } from "./ground.ts";
import { filedAs, plantCode, type Scene } from "./scene.ts";
import { shownCode } from "./browser.ts";
import { everyRow, everySealed, secretsIn, secretsOf } from "./thief.ts";
import { deskOf, keepTyped, writeHandover } from "./working.ts";

/** What people hold, and no server: answers of passkeys, the sheet, tokens of browsers and of links; codes are planted. */
export type Held = string[];

/** A house with two units, whose people enrol passkeys; what these hold goes to `held`. */
export async function setUpHouse(
  { stack, browse }: Scene,
  held: Held,
): Promise<{ triage: Browser; office: Browser }> {
  const setUp = await runAdmin(stack, ["set-up", "Lena Wirth"]);
  held.push(wordsIn(setUp));
  const enter = async (link: string) => {
    const browser = browse();
    const { secret } = await enrolBy(browser, { link, url: stack.url });
    held.push(secret);
    return browser;
  };
  const invite = async (name: string, unit: string) =>
    linkIn(await runAdmin(stack, ["first-member", name, unit]));
  const triage = await enter(linkIn(setUp));
  const office = await enter(await invite("Ivo Brandt", "sacramento"));
  // Invited, and never came.
  held.push((await invite("Olga Reyes", "sanfrancisco")).split("#")[1] ?? "");
  return { triage, office };
}

/** Everything that is ever sealed, by those who seal it. */
export async function fillHouse(
  scene: Scene,
  { triage, office }: { triage: Browser; office: Browser },
) {
  await fileReport(scene, "conversation");
  // Its words wait, as mail that cannot be delivered does.
  scene.stack.mail.refuseWith(450);
  await workReport(scene, { triage, office });
  await makeLeftovers(scene);
}

async function workReport(
  scene: Scene,
  { triage, office }: { triage: Browser; office: Browser },
) {
  const { reportId, browser } = filedAs(scene, "conversation");
  const say = (what: string) => scene.plant(`conversation: ${what}`);
  const inOffice = deskOf(office, reportId);
  for (const [verb, form] of [
    ["acceptance", {}],
    ["reveal", { purpose: "other", words: say("why it was revealed") }],
    ["hiding", {}],
    ["severity", { ...severityInputs, reason: say("why this severity") }],
    ["notes", { body: say("note") }],
    ["tasks", { body: say("task"), due: "day" }],
    ["messages", { body: say("message") }],
    ["questions", { body: say("question") }],
  ] as const)
    expect((await inOffice(verb, form)).status, verb).toBe(303);
  await keepTyped(office, reportId, say("typed at the desk, not sent"));
  const view = { name: say("name of a view"), as: "unit", band: "high" };
  expect((await office.go("/desk/views", { form: view })).status).toBe(303);
  await writeHandover(office, say);
  const named = `${say("file with indicators")}.log`;
  await sendFile(browser, named, "sent to 8.8.4.4 and to evil-host.com\n");
  await reply(browser, say("answer to the question"));
  await write(browser, say("addition"));
  await searchFor(office, scene.planted.get("conversation: what was seen"));
  await searchFor(triage, say("searched for"));
  const transfer = { toUnitId: "sanfrancisco", reason: say("transfer") };
  const moved = await deskOf(triage, reportId)("transfer", transfer);
  expect(moved.status).toBe(303);
}

/** What is half done: a file, a message, a draft, a code that was not given back, a request for a new one. */
async function makeLeftovers(scene: Scene) {
  await fileReport(scene, "notice");
  await makeColleaguesCode(scene);
  await leaveDraft(scene);
  await scene.browse().go("/report", { form: { danger: "no" } });
  const { stack, plant, browse } = scene;
  const { browser, reportId, reference } = filedAs(scene, "notice");
  const body = plant("typed, not sent");
  const kept = { report: reportId, page: "message", body };
  const { status } = await browser.go("/report/autosave", { form: kept });
  expect(status).toBe(200);
  const by = { base: stack.url, cookies: browser.cookies() };
  const bytes = Buffer.from(`${plant("half a file")} `.repeat(100));
  const name = `${plant("name of half a file")}.pcap`;
  const file = { reportId, name, sizeBytes: bytes.length };
  const { path } = await announce(by, file);
  await sendBytes(by, path ?? "", 0, bytes.subarray(0, 500));
  const finder = browse();
  await finder.go("/follow/lost-code", { form: { reference } });
  const code = await shownCode(finder, "/follow/lost-code/code");
  plantCode(scene, "new", code);
  const form = { "last-group": code.slice(-4) };
  const asked = await finder.go("/follow/lost-code/code", { form });
  expect(asked.location).toBe("/follow/lost-code/asked");
}

/** Nobody is at the desk any more: one signed out, one closed the browser. Reports go on coming in. */
export async function leaveDesk(
  scene: Scene,
  { triage, office }: { triage: Browser; office: Browser },
) {
  await triage.go("/sign-out", { form: {} });
  expect((await triage.go("/desk")).location).toContain("/sign-in");
  expect((await office.go("/desk")).status).toBe(200);
  await fileReport(scene, "silent");
  const { owner } = scene;
  const countOpen = async () => {
    const { rows } = await owner.execute<{ count: number }>(sql`
      select
        (select count(*)::int from graphile_worker.jobs where run_at <= now())
        + (select count(*)::int from report where not exists (
          select from evidence where terms_sealed is not null))
        as count`);
    return rows[0]?.count;
  };
  await expect.poll(countOpen, { timeout: 30_000 }).toBe(0);
}

/** Rows, files and environment as a thief of everything carries them away. */
export async function stealEverything({ stack, owner }: Scene) {
  const rows = await everyRow(owner);
  const sealed = everySealed(rows, stack.home);
  const files = everyFile(stack.home).filter(
    ([path]) => !path.startsWith(join(stack.home, "evidence")),
  );
  const texts = [
    ...files.map(([path, bytes]) => `${path}\n${bytes.toString("latin1")}`),
    environmentOf(stack.process().pid ?? 0),
  ];
  const secrets = [...secretsOf(rows), ...texts.flatMap(secretsIn)];
  const keyring = loadKeyring(
    readEnvironment({
      ...{ LANDLINE_HOME: stack.home, LANDLINE_DEMONSTRATION: "off" },
      DATABASE_URL: stack.loginUrl,
    }),
  );
  return { rows, sealed, files, texts, secrets, keyring };
}
export type Loot = Awaited<ReturnType<typeof stealEverything>>;

/** What the process was started with; where the system does not tell, what ours was. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return JSON.stringify(process.env);
  }
}

export function cookiesOf(browsers: readonly Browser[]): Held {
  return browsers.map((each) => each.cookies().split("=")[1] ?? "");
}

/** As `scene.browse`, and every browser that was opened. */
export function recordBrowsers(scene: Scene): { scene: Scene; all: Browser[] } {
  const all: Browser[] = [];
  const browse = () => {
    const browser = openBrowser(scene.stack.url, scene.trail);
    all.push(browser);
    return browser;
  };
  return { scene: { ...scene, browse }, all };
}
