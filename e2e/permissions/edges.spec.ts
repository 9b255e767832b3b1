import { severityInputs } from "../severity-inputs.ts";
import { request as httpRequest } from "node:http";
import { expect } from "../test.ts";
import { test } from "./test.ts";
import { askAndWrite, table } from "./table.ts";
import { ask, type Answer } from "./visitor.ts";
import { people } from "./world.ts";
import { keyFilesOf } from "../key-files.ts";

const verbs = Object.keys(table).filter((route) =>
  route.startsWith("/desk/reports/:reportId"),
);

test("a report out of sight, a draft and a report that never was look the same", async ({
  stack,
  world,
}) => {
  const report = await world.fileReport("accepted");
  const draft = await world.fileDraft();
  const ids = [report.reportId, draft.reportId, crypto.randomUUID(), "nothing"];
  const outOfSight = ["responderElsewhere", "leadElsewhere", "administrator"];
  for (const person of people.filter((each) => outOfSight.includes(each)))
    for (const route of verbs) {
      const cookies = world.cookieOf(person);
      const form = { ...everyField, revision: String(report.revision) };
      const pages = await Promise.all(
        ids.flatMap((id) => {
          const path = route.replace(":reportId", id);
          const data = `${path}.data`;
          return [
            ask(stack.url, path, { cookies }),
            ask(stack.url, data, { cookies }),
            ...(route.endsWith(":reportId")
              ? []
              : [ask(stack.url, path, { cookies, form })]),
          ];
        }),
      );
      for (const page of pages)
        expect(page.status, `${route} ${person}`).toBe(404);
      const each = pages.length / ids.length;
      for (const [at, page] of pages.entries())
        expect(bare(page, ids)).toBe(bare(pages[at % each]!, ids)); // Of the first id.
    }
});

test("every form of a report's page says which text it is, so that it is done once however often it is posted", async ({
  stack,
  world,
}) => {
  const report = await world.fileReport("accepted");
  await askAndWrite({ world, report });
  const { text } = await ask(stack.url, `/desk/reports/${report.reportId}`, {
    cookies: world.cookieOf("triageLead"),
  });
  const forms = [
    ...text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>.*?<\/form>/gs),
  ]
    .filter(([, action]) => action?.startsWith("/desk/reports/"))
    .filter(([, action]) => !action?.endsWith("/unsent/choice"));
  expect(forms.map(([, action]) => action)).toContainEqual(
    expect.stringMatching(/\/answer$/),
  );
  const without = forms.filter(([form]) => !form.includes('name="boxId"'));
  expect(without.map(([, action]) => action)).toEqual([]);
});

test("only a lead gives a report to a colleague, and only to one of the unit", async ({
  stack,
  world,
}) => {
  const { reportId } = await world.fileReport("accepted");
  const path = `/desk/reports/${reportId}/assignee`;
  const assign = (by: "responder" | "lead", to: "lead" | "leadElsewhere") =>
    ask(stack.url, path, {
      cookies: world.cookieOf(by),
      form: { responderId: world.idOf(to) },
    });
  const before = await world.fingerprint();
  expect((await assign("responder", "lead")).status).toBe(404);
  expect((await assign("lead", "leadElsewhere")).status).toBe(400);
  expect((await world.fingerprint(before)).acts).toBe(before.acts);
  expect((await assign("lead", "lead")).status).toBe(303);
});

