import { existsSync } from "node:fs";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import { randomBytes } from "#app/domain/vault/random.server.ts";
import { opened } from "#db/testing/opened.ts";
import { openTestS3 } from "#db/testing/s3.server.ts";
import { expect } from "../test.ts";
import { test } from "../permissions/test.ts";
import { announce, askOffset, giveUp, sendBytes } from "./tus.ts";
import { keyFilesOf } from "../key-files.ts";

const hashOf = (content: Buffer) => sha256(content).toString("hex");

test("a file is announced, sent in two goes, whole with its hash, and a responder opens the same bytes", async ({
  stack,
  world,
}) => {
  const { reportId, cookie } = await world.fileReport("accepted");
  const by = { base: stack.url, cookies: cookie };
  const content = randomBytes(6_000_000);
  const sizeBytes = content.length;
  const name = "Bitácora «núcleo» 📎.pcap";
  const begun = await announce(by, { reportId, name, sizeBytes });
  expect(begun).toMatchObject({ status: 201, sha256: null });
  const path = begun.path ?? "";
  expect(path).toMatch(/^\/evidence\/uploads\/[\da-f-]{36}$/);
  const half = await sendBytes(by, path, 0, content.subarray(0, 2_500_000));
  expect(half).toMatchObject({ status: 204, offset: 2_500_000, sha256: null });
  const asked = await askOffset(by, path);
  expect(asked).toMatchObject({ status: 200, offset: 2_500_000, sha256: null });
  const rest = content.subarray(2_500_000);
  const whole = { offset: sizeBytes, sha256: hashOf(content) };
  expect(await sendBytes(by, path, 2_500_000, rest)).toMatchObject({
    status: 204,
    ...whole,
  });
  expect(await askOffset(by, path)).toMatchObject({ status: 200, ...whole });

  const id = path.split("/").at(-1);
  const file = await fetch(
    `${stack.url}/desk/reports/${reportId}/evidence/${id}`,
    { headers: { Cookie: world.cookieOf("lead") } },
  );
  expect(hashOf(Buffer.from(await file.arrayBuffer()))).toBe(hashOf(content));
  expect(Object.fromEntries(file.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-length": String(sizeBytes),
    "content-disposition": `attachment; filename="evidence"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
});

test("what was given stays: only an unfinished file is taken away", async ({
  stack,
  world,
}) => {
  const { reportId, cookie } = await world.fileReport();
  const by = { base: stack.url, cookies: cookie };
  const file = { reportId, name: "a.log", sizeBytes: 4 };
  const kept = (await announce(by, file)).path ?? "";
  await sendBytes(by, kept, 0, Buffer.from("gone"));
  expect((await giveUp(by, kept)).status).toBe(409);
  const unfinished = (await announce(by, file)).path ?? "";
  expect((await giveUp(by, unfinished)).status).toBe(204);
  expect((await askOffset(by, unfinished)).status).toBe(404);
  expect((await askOffset(by, kept)).status).toBe(200);
});

test("files from a plain form are taken without JavaScript, one after the other", async ({
  stack,
  world,
}) => {
  const { reportId, cookie, session } = await world.fileDraft();
  const form = new FormData();
  form.append("report", reportId);
  const contents = [
    randomBytes(5_000_000),
    Buffer.from("short"),
    Buffer.from("\n"),
  ];
  for (const [at, content] of contents.entries())
    form.append(
      "file",
      new Blob([new Uint8Array(content)]),
      `Núcleo ${at}.bin`,
    );
  const answer = await fetch(`${stack.url}/evidence/files`, {
    method: "POST",
    body: form,
    headers: { Cookie: cookie, Origin: stack.url },
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("Location")).toBe("/evidence");
  const files = await world.filesOf(session);
  expect(files.map(({ name, sha256 }) => ({ name, sha256 }))).toEqual(
    contents.map((content, at) => ({
      name: opened(`Núcleo ${at}.bin`),
      sha256: opened(hashOf(content)),
    })),
  );
});

test("where a bucket is set, sealed parts lie there and the disk has none", async ({
  stack,
  world,
}) => {
  const s3 = await openTestS3();
  const home = `${stack.home}/bucket`;
  const base = await stack.start({
    LANDLINE_SURFACE: "public",
    LANDLINE_HOME: home,
    ...keyFilesOf(stack, "public"),
    LANDLINE_EVIDENCE_S3: `${s3.url}/evidence`,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
  const { reportId, cookie } = await world.fileDraft();
  const by = { base, cookies: cookie };
  const content = randomBytes(5_000_000);
  const file = { reportId, name: "a.pcap", sizeBytes: content.length };
  const path = (await announce(by, file)).path ?? "";
  const sent = await sendBytes(by, path, 0, content);
  expect(sent).toMatchObject({ status: 204, sha256: hashOf(content) });
  const lying = [...s3.objects].map(([key, { length }]) => ({
    isUnderFile: key.startsWith(`/evidence/${reportId}/${path.slice(-36)}/`),
    length,
  }));
  // Each 41 bytes longer than what it seals.
  expect(lying).toEqual([
    { isUnderFile: true, length: 4 * 1024 * 1024 + 41 },
    { isUnderFile: true, length: 5_000_000 - 4 * 1024 * 1024 + 41 },
  ]);
  expect(existsSync(`${home}/evidence`)).toBe(false);
  await s3.close();
});
