import { expect } from "../test.ts";
import { test } from "../permissions/test.ts";
import { ask } from "../permissions/visitor.ts";
import type { Filed, World } from "../permissions/world.ts";
import { evidenceId } from "../permissions/world.ts";
import { answersGiven } from "#app/domain/form/answers.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import { flipBits, planted, plantReport, sealedColumns } from "./scene.ts";

const sentence = "This does not open: it was changed or damaged in storage";

type Scene = { world: World; filed: Filed; draft: Filed };

type Damaged = {
  /** Which row of the column's. */
  where: (scene: Scene) => string;
  /** Pages on which the sentence then stands, once. */
  says: readonly Page[];
  /** Pages that no more are what they were, and say so in words of their own. */
  others?: Partial<Record<Page, string>>;
};

/** What a code is called lies under the seal of the code to pass on. */
const shutting = ["report_key.sealed", "reporter_session.code_sealed"];

const ofReport = ({ filed }: Scene) => `report_id = '${filed.reportId}'`;
const everything = () => "true";
/** What opens it is not there, so all of it stays closed. */
const shut: Damaged = { where: everything, says: [] };

/** Each page with what it is asked as. */
const pages = {
  follow: ["/follow/report", "reporter"],
  changes: ["/follow/changes", "reporter"],
  advice: ["/follow/advice", "reporter"],
  deadlines: ["/follow/deadlines", "reporter"],
  calendar: ["/follow/deadlines.ics", "reporter"],
  card: ["/follow/card", "reporter"],
  codes: ["/follow/codes", "reporter"],
  codeToPass: ["/follow/codes/shown", "reporter"],
  asksDownload: ["/follow/download", "reporter"],
  withdrawal: ["/follow/withdrawal", "reporter"],
  tasks: ["/more", "reporter"],
  what: ["/more/what", "reporter"],
  files: ["/evidence", "reporter"],
  receipt: ["/report/receipt", "reporter"],
  receiptJson: ["/report/receipt.json", "reporter"],
  receiptPdf: ["/report/receipt.pdf", "reporter"],
  answersJson: ["/report/answers.json", "reporter"],
  check: ["/report/check", "drafter"],
  draftWhat: ["/report/what", "drafter"],
  queue: ["/desk", "desk"],
  day: ["/desk/my-day", "desk"],
  shiftNotes: ["/desk/my-day/notes", "desk"],
  report: ["/desk/reports/:reportId", "desk"],
  version1: ["/desk/reports/:reportId/answers/1", "desk"],
  version2: ["/desk/reports/:reportId/answers/2", "desk"],
  file: [`/desk/reports/:reportId/evidence/${evidenceId}`, "desk"],
  unit: ["/desk/unit", "desk"],
  history: ["/desk/history", "auditor"],
  people: ["/desk/people", "administrator"],
} as const;
type Page = keyof typeof pages;

/** Every sealed column, and where its damage is seen: a new one has to be named here. */
const columns: Record<string, Damaged> = {
  "assignment.answer_reason_sealed": { where: ofReport, says: ["report"] },
  "assignment.reason_sealed": { where: ofReport, says: ["report"] },
  "evidence.hash_state_sealed": { where: ofReport, says: [] },
  "evidence.name_sealed": { where: ofReport, says: ["files", "report"] },
  "evidence.sha256_sealed": {
    where: ofReport,
    says: ["files", "receipt", "report"],
    others: { file: sentence },
  },
  "evidence.terms_sealed": { where: ofReport, says: ["report"] },
  "handed_over.sealed": { where: ofReport, says: [] },
  "handover.note_sealed": { where: everything, says: ["day", "shiftNotes"] },
  "handover_text.sealed": { where: everything, says: ["day"] },
  // No search finds the report until what it says is indexed anew; nobody reads anything of it.
  "report_terms.exact_sealed": { where: ofReport, says: [] },
  "house_key.recovery_sealed": shut,
  "invitation.unit_seeds_sealed": shut,
  "lost_code.phrases_sealed": {
    where: ofReport,
    says: [],
    others: { report: "This request was changed in the database" },
  },
  "mail.words_sealed": { where: ofReport, says: [] },
  "message.body_sealed": {
    where: (scene) => `${ofReport(scene)} and responder_id is null`,
    says: ["follow", "report"],
  },
  "note.body_sealed": { where: ofReport, says: ["report"] },
  "report_task.sealed": { where: ofReport, says: ["report"] },
  "passkey.seed_sealed": shut,
  "report.headline_sealed": {
    where: ({ filed }) => `id = '${filed.reportId}'`,
    says: ["queue", "day", "report"],
  },
  "report_access.key_wrapped": {
    where: ofReport,
    says: [],
  },
  "report_access.label_sealed": { where: ofReport, says: ["codes"] },
  "report_key.sealed": { where: ofReport, says: ["report", "queue", "day"] },
  "report_answers.sealed": {
    where: (scene) => `${ofReport(scene)} and version = 2`,
    says: [
      ...(["follow", "changes", "advice", "deadlines", "card"] as const),
      ...(["tasks", "what", "receipt", "report", "version2"] as const),
    ],
    others: { calendar: sentence, answersJson: sentence },
  },
  "reporter_session.code_sealed": {
    where: ofReport,
    says: ["codeToPass"],
  },
  "reporter_session.key_wrapped": { where: everything, says: [] },
  "responder_session.seed_sealed": shut,
  "reveal.words_sealed": { where: ofReport, says: ["report"] },
  "routing_decision.grounds_sealed": { where: ofReport, says: ["report"] },
  "saved_view.sealed": { where: everything, says: ["queue"] },
  "scoring.grounds_sealed": { where: ofReport, says: ["report"] },
  "search_key_share.seed_sealed": shut,
  "desk_unsent.sealed": { where: ofReport, says: ["report"] },
  "unsent.sealed": { where: ofReport, says: ["follow"] },
  "unit_key.recovery_sealed": shut,
  "unit_member.seed_sealed": shut,
};