test("a page of one report writes nothing into another", async ({
  stack,
  world,
}) => {
  const mine = await world.fileReport("accepted");
  const draft = await world.fileDraft();
  const theirs = await world.fileReport("accepted");
  const form = {
    report: theirs.reportId,
    version: "1",
    message: crypto.randomUUID(),
    body: "Meant for somebody else.",
    what_seen: "Meant for somebody else.",
    "last-group": "ZZZZ",
  };
  const before = await world.fingerprint();
  const tries = [
    { path: "/follow/messages", cookies: mine.cookie },
    { path: "/report/submission", cookies: draft.cookie },
    { path: "/report/what", cookies: draft.cookie },
    { path: "/report/code", cookies: draft.cookie },
  ];
  for (const { path, cookies } of tries) {
    const answer = await ask(stack.url, path, { cookies, form });
    expect(answer.status, path).toBe(409);
    expect(answer.text).not.toContain(theirs.organisation);
  }
  expect(await world.fingerprint(before)).toEqual(before);
});

test("a code that is not the report's opens nothing and tells nothing", async ({
  stack,
  world,
}) => {
  const { code } = await world.fileReport();
  const other = code.startsWith("Z") ? "Y" : "Z";
  const wrong = [
    "",
    "garbage",
    "0000 0000 0000 0000 0000 0000",
    other + code.slice(1),
    code.slice(0, -1),
    `${code}${code}`,
    "' or 1=1 --",
    "\u0000",
    "A".repeat(60_000),
  ];
  const before = await world.fingerprint();
  for (const typed of wrong) {
    const answer = await ask(stack.url, "/follow", { form: { code: typed } });
    expect(answer.status, typed.slice(0, 40)).toBe(400);
    expect(answer.cookies).toEqual([]);
  }
  expect(await world.fingerprint(before)).toEqual(before);
});

test("a reporter's token is no responder's, nor the reverse", async ({
  stack,
  world,
}) => {
  const { cookie } = await world.fileReport();
  const swapped = [
    {
      path: "/desk",
      cookies: cookie.replace("reporter", "responder"),
      to: "/sign-in?to=%2Fdesk",
    },
    {
      path: "/follow/report",
      cookies: world.cookieOf("triageLead").replace("responder", "reporter"),
      to: "/follow?ended",
    },
  ];
  for (const { path, cookies, to } of swapped)
    expect((await ask(stack.url, path, { cookies })).location).toBe(to);
});

test("another spelling of an address is no page", async ({ stack, world }) => {
  const cookies = world.cookieOf("triageLead");
  for (const path of spellings) {
    const answer = await askRaw(stack.url, path, cookies);
    expect(answer, path).toEqual({ status: 404, isDesk: false });
  }
});

test("the public surface knows no desk, whoever asks and however it is spelt", async ({
  stack,
  world,
}) => {
  const url = await stack.start({
    LANDLINE_SURFACE: "public",
    LANDLINE_HOME: `${stack.home}/surface-public`,
    ...keyFilesOf(stack, "public"),
  });
  const { reportId } = await world.fileReport("accepted");
  const desk = Object.keys(table).filter((route) =>
    /^\/(?:desk|sign-)/.test(route),
  );
  expect(desk.length).toBeGreaterThan(20);
  const before = await world.fingerprint();
  for (const route of desk) {
    const path = route
      .replace(":reportId", reportId)
      .replace(":responderId", world.idOf("lead"))
      .replace("*", "nowhere");
    const cookies = world.cookieOf("triageLead");
    const form = { ...everyField, responder: world.idOf("lead") };
    const answers = await Promise.all([
      ask(url, path, { cookies }),
      ask(url, `${path}.data`, { cookies }),
      ask(url, path, { cookies, form }),
      ask(url, `${path}.data`, { cookies, form }),
    ]);
    for (const answer of answers) expect(answer.status, path).toBe(404);
  }
  expect((await ask(url, "/__manifest?p=/desk")).status).toBe(404);
  for (const path of spellings)
    expect(await askRaw(url, path, world.cookieOf("triageLead"))).toEqual({
      status: 404,
      isDesk: false,
    });
  expect(await world.fingerprint(before)).toEqual(before);

  const { cookie, code, organisation } = await world.fileReport();
  const opened = await ask(url, "/follow", { form: { code } });
  expect(opened.location).toBe("/follow/report");
  const follow = await ask(url, "/follow/report", { cookies: cookie });
  expect(follow.text).toContain(organisation);
});

