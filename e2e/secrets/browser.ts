import { answersGiven } from "#app/domain/form/answers.ts";
import { typedOf, type Typed } from "#app/domain/form/fields.ts";
import {
  morePages,
  pages,
  type QuestionPageId,
} from "#app/domain/form/page-order.ts";
import { questionsOn } from "#app/domain/form/questions.ts";
import { ask, type Answer, type Asking } from "../permissions/visitor.ts";

export type Values = Parameters<typeof answersGiven>[0];

/** Addresses asked for and headers answered with, of all exchanges: what proxies and histories see. */
export type Trail = string[];

/** A browser without JavaScript: keeps its cookie, and fills forms in by what stands on the page. */
export function openBrowser(base: string, trail: Trail) {
  let cookies = "";
  const go = async (path: string, asking: Asking = {}): Promise<Answer> => {
    const answer = await ask(base, path, { cookies, ...asking });
    trail.push(path, ...[...answer.headers].map((pair) => pair.join(": ")));
    for (const cookie of answer.cookies) cookies = cookie.split(";")[0] ?? "";
    return answer;
  };
  /** Posts the page's own hidden fields and these. */
  const send = async (
    page: string,
    to: string,
    form: Record<string, string | string[]>,
  ) => {
    const { text } = await go(page);
    return go(to, { form: { ...hiddenOf(text), ...form } });
  };
  return { go, send, cookies: () => cookies };
}
export type Browser = ReturnType<typeof openBrowser>;

/** A draft by the first question; its access code, given back as it was shown. */
export async function startReport(browser: Browser): Promise<string> {
  await browser.go("/report", { form: { danger: "no" } });
  await browser.send("/report/device", "/report/device", {
    device_safe: "yes",
  });
  const code = await shownCode(browser, "/report/code");
  await browser.send("/report/code", "/report/code", {
    "last-group": code.slice(-4),
  });
  return code;
}

/** The new code that the page shows, without its blanks. */
export async function shownCode(
  browser: Browser,
  page = "/follow/codes/shown",
): Promise<string> {
  const { text } = await browser.go(page);
  const shown = /id="code"[^>]*>(.*?)<\/p>/s.exec(text)?.[1] ?? "";
  return shown.replace(/<[^>]*>|\s/g, "");
}

/** Answers page after page as the form leads, and stops before the check page. */
export async function answerPages(browser: Browser, values: Values) {
  let at = "/report/listeners";
  const visited: string[] = [];
  while (at !== "/report/check") {
    if (visited.includes(at)) throw new Error(`the form came back to ${at}`);
    visited.push(at);
    at = await answerPage(browser, at, values);
  }
}

/** The receipt's reference. */
export async function sendReport(browser: Browser): Promise<string> {
  await browser.send("/report/check", "/report/submission", {});
  const { text } = await browser.go("/report/receipt");
  return /LL-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? "";
}

/** Adds to a report that was sent, on every page of the second tier that its answers call for; those pages. */
export async function deepenReport(browser: Browser, values: Values) {
  const answered: string[] = [];
  for (const { id } of morePages) {
    const path = `/more/${id}`;
    const typed = fieldsOf(id, values);
    if (Object.keys(typed).length === 0) continue;
    if ((await browser.go(path)).status !== 200) continue;
    const answer = await browser.send(path, path, typed);
    if (answer.status !== 303)
      throw new Error(`${path} answered ${answer.status}`);
    answered.push(id);
  }
  return answered;
}

async function answerPage(browser: Browser, path: string, values: Values) {
  const page = pages.find(({ id }) => path === `/report/${id}`);
  if (!page) throw new Error(`${path} is no page of the form`);
  if (page.holds === "advice" || page.holds === "stop") {
    const { text } = await browser.go(path);
    const on = /class="usa-button" href="(\/report\/[^"]*)"/.exec(text)?.[1];
    return on ?? "";
  }
  const answer = await browser.send(path, path, fieldsOf(page.id, values));
  if (answer.status !== 303)
    throw new Error(`${path} answered ${answer.status}`);
  return answer.location ?? "";
}

/** Every field of the page that these values fill; what is not asked there is not read. */
function fieldsOf(page: QuestionPageId, values: Values): Typed {
  const typed: Typed = {};
  for (const question of questionsOn(page)) {
    const value = values[question.id];
    if (value === undefined) continue;
    Object.assign(
      typed,
      value === "not-known"
        ? { [`${question.id}.notKnown`]: ["on"] }
        : typedOf(question, value),
    );
  }
  return typed;
}

function hiddenOf(html: string): Record<string, string> {
  const inputs = html.match(/<input type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs.map((input) => {
      const piece = (name: string) =>
        new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "";
      return [piece("name"), piece("value")];
    }),
  );
}
