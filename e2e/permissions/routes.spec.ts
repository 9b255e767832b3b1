import { expect } from "../test.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { everyRoute } from "./every-route.ts";
import { isStaff, table, type Row, type Tried } from "./table.ts";
import { ask, type Answer, type Asking } from "./visitor.ts";
import { test } from "./test.ts";
import { visitors, type Filed, type Visitor, type World } from "./world.ts";

test("the table names every route and no other", () => {
  expect(Object.keys(table).sort()).toEqual(everyRoute().sort());
});

for (const [route, row] of Object.entries(table)) {
  test(`GET ${route} answers each visitor as the table says`, async ({
    stack,
    world,
  }) => {
    const seen: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    const report = await world.fileReport(row.post.state);
    for (const visitor of visitors) {
      const own = await ownOf(world, visitor, report);
      const tried = { world, visitor, report, own };
      const path = (await row.path?.(tried)) ?? route;
      const cookies = cookiesOf(tried);
      const before = await world.fingerprint();
      const answer = await ask(stack.url, path, { cookies });
      const reads = answer.text.includes(tried.report.organisation);
      seen[visitor] =
        said(answer, tried) +
        (reads ? " with contents" : "") +
        (await traces(world, before, answer));
      wanted[visitor] =
        row.get[visitor] +
        (row.reads?.includes(visitor) ? " with contents" : "");
      const head = await ask(stack.url, path, { cookies, method: "HEAD" });
      expect(said(head, tried), `HEAD by ${visitor}`).toBe(
        row.head?.[visitor] ?? said(answer, tried),
      );
      expect(head.text).toBe("");
    }
    expect(seen).toEqual(wanted);
  });

  test(`POST ${route} does for each visitor what the table says`, async ({
    stack,
    world,
  }) => {
    const seen: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    const shared = await world.fileReport(row.post.state);
    for (const visitor of visitors) {
      const tried = await bring(world, visitor, row, shared);
      const path = (await row.path?.(tried)) ?? route;
      const posted = await postOf(row, tried);
      const before = await world.fingerprint();
      const answer = await ask(stack.url, path, posted);
      seen[visitor] =
        said(answer, tried) + (await traces(world, before, answer));
      wanted[visitor] =
        row.post.answers[visitor] +
        (row.post.acts.includes(visitor) ? " acts" : "");
      if (route === "/sign-out" && isStaff(visitor))
        await world.signInAnew(visitor);
    }
    expect(seen).toEqual(wanted);
  });

  test(`nobody gets past ${route} by another method or from another site`, async ({
    stack,
    world,
  }) => {
    const able = visitors.filter((visitor) => isAble(row, visitor));
    for (const visitor of able) {
      const tried = await bring(world, visitor, row);
      const path = (await row.path?.(tried)) ?? route;
      const post = await postOf(row, tried);
      const before = await world.fingerprint();
      for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
        const answer = await ask(stack.url, path, { ...post, method });
        const wanted = row.others?.[method]?.[visitor] ?? "405";
        expect(`${answer.status}`, `${method} by ${visitor}`).toBe(wanted);
        if (answer.status === 405)
          expect(answer.headers.get("Allow")).toBe(
            row.allow ?? "GET, HEAD, POST",
          );
      }
      for (const origin of [null, "null", "https://elsewhere.example"])
        for (const address of [path, `${path.replace(/\?.*/, "")}.data`]) {
          // What is offered is told to every site; it changes nothing.
          const [method = "POST"] = Object.keys(row.others ?? {}).filter(
            (other) => other !== "OPTIONS",
          );
          const foreign = { ...post, method, origin };
          const answer = await ask(stack.url, address, foreign);
          expect(answer.status, `from ${origin} by ${visitor}`).toBe(403);
        }
      expect(await world.fingerprint(before)).toEqual(before);
    }
  });
}

/** One who can do something here, or else anybody. */
function isAble({ post }: Row, visitor: Visitor): boolean {
  const [one = "responder"] = post.acts.filter((each) => each !== "reporter");
  return visitor === one || visitor === "stranger";
}

/** Whoever acts, and whoever may, does so on a report of their own; the others are all refused the same one. */
async function bring(
  world: World,
  visitor: Visitor,
  { post }: Row,
  shared?: Filed,
): Promise<Tried> {
  const mayAct = post.acts.includes(visitor);
  const report =
    shared && !mayAct ? shared : await world.fileReport(post.state);
  const own = await ownOf(world, visitor, report);
  return { world, visitor, report, own };
}

async function ownOf(world: World, visitor: Visitor, report: Filed) {
  if (visitor === "reporter") return report;
  if (visitor === "answerer" || visitor === "reader") {
    const scope = visitor === "reader" ? "read" : "answer";
    return { ...report, cookie: await report.colleague(scope) };
  }
  if (visitor === "reporterElsewhere") return world.fileReport();
  return visitor === "drafter" ? world.fileDraft() : null;
}

function cookiesOf({ world, visitor, own }: Tried): string {
  return own?.cookie ?? world.cookieOf(visitor);
}

async function postOf({ post }: Row, tried: Tried): Promise<Asking> {
  const cookies = cookiesOf(tried);
  return post.json
    ? { cookies, type: "application/json", body: JSON.stringify(post.json()) }
    : { cookies, form: (await post.form?.(tried)) ?? {} };
}

function said({ status, location }: Answer, { report }: Tried): string {
  const to = location
    ?.replaceAll(report.reportId, ":reportId")
    .replace(/(?<=people(?:%2F|\/))[\da-f-]{36}/, ":responderId");
  return to ? `${status} ${to}` : String(status);
}

/** What an answer left behind: an act, or, where the visitor was refused, even a read. */
async function traces(
  world: World,
  before: Fingerprint,
  { status, location }: Answer,
): Promise<string> {
  const after = await world.fingerprint(before);
  const isRefused = status === 404 || location?.startsWith("/sign-in?");
  return (
    (after.acts !== before.acts ? " acts" : "") +
    (isRefused && after.reads !== before.reads ? " reads" : "")
  );
}
