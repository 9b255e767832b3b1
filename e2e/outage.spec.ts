import { whileDatabaseIsAway } from "./away.ts";
import { expect, test } from "./test.ts";

test("while the database is away, a page says what is safe, and then all goes on", async ({
  request,
  stack,
}) => {
  await whileDatabaseIsAway(stack, async () => {
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
  });

  await expect
    .poll(async () =>
      (await request.get("/where-to-report?zip=93301")).status(),
    )
    .toBe(200);
  expect(stack.log()).not.toMatch(/\b93301\b/);
});
