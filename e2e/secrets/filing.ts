import { expect } from "playwright/test";
import { questions } from "#app/domain/form/questions.ts";
import { reportIdOf, sendFile } from "./acts.ts";
import {
  answerPages,
  deepenReport,
  sendReport,
  shownCode,
  startReport,
} from "./browser.ts";
import { garden } from "./plant.ts";
import {
  filedAs,
  plantCode,
  policies,
  story,
  textsOf,
  type Policy,
  type Scene,
} from "./scene.ts";

export function expectEveryQuestion() {
  const typedQuestions = questions
    .filter(({ kind }) =>
      ["line", "text", "email", "phone", "sites"].includes(kind),
    )
    .map(({ id }) => id);
  expect(Object.keys(textsOf(garden(), "unused")).sort()).toEqual(
    typedQuestions.sort(),
  );
}

export async function fileReports(scene: Scene) {
  for (const policy of ["conversation", "notice", "silent"] as const)
    await fileReport(scene, policy);
}

export async function fileReport(scene: Scene, policy: Policy) {
  const { owner, plant, browse, filed } = scene;
  const browser = browse();
  const values = { ...story, ...textsOf(scene, policy), ...policies[policy] };
  const code = await startReport(browser);
  plantCode(scene, policy, code);
  await answerPages(browser, values);
  await sendFile(
    browser,
    `${plant(`${policy}: file name`)}.log`,
    `%SYS-5-CONFIG_I: ${plant(`${policy}: in a file`)}\n`,
  );
  const reference = await sendReport(browser);
  expect(reference).toMatch(/^LL-/);
  const deepened = await deepenReport(browser, values);
  if (policy === "conversation")
    expect(deepened).toEqual(
      expect.arrayContaining(["entry", "actions-taken", "sites", "help"]),
    );
  const reportId = await reportIdOf(owner, reference);
  const address = values.contact_email ?? "";
  filed.set(policy, { browser, code, reference, reportId, address });
}

export async function makeColleaguesCode(scene: Scene) {
  const { plant } = scene;
  const { browser } = filedAs(scene, "notice");
  const label = plant("label of a colleague's code");
  const form = { label, scope: "read" };
  const made = await browser.send("/follow/codes", "/follow/codes", form);
  expect(made.location).toBe("/follow/codes/shown");
  plantCode(scene, "colleague", await shownCode(browser));
  const wrong = { label: plant("label of no code"), scope: "none" };
  const not = await browser.send("/follow/codes", "/follow/codes", wrong);
  expect(not.status).toBe(400);
}

export async function leaveDraft(scene: Scene) {
  const { browse, plant } = scene;
  const browser = browse();
  plantCode(scene, "draft", await startReport(browser));
  await browser.send("/report/listeners", "/report/listeners", {
    mail_safe: "yes",
    phone_safe: plant("draft: an option that is none"),
  });
}
