import { existsSync } from "node:fs";
import { connect } from "node:net";
import { beginFile } from "#app/domain/evidence/begin.server.ts";
import { usualLimits } from "#app/domain/evidence/limits.ts";
import { folderStore } from "#app/server/evidence/folder.server.ts";
import { randomBytes } from "#app/domain/vault/random.server.ts";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import { withdrawReport } from "#app/domain/report/withdraw.server.ts";
import { expectGoodLook, few } from "../accessibility/look.ts";
import { openByCode } from "../accessibility/scene.ts";
import { expect } from "../test.ts";
import { test } from "../permissions/test.ts";
import type { Filed } from "../permissions/world.ts";
import { listed } from "./files.ts";
import { announce, askOffset, giveUp, sendBytes } from "./tus.ts";
import { keyFilesOf } from "../key-files.ts";

const small = { name: "a.log", sizeBytes: 10 };

/** A form as browsers send it; where it leads. */
async function post(
  base: string,
  { cookie }: Pick<Filed, "cookie">,
  form: FormData,
) {
  const answer = await fetch(`${base}/evidence/files`, {
    method: "POST",
    body: form,
    headers: { Cookie: cookie, Origin: base },
    redirect: "manual",
  });
  return `${answer.status} ${answer.headers.get("Location") ?? ""}`.trim();
}

function formOf(reportId: string, ...contents: Buffer[]): FormData {
  const form = new FormData();
  form.append("report", reportId);
  for (const content of contents)
    form.append("file", new Blob([new Uint8Array(content)]), "a.log");
  return form;
}

test("nobody touches an upload of another's, nor one that never was", async ({
  stack,
  world,
}) => {
  const mine = await world.fileReport();
  const theirs = await world.fileReport();
  const base = stack.url;
  const me = { base, cookies: mine.cookie };
  const { path } = await announce(me, { reportId: mine.reportId, ...small });
  const before = await world.fingerprint();
  const never = `/evidence/uploads/${crypto.randomUUID()}`;
  for (const [cookies, address, status] of [
    [theirs.cookie, path ?? "", 404],
    [world.cookieOf("lead"), path ?? "", 401],
    ["", path ?? "", 401],
    [mine.cookie, never, 404],
    [mine.cookie, "/evidence/uploads/1;drop", 404],
  ] as const) {
    const by = { base, cookies };
    const body = Buffer.from("0123456789");
    expect((await askOffset(by, address)).status).toBe(status);
    expect((await sendBytes(by, address, 0, body)).status).toBe(status);
    expect((await giveUp(by, address)).status).toBe(status);
  }
  const foreign = await announce(me, { ...small, reportId: theirs.reportId });
  expect(foreign).toMatchObject({ status: 409, path: null });
  expect(await world.fingerprint(before)).toEqual(before);
});

test("a wrong offset, too many bytes and a report that ended are refused, and nothing is kept of them", async ({
  stack,
  world,
}) => {
  const { reportId, cookie, session } = await world.fileReport();
  const by = { base: stack.url, cookies: cookie };
  const { path } = await announce(by, { reportId, ...small });
  const address = path ?? "";
  const body = Buffer.from("0123456789");
  const tries = [
    await sendBytes(by, address, 3, body.subarray(3)),
    await sendBytes(by, address, 0, Buffer.concat([body, body])),
    await announce(by, { reportId, name: "b.log", sizeBytes: 3_000_000_000 }),
  ];
  expect(tries.map(({ status }) => status)).toEqual([409, 413, 413]);
  expect(tries[2]?.text).toBe("too-large\n");
  expect(await askOffset(by, address)).toMatchObject({ offset: 0 });
  await withdrawReport(world.db, { session, now: new Date() });
  const ended = await sendBytes(by, address, 0, body);
  expect(ended).toMatchObject({ status: 403, text: "no-upload-here\n" });
  const form = formOf(reportId, body);
  expect(await post(stack.url, { cookie }, form)).toBe(
    "303 /evidence?refused=no-upload-here",
  );
});

test("a refusal is heard by who has not sent all of a short body yet", async ({
  stack,
  world,
}) => {
  const { reportId, cookie, session } = await world.fileReport();
  const by = { base: stack.url, cookies: cookie };
  const { path } = await announce(by, { reportId, ...small });
  await withdrawReport(world.db, { session, now: new Date() });
  const bytes = "application/offset+octet-stream";
  for (const [line, headers, refusal] of [
    ["POST /evidence/files", { Cookie: cookie }, "303"],
    ["POST /evidence/files", {}, "303"],
    [`PATCH ${path}`, { Cookie: cookie, "Content-Type": bytes }, "403"],
    [`PATCH ${path}`, { "Content-Type": bytes }, "401"],
  ] as const) {
    const heard = await sendLate(stack.url, line, headers);
    expect(heard, line).toEqual([refusal, "200"]);
  }
});

