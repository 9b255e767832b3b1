import { onServer } from "#db/testing/server.server.ts";
import { expect, test } from "./test.ts";

test("while the database is away, a page says what is safe, and then all goes on", async ({
  request,
  stack,
}) => {
  const server = process.env.E2E_SERVER_URL ?? "";
  const name = new URL(stack.databaseUrl).pathname.slice(1);
  const away = `${name}_away`;
  const move = async (from: string, to: string) => {
    // One by one: the database must refuse connections before those it has are ended.
    for (const statement of [
      `alter database ${from} allow_connections false`,
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${from}'`,
      `alter database ${from} rename to ${to}`,
      `alter database ${to} allow_connections true`,
    ])
      await onServer(server, statement);
  };

  await move(name, away);
  try {
    await expect
      .poll(async () => (await request.get("/readyz")).status())
      .toBe(503);
    const answer = await request.get("/where-to-report?zip=93301");
    expect(answer.status()).toBe(503);
    expect(answer.headers()["retry-after"]).toBe("30");
    const page = await answer.text();
    expect(page).toContain("Everything you saved earlier is kept");
    expect(page).toContain("Todo lo que guardó antes se conserva");
    expect(page).toContain("911");
    expect((await request.get("/healthz")).status()).toBe(200);
  } finally {
    await move(away, name);
  }

  await expect
    .poll(async () =>
      (await request.get("/where-to-report?zip=93301")).status(),
    )
    .toBe(200);
  expect(stack.log()).not.toContain("93301");
});
