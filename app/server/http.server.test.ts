import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { withRefusals } from "./http.server.ts";

const database = testDatabase();

test("a body that is no form is refused, and is no failure of ours", async () => {
  const bodies = {
    "application/json": "{}",
    "text/plain": "to=/",
    "multipart/form-data; boundary=x": "torn",
  };
  for (const [type, body] of Object.entries(bodies)) {
    const refused = await answerTo(({ request }) => request.formData(), {
      method: "POST",
      headers: { "Content-Type": type },
      body,
    });
    expect(refused, type).toMatchObject({ status: 400 });
  }
});

test("a form is read as it was sent", async () => {
  const body = new URLSearchParams({ body: "Umeå" });
  const read = async ({ request }: { request: Request }) =>
    Object.fromEntries(await request.formData());
  const form = await answerTo(read, { method: "POST", body });
  expect(form).toEqual({ body: "Umeå" });
});

test("text that Postgres cannot hold is refused, and is no failure of ours", async () => {
  const { db } = database;
  const refused = await answerTo(() =>
    db.transaction((tx) => tx.execute(sql`select ${"a\0b"}::text`)),
  );
  expect(refused).toMatchObject({ status: 400 });
});

type Answer = (args: { request: Request }) => Promise<object>;

/** What a page answers, or throws, to a request. */
async function answerTo(action: Answer, init?: RequestInit): Promise<unknown> {
  const module = { default: undefined, action };
  const { routes } = withRefusals({ routes: { page: { id: "page", module } } });
  const request = new Request("http://localhost/report", init);
  return routes.page.module
    .action({ request })
    .catch((thrown: unknown) => thrown);
}
