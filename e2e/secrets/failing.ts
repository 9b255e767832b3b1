import { expect } from "playwright/test";
import { sql } from "drizzle-orm";
import { hidden, signIn } from "./acts.ts";
import { openBrowser, type Browser } from "./browser.ts";
import { away } from "./ground.ts";
import { filedAs, type Scene } from "./scene.ts";

type Try = [
  by: Browser,
  path: string,
  status: number,
  form: Record<string, string>,
];

/** Everything fails once, with something typed. */
export async function failEverywhere(scene: Scene) {
  await expectStatuses(await triesAtTheDesk(scene));
  await expectStatuses(await triesOfReporters(scene));
  const bad = scene.plant("no JSON");
  const posted = { body: `{"${bad}`, type: "application/json" };
  const answer = await scene.browse().go("/sign-in/passkey", posted);
  expect(answer.status).toBe(400);
  await failInDatabase(scene);
}

async function expectStatuses(tries: Try[]) {
  for (const [by, path, status, form] of tries) {
    const answer = await by.go(path, { form });
    expect(answer.status, path).toBe(status);
  }
}

async function triesAtTheDesk(scene: Scene): Promise<Try[]> {
  const { plant, browse } = scene;
  const dana = await signIn(browse(), "Dana Okafor");
  const grace = await signIn(browse(), "Grace Adeyemi");
  const { reportId } = filedAs(scene, "conversation");
  const desk = (verb: string) => `/desk/reports/${reportId}/${verb}`;
  const stale = { reason: plant("reopening, stale"), revision: "1" };
  const named = { name: plant("a name, no right") };
  return [
    [dana, desk("closure"), 400, { words: plant("closing, no outcome") }],
    [dana, desk("reopening"), 409, stale],
    [grace, desk("refusal"), 404, { reason: plant("refusal, not theirs") }],
    [
      ...([dana, "/desk/people", 404] as const),
      { ...named, role: "lead", unitId: "sacramento" },
    ],
  ];
}

async function triesOfReporters(scene: Scene): Promise<Try[]> {
  const { plant, browse } = scene;
  const { browser } = filedAs(scene, "conversation");
  const long = { body: `${plant("too long")} `.repeat(400) };
  const foreign = { body: plant("of another report") };
  return [
    [browse(), "/follow", 400, { code: plant("wrong code") }],
    [browse(), "/report", 413, { danger: plant("too much").repeat(150_000) }],
    [
      ...([browser, "/follow/messages", 400] as const),
      { ...(await hidden(browser)), ...long },
    ],
    [
      ...([browser, "/follow/messages", 409] as const),
      { ...foreign, report: crypto.randomUUID() },
    ],
  ];
}

async function failInDatabase(scene: Scene) {
  const { owner, plant, browse } = scene;
  const { browser } = filedAs(scene, "conversation");
  const form = await hidden(browser);
  const send = async (body: string) =>
    (await browser.go("/follow/messages", { form: { ...form, body } })).status;
  await owner.execute(sql`alter table message rename to message_away`);
  expect(await send(plant("fault of the database"))).toBe(500);
  await owner.execute(sql`alter table message_away rename to message`);

  await away(scene, async () => {
    expect(await send(plant("database away"))).toBe(503);
    const code = plant("code, database away");
    const asked = await browse().go("/follow", { form: { code } });
    expect(asked.status).toBe(503);
  });
}

/** What is searched for stands in an address: the trail does not hold these. */
export async function search({ stack, plant }: Scene) {
  const dana = await signIn(openBrowser(stack.url, []), "Dana Okafor");
  for (const path of [
    "/desk?q=",
    "/where-to-report?zip=",
    "/api/v1/responders?zip=",
    "/",
  ]) {
    const word = plant(`address ${path}`);
    expect((await dana.go(path + word)).status).toBeLessThan(500);
  }
}