test("one damaged value hides one value, whatever column it lies in", async ({
  stack,
  world,
}) => {
  test.setTimeout(240_000);
  const filed = await plantReport(world);
  const scene = { world, filed, draft: await world.fileDraft() };
  expect(Object.keys(columns).sort()).toEqual(await sealedColumns(world));
  const whole = await loadAll(stack.url, scene);
  for (const [page, { status, text }] of Object.entries(whole)) {
    expect(status, page).toBeLessThan(304);
    expect(text, page).not.toContain(sentence);
  }
  for (const [column, damaged] of Object.entries(columns)) {
    const mend = await flipBits(world, column, damaged.where(scene));
    const loaded = await loadAll(stack.url, scene);
    await mend?.();
    if (damaged !== shut && damaged.says.length > 0)
      expect(mend, `${column} holds something`).not.toBeNull();
    expectOneHidden(column, damaged, { whole, loaded });
  }
  const mended = await loadAll(stack.url, scene);
  for (const [page, { text }] of Object.entries(mended))
    expect(text, page).not.toContain(sentence);
  const ready = await ask(stack.url, "/readyz");
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.text)).toMatchObject({
    damaged: { "message.body_sealed": expect.any(Number) },
  });
  for (const words of Object.values(planted))
    expect(stack.log()).not.toContain(words);
});

type Loaded = Record<string, { status: number; text: string }>;

function expectOneHidden(
  column: string,
  damaged: Damaged,
  { whole, loaded }: { whole: Loaded; loaded: Loaded },
) {
  const { says, others = {} } = damaged;
  for (const [page, { status, text }] of Object.entries(loaded)) {
    const where = `${column}, ${page}`;
    expect(status, where).toBeLessThan(500);
    const isSaid = says.some((each) => each === page);
    const words = Object.entries(others).find(([each]) => each === page)?.[1];
    if (words) expect(text, where).toContain(words);
    if (words === sentence) continue;
    expect(text.split(sentence).length - 1, where).toBe(isSaid ? 1 : 0);
    if (!isSaid || status !== 200) continue;
    // A report that does not open at all shows nothing of what lies in it.
    if (shutting.includes(column)) continue;
    for (const [other, standing] of Object.entries(planted))
      if (other !== column && whole[page]?.text.includes(standing))
        expect(text, `${where}: ${standing}`).toContain(standing);
  }
}

async function loadAll(url: string, scene: Scene): Promise<Loaded> {
  const loaded: Loaded = {};
  for (const [page, [path, visitor]] of Object.entries(pages))
    loaded[page] = await ask(
      url,
      path.replace(":reportId", scene.filed.reportId),
      { cookies: cookieOf(scene, visitor) },
    );
  return loaded;
}

function cookieOf(
  { world, filed, draft }: Scene,
  visitor: "reporter" | "drafter" | "desk" | "administrator" | "auditor",
): string {
  if (visitor === "reporter") return filed.cookie;
  if (visitor === "drafter") return draft.cookie;
  return world.cookieOf(visitor === "desk" ? "lead" : visitor);
}

test("nothing is written over answers that do not open, and they are there again when they are mended", async ({
  stack,
  world,
}) => {
  const draft = await world.fileDraft();
  const cookies = draft.cookie;
  const { reportId: report, organisation } = draft;
  const where = `report_id = '${report}'`;
  const mend = await flipBits(world, "report_answers.sealed", where);
  const form = { report, version: "1", page: "what", what_seen: "Other words" };
  for (const path of ["/report/check", "/report/what"]) {
    const { status, text } = await ask(stack.url, path, { cookies });
    expect({ path, status, said: text.split(sentence).length - 1 }).toEqual({
      ...{ path, status: 409, said: 1 },
    });
  }
  const posts = { "/report/autosave": 422, "/report/what": 409 };
  for (const [path, status] of Object.entries(posts)) {
    const answer = await ask(stack.url, path, { cookies, form });
    expect(answer.status, path).toBe(status);
  }
  const sending = { cookies, form: { report } };
  const sent = await ask(stack.url, "/report/submission", sending);
  expect(sent.status).toBe(409);
  await mend?.();
  const { text } = await ask(stack.url, "/report/check", { cookies });
  expect(text).toContain(organisation);
  expect(text).not.toContain("Other words");
});

test("a code whose key does not open is told so, and the report of another opens", async ({
  stack,
  world,
}) => {
  const { code, reportId } = await world.fileReport();
  const where = `report_id = '${reportId}'`;
  const mend = await flipBits(world, "report_access.key_wrapped", where);
  const follow = () => ask(stack.url, "/follow", { form: { code } });
  const { status, text } = await follow();
  expect({ status, said: text.split(sentence).length - 1 }).toEqual({
    ...{ status: 409, said: 1 },
  });
  await mend?.();
  expect((await follow()).location).toBe("/follow/report");
});

test("a new code that does not open is said not to, in its place", async ({
  stack,
  world,
}) => {
  const { db, keyring } = world;
  const answers = answersGiven({ danger: "no", device_safe: "yes" });
  const begun = { keyring, locale: "en", answers, now: new Date() };
  const { reportId, sessionToken } = await startDraft(db, begun);
  const where = `report_id = '${reportId}'`;
  await flipBits(world, "reporter_session.code_sealed", where);
  const cookies = `__Host-reporter=${sessionToken}`;
  const { status, text } = await ask(stack.url, "/report/code", { cookies });
  expect({ status, said: text.split(sentence).length - 1 }).toEqual({
    ...{ status: 200, said: 1 },
  });
});
