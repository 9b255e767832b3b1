import { expect, test } from "./test.ts";
import { keyFilesOf } from "./key-files.ts";

test("every response carries the security headers", async ({ request }) => {
  for (const path of ["/", "/sign-in", "/nowhere", "/healthz"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; .*frame-ancestors 'none'/,
    );
    expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("a form that another site sends is refused", async ({
  request,
  stack,
}) => {
  const strangers: Record<string, string>[] = [
    { Origin: "https://elsewhere.example" },
    { Origin: "null" },
    {},
  ];
  for (const headers of strangers) {
    const answer = await request.post(`${stack.url}/report/start`, { headers });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain("not sent from our own page");
  }
});

test("more than three megabytes are refused in words", async ({
  request,
  stack,
}) => {
  const answer = await request.post(`${stack.url}/report/start`, {
    headers: { Origin: stack.url },
    data: "a".repeat(3 * 1024 * 1024 + 1),
  });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain("3 megabytes");
});

test("the process says that it is up and ready", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  const ready = await request.get("/readyz");
  expect(await ready.json()).toEqual({
    database: true,
    migrations: true,
    jobs: true,
    damaged: expect.any(Object),
  });
});

test("the public surface has no desk", async ({ request, stack }) => {
  const url = await stack.start({
    LANDLINE_SURFACE: "public",
    LANDLINE_HOME: `${stack.home}/public`,
    ...keyFilesOf(stack, "public"),
  });
  const desk = ["/desk", "/desk.data", "/sign-in", "/desk/history"];
  const provider = ["/sign-in/provider", "/sign-in/provider/callback"];
  for (const path of [...desk, ...provider])
    expect((await request.get(url + path)).status()).toBe(404);
  expect((await request.get(url)).status()).toBe(200);
});