test("the desk surface knows no reporter's page", async ({ stack, world }) => {
  const url = await stack.start({
    LANDLINE_SURFACE: "desk",
    LANDLINE_HOME: `${stack.home}/surface-desk`,
    ...keyFilesOf(stack, "desk"),
  });
  const { cookie, code, reportId, organisation } = await world.fileReport();
  const reporter = Object.keys(table).filter((route) =>
    /^\/(?:report|follow|more|evidence)/.test(route),
  );
  expect(reporter.length).toBeGreaterThan(9);
  const before = await world.fingerprint();
  for (const route of reporter) {
    const path = route
      .replace(":page", "what")
      .replace(/:(?:id|evidenceId)/, crypto.randomUUID());
    const form = { report: reportId, code };
    for (const asking of [{}, { form }]) {
      const answer = await ask(url, path, { cookies: cookie, ...asking });
      expect(answer.status, path).toBe(404);
    }
  }
  const words = { report: reportId, page: "what", what_seen: "¿Qué?" };
  const switched = { cookies: cookie, form: { ...words, locale: "es" } };
  expect((await ask(url, "/locale", switched)).status).toBe(303);
  expect(await world.fingerprint(before)).toEqual(before);
  const page = await ask(url, `/desk/reports/${reportId}`, {
    cookies: world.cookieOf("lead"),
  });
  expect(page.text).toContain(organisation);
});

/** What the fields of every verb might be, so that no form is refused for lacking one. */
const everyField = {
  reason: "Because.",
  words: "Because.",
  body: "Because.",
  outcome: "no-compromise-found",
  ...severityInputs,
  purpose: "call-back",
  toUnitId: "sanfrancisco",
  reference: "LL-0000-0000",
  requestId: "00000000-0000-7000-8000-00000000abcd",
  requestIds: "00000000-0000-7000-8000-00000000abcd",
  responderId: "00000000-0000-7000-8000-000000000003",
  messageId: "00000000-0000-7000-8000-00000000abcd",
  questionId: "00000000-0000-7000-8000-00000000abcd",
  form: "notes",
  boxId: "00000000-0000-7000-8000-00000000abcd",
  opening: "00000000-0000-7000-8000-00000000abcd",
  base: "",
  number: "1",
  shown:
    "00000000-0000-7000-8000-00000000abcd:00000000-0000-7000-8000-00000000abcd.1",
  keep: "none",
  taskId: "00000000-0000-7000-8000-00000000abcd",
  isDone: "yes",
  due: "day",
  playbook: "ransomware",
  is: "reads",
};

const spellings = [
  "/DESK",
  "/Desk/history",
  "//desk",
  "//desk/desk",
  "/follow//../desk",
  "/follow/../desk",
  "/./desk",
  "/%64esk",
  "/desk%2Fhistory",
  "/%2e%2e/desk",
  "/\\desk",
  "/SIGN-IN",
  "/desk;a=b",
  "/desk%00",
  "/%E0%A4%A",
];

/** As written: fetch would tidy the address up. */
function askRaw(base: string, path: string, cookies: string) {
  const { hostname, port } = new URL(base);
  return new Promise<{ status: number; isDesk: boolean }>((done, fail) => {
    const headers = { Cookie: cookies };
    httpRequest({ hostname, port, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () =>
        done({
          status: response.statusCode ?? 0,
          isDesk: /Sign out|Queue|passkey/.test(text),
        }),
      );
    })
      .on("error", fail)
      .end();
  });
}

/** A page without what is different each time or was asked for. */
function bare({ text }: Answer, ids: readonly string[]): string {
  return ids
    .reduce((bared, id) => bared.replaceAll(id, ":id"), text)
    .replace(/nonce=\\?"[^"]*"/g, "")
    .replace(/\d{13}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "");
}
