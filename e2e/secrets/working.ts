import { severityInputs } from "../severity-inputs.ts";
import { expect } from "playwright/test";
import { personOf, reply, searchFor, signIn, unitOf, write } from "./acts.ts";
import type { Browser } from "./browser.ts";
import { foundIn } from "./plant.ts";
import { filedAs, type Policy, type Scene } from "./scene.ts";

/** Everything that responders write to one report, and what its reporter answers. */
export async function workReports(scene: Scene) {
  for (const policy of scene.filed.keys()) {
    await workInUnit(scene, policy);
    await handAround(scene, policy);
    await closeAndReopen(scene, policy);
  }
}

function penFor({ plant, allowed }: Scene, policy: Policy) {
  const say = (what: string) => plant(`${policy}: ${what}`);
  /** Words to the reporter, which conversation may mail. */
  const tell = (what: string) => {
    const word = say(what);
    if (policy === "conversation") allowed.set(`${policy}: ${what}`, word);
    return word;
  };
  return { say, tell };
}

export function deskOf(browser: Browser, reportId: string) {
  return (verb: string, form: Record<string, string>) =>
    browser.go(`/desk/reports/${reportId}/${verb}`, { form });
}

/** As the script of a report's page does a second after the last key. */
export async function keepTyped(
  browser: Browser,
  reportId: string,
  body: string,
) {
  const [boxId, opening] = [crypto.randomUUID(), crypto.randomUUID()];
  const text = { form: "notes", boxId, opening, base: "", number: "1", body };
  const kept = await deskOf(browser, reportId)("unsent", text);
  expect(kept.status).toBe(200);
}

/** A note of the shift, and one that was typed and not sent. */
export async function writeHandover(
  browser: Browser,
  say: (what: string) => string,
) {
  const handoverId = crypto.randomUUID();
  const form = { handoverId, note: say("note of a shift") };
  const made = await browser.go("/desk/my-day/handover", { form });
  expect(made.status).toBe(303);
  const [boxId, opening] = [crypto.randomUUID(), crypto.randomUUID()];
  const text = { boxId, opening, base: "", number: "1" };
  const kept = await browser.go("/desk/my-day/handover/text", {
    form: { ...text, note: say("typed for a handover, not sent") },
  });
  expect(kept.status).toBe(200);
}

async function workInUnit(scene: Scene, policy: Policy) {
  const { owner, browse, planted } = scene;
  const { reportId, browser } = filedAs(scene, policy);
  const { say, tell } = penFor(scene, policy);
  const theirs = await signIn(
    browse(),
    personOf(await unitOf(owner, reportId)),
  );
  const page = await theirs.go(`/desk/reports/${reportId}`);
  // They may read it: the search later looks for what is really there.
  expect(foundIn(page.text, planted)).toContain(`${policy}: what was seen`);
  expect(foundIn(page.text, planted)).toContain(`${policy}: file name`);
  if (policy === "conversation")
    expect(foundIn(page.text, planted)).toContain(`${policy}: other place`);

  const act = deskOf(theirs, reportId);
  expectMasked(scene, policy, page.text);
  const what = { purpose: "other", words: say("why it was revealed") };
  expect((await act("reveal", what)).status).toBe(303);
  const shown = await theirs.go(`/desk/reports/${reportId}`);
  expect(foundIn(shown.text, planted)).toContain(`${policy}: name`);
  expect((await act("hiding", {})).status).toBe(303);
  const hidden = await theirs.go(`/desk/reports/${reportId}`);
  expectMasked(scene, policy, hidden.text);
  for (const [verb, form] of [
    ["acceptance", {}],
    ["severity", { ...severityInputs, reason: say("why this severity") }],
    ["notes", { body: say("note") }],
    ["tasks", { body: say("task"), due: "day" }],
    ["messages", { body: tell("message") }],
    ["questions", { body: tell("question") }],
  ] as const)
    expect((await act(verb, form)).status, verb).toBe(303);
  await keepTyped(theirs, reportId, say("typed at the desk, not sent"));
  await writeHandover(theirs, say);
  const found = await searchFor(theirs, planted.get(`${policy}: note`));
  expect(found.text).toContain(`/desk/reports/${reportId}`);
  await searchFor(theirs, say("searched for"));
  const view = { name: say("name of a view"), as: "unit", band: "high" };
  expect((await theirs.go("/desk/views", { form: view })).status).toBe(303);
  await reply(browser, say("answer to the question"));
  await write(browser, say("addition"));
}

const personal = ["name", "phone", "signal", "address", "told by", "who acts"];

/** Whom a report names, and what reaches them: not in the page, nor in what its script is given. */
function expectMasked({ planted }: Scene, policy: Policy, page: string) {
  const there = foundIn(page, planted);
  expect(
    personal.filter((each) => there.includes(`${policy}: ${each}`)),
  ).toEqual([]);
}

async function handAround(scene: Scene, policy: Policy) {
  const { reportId } = filedAs(scene, policy);
  const { say } = penFor(scene, policy);
  const dana = deskOf(await signIn(scene.browse(), "Dana Okafor"), reportId);
  const transfer = { toUnitId: "sanfrancisco", reason: say("transfer") };
  expect((await dana("transfer", transfer)).status).toBe(303);
  const tom = deskOf(await signIn(scene.browse(), "Tom Becker"), reportId);
  const refused = await tom("refusal", { reason: say("refusal") });
  expect(refused.status).toBe(303);
  const offer = { toUnitId: "cisa-region-1", reason: say("offer") };
  expect([303, 409]).toContain((await dana("offer", offer)).status);
}

async function closeAndReopen(scene: Scene, policy: Policy) {
  const { reportId } = filedAs(scene, policy);
  const { say, tell } = penFor(scene, policy);
  const dana = deskOf(await signIn(scene.browse(), "Dana Okafor"), reportId);
  const outcome = "no-compromise-found";
  for (const [verb, form] of [
    ["closure", { outcome, words: tell("outcome in words") }],
    ["reopening", { reason: say("reopening") }],
    ["signposting", { words: tell("words of signposting") }],
    ["reopening", { reason: say("second reopening") }],
  ] as const)
    expect((await dana(verb, form)).status, verb).toBe(303);
}
