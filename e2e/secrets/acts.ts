import { expect } from "playwright/test";
import { sql } from "drizzle-orm";
import { demonstrationAccounts } from "#app/domain/responder/demonstration-accounts.ts";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import type { Browser } from "./browser.ts";

/** By the plain form of the page of files. */
export async function sendFile(
  browser: Browser,
  name: string,
  content: string,
) {
  const { text } = await browser.go("/evidence");
  const report = /name="report" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const type = "multipart/form-data; boundary=edge";
  const body = [
    `--edge\r\nContent-Disposition: form-data; name="report"\r\n\r\n${report}`,
    `--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}`,
    "--edge--\r\n",
  ].join("\r\n");
  const sent = await browser.go("/evidence/files", { body, type });
  expect(sent.location).toBe("/evidence");
  expect((await browser.go("/evidence")).text).toContain(name);
}

export async function reportIdOf(owner: Database, reference: string) {
  const [row] = await owner
    .select({ id: report.id })
    .from(report)
    .where(sql`${report.reference} = ${reference}`);
  return row?.id ?? "";
}

export async function unitOf(owner: Database, reportId: string) {
  const { rows } = await owner.execute<{ unit: string }>(
    sql`select unit_id as unit from assignment where report_id = ${reportId} and part = 'primary' and state = 'offered'`,
  );
  return rows[0]?.unit ?? "";
}

export function personOf(unitId: string): string {
  const person = demonstrationAccounts.find(
    (each) =>
      each.unitId === unitId &&
      each.role !== "auditor" &&
      each.role !== "administrator",
  );
  if (!person) throw new Error(`nobody of ${unitId} is in the demonstration`);
  return person.name;
}

export async function signIn(browser: Browser, name: string): Promise<Browser> {
  const person = demonstrationAccounts.find((each) => each.name === name);
  const form = { responder: person?.id ?? "" };
  await browser.go("/sign-in/demonstration", { form });
  return browser;
}

/** By the box of the queue: what was typed is posted, and stands sealed in the address that follows. */
export async function searchFor(browser: Browser, typed = "") {
  const posted = await browser.go("/desk/search", { form: { search: typed } });
  expect(posted.location).toContain("/desk?sought=");
  const found = await browser.go(posted.location ?? "");
  expect(found.status).toBe(200);
  return found;
}

export async function hidden(
  browser: Browser,
): Promise<Record<string, string>> {
  const { text } = await browser.go("/follow/report");
  const reportId = /name="report" value="([^"]+)"/.exec(text)?.[1] ?? "";
  return { report: reportId, version: "1", message: crypto.randomUUID() };
}

/** Answers the question that stands open on the report's page. */
export async function reply(browser: Browser, body: string) {
  const { text } = await browser.go("/follow/report");
  const answers = /name="answers" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const form = { ...(await hidden(browser)), answers, body };
  const { location } = await browser.go("/follow/messages", { form });
  expect(location).toBe("/follow/report");
}

export async function write(browser: Browser, body: string) {
  const form = { ...(await hidden(browser)), body };
  const { location } = await browser.go("/follow/messages", { form });
  expect(location).toBe("/follow/report");
}
