import { connect } from "node:net";
import { request as httpRequest } from "node:http";
import { networkInterfaces } from "node:os";
import { eq } from "drizzle-orm";
import { report } from "#db/schema/index.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import { expect } from "../test.ts";
import { test } from "./test.ts";
import { ask } from "./visitor.ts";

type Asked = { host?: string; headers?: Record<string, string> };

/** With headers that fetch does not let anybody set. */
function askAs(base: string, path: string, { host, headers = {} }: Asked) {
  const { hostname, port } = new URL(base);
  const all = { ...(host && { Host: host }), ...headers };
  return new Promise<{ status: number; text: string }>((done, fail) => {
    httpRequest({ hostname, port, path, headers: all }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, text }),
      );
    })
      .on("error", fail)
      .end();
  });
}

test("a demonstration answers to its own machine's name, and to no other", async ({
  stack,
}) => {
  const { port } = new URL(stack.url);
  for (const host of ["localhost", "127.0.0.1", "[::1]", `localhost:${port}`])
    expect((await askAs(stack.url, "/", { host })).status, host).toBe(200);
  for (const host of ["evil.example.org", "10.1.2.3", "localhost.evil.org"]) {
    const { status, text } = await askAs(stack.url, "/sign-in", { host });
    expect(status, host).toBe(421);
    expect(text).toContain("on its own machine alone");
  }
});

test("a demonstration listens on no address that a network reaches", async ({
  stack,
}) => {
  const outward = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  const port = Number(new URL(stack.url).port);
  for (const { address: host } of outward) {
    const isOpen = new Promise<boolean>((done) => {
      const line = connect({ host, port });
      line.once("connect", () => {
        line.destroy();
        done(true);
      });
      line.once("error", () => done(false));
    });
    expect(await isOpen, host).toBe(false);
  }
});

const ahead: Record<string, string>[] = [
  { "Sec-Purpose": "prefetch" },
  { "Sec-Purpose": "prefetch;prerender" },
  { Purpose: "prefetch" },
];

test("a page that a browser loads ahead is no look of a person, and shows no code", async ({
  stack,
  world,
}) => {
  const { reportId } = await world.fileReport("offered");
  const { db, keyring } = world;
  const begun = { keyring, locale: "en", now: new Date() };
  const { sessionToken, code } = await startDraft(db, begun);
  const before = await world.fingerprint();
  for (const headers of ahead) {
    const desk = { ...headers, Cookie: world.cookieOf("lead") };
    const page = `/desk/reports/${reportId}`;
    for (const path of [page, `${page}.data`, "/desk"])
      expect((await askAs(stack.url, path, { headers: desk })).status).toBe(
        503,
      );
    const drafting = {
      ...headers,
      Cookie: `__Host-reporter=${sessionToken}`,
    };
    const shown = await askAs(stack.url, "/report/code", { headers: drafting });
    expect(shown.status).toBe(503);
    expect(shown.text).not.toContain(code.slice(0, 4));
  }
  expect(await world.fingerprint(before)).toEqual(before);
  const [row] = await db
    .select({ firstOpenedAt: report.firstOpenedAt })
    .from(report)
    .where(eq(report.id, reportId));
  expect(row).toEqual({ firstOpenedAt: null });
});

test("who goes away in the middle of a form is no failure in the log", async ({
  stack,
}) => {
  const { hostname, port, origin } = new URL(stack.url);
  const errorsIn = (log: string) =>
    log.split("\n").filter((line) => line.includes('"level":50'));
  const before = errorsIn(stack.log());
  const line = connect(Number(port), hostname);
  await new Promise((done) => line.once("connect", done));
  line.write(
    `POST /follow HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ncode=`,
  );
  line.end();
  line.destroy();
  const isLogged = () =>
    stack
      .log()
      .split("\n")
      .some((each) =>
        /"\/follow".*"finished":false|"finished":false.*"\/follow"/.test(each),
      );
  await expect.poll(isLogged).toBe(true);
  expect(errorsIn(stack.log())).toEqual(before);
});

test("whoever leaves is told to keep nothing, on both sides", async ({
  stack,
  world,
}) => {
  const { cookie } = await world.fileReport();
  const leaving = { cookies: cookie, form: {} };
  const left = await ask(stack.url, "/follow/departure", leaving);
  await world.signInAnew("leadElsewhere");
  const signedOut = await ask(stack.url, "/sign-out", {
    cookies: world.cookieOf("leadElsewhere"),
    form: {},
  });
  await world.signInAnew("leadElsewhere");
  for (const { headers } of [left, signedOut])
    expect(headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
});