test("two that send the same file at once do not spoil it", async ({
  stack,
  world,
}) => {
  const { reportId, cookie } = await world.fileReport();
  const by = { base: stack.url, cookies: cookie };
  const content = randomBytes(20_000_000);
  const sizeBytes = content.length;
  const { path } = await announce(by, { reportId, ...small, sizeBytes });
  const goes = [1, 2].map(() =>
    sendBytes(by, path ?? "", 0, content).catch(() => null),
  );
  await Promise.all(goes);
  for (;;) {
    const { offset, sha256: hash } = await askOffset(by, path ?? "");
    if (offset === sizeBytes) {
      expect(hash).toBe(sha256(content).toString("hex"));
      break;
    }
    const rest = content.subarray(offset ?? 0);
    await sendBytes(by, path ?? "", offset ?? 0, rest);
  }
});

test("a plain form says in words why it was refused, and keeps no half file", async ({
  stack,
  world,
}) => {
  const draft = await world.fileDraft();
  const other = await world.fileDraft();
  const { reportId, session } = draft;
  const content = randomBytes(3_000_000);
  const base = stack.url;
  expect(await post(base, draft, formOf(reportId))).toBe(
    "303 /evidence?refused=no-file",
  );
  expect(await post(base, other, formOf(reportId, content))).toBe("409");
  const nobody = { ...draft, cookie: "" };
  // Nothing of it is read, so a long one might not hear the answer.
  expect(await post(base, nobody, formOf(reportId))).toBe("303 /follow?ended");
  expect(await cutForm(base, draft, content)).toMatch(/^$|cut-short/);
  await expect.poll(async () => (await world.filesOf(session)).length).toBe(0);
});

test("what a killed process left of a plain form is listed as cut off, with what to do", async ({
  page,
  stack,
  world,
}) => {
  const { code, session } = await world.fileDraft();
  const store = folderStore(`${stack.home}/evidence`);
  const now = () => new Date();
  await beginFile(world.db, {
    ...{ session, store, limits: usualLimits, now, name: "a.log" },
    ...{ mediaType: "", sizeBytes: 10, isSizeKnown: false },
  });
  await openByCode(page, code);
  await page.goto("/evidence");
  const row = listed(page, "a.log");
  await expect(row).toContainText("the connection broke and this cannot go on");
  await expect(row).not.toContainText("Choose the same file again to go on");
  await expectGoodLook(page, "files, one cut off", few);
});

test("a full disk is said in words, and nothing is half kept", async ({
  stack,
  world,
}) => {
  const home = `${stack.home}/full`;
  const base = await stack.start({
    LANDLINE_SURFACE: "public",
    LANDLINE_HOME: home,
    ...keyFilesOf(stack, "public"),
    LANDLINE_EVIDENCE_RESERVE: "1000000TB",
  });
  const draft = await world.fileDraft();
  const by = { base, cookies: draft.cookie };
  const { reportId } = draft;
  expect(await announce(by, { reportId, ...small })).toMatchObject({
    status: 507,
    text: "store-full\n",
  });
  const form = formOf(reportId, randomBytes(3_000_000));
  expect(await post(base, draft, form)).toBe(
    "303 /evidence?refused=store-full",
  );
  expect(await world.filesOf(draft.session)).toEqual([]);
  expect(existsSync(`${home}/evidence/${reportId}`)).toBe(false);
});

/** A browser that goes away in the middle of its form; what it was told, if anything. */
function cutForm(base: string, { reportId, cookie }: Filed, content: Buffer) {
  const { hostname, port } = new URL(base);
  const part = (name: string) =>
    `--edge\r\nContent-Disposition: form-data; ${name}\r\n\r\n`;
  const head = [
    "POST /evidence/files HTTP/1.1",
    `Host: ${hostname}:${port}`,
    `Origin: ${base}`,
    `Cookie: ${cookie}`,
    "Content-Type: multipart/form-data; boundary=edge",
    `Content-Length: ${content.length * 2}`,
    "\r\n",
  ].join("\r\n");
  return new Promise<string>((done) => {
    let told = "";
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `${head}${part('name="report"')}${reportId}\r\n${part('name="file"; filename="a.log"')}`,
      );
      socket.write(content, () => socket.destroy());
    });
    socket.on("data", (chunk: Buffer) => (told += chunk.toString()));
    socket.on("close", () => done(told));
  });
}

/** Keeps the ten bytes of its body back until it is answered, and then asks for something else on the same line: both statuses. */
function sendLate(base: string, line: string, more: Record<string, string>) {
  const { hostname, port, host } = new URL(base);
  const headers = {
    Host: host,
    Origin: base,
    "Tus-Resumable": "1.0.0",
    ...more,
  };
  const head = Object.entries({ ...headers, "Content-Length": "10" })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  return new Promise<(string | undefined)[]>((done) => {
    let told = "";
    const statuses = () =>
      [...told.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${line} HTTP/1.1\r\n${head}\r\n`);
      socket.once("data", () =>
        socket.write(
          `0123456789GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
        ),
      );
    });
    socket.on("data", (chunk: Buffer) => {
      told += chunk.toString();
      if (statuses().length === 2) socket.destroy();
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => done(statuses()));
  });
}
