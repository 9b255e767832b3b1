import { request, type ClientRequest, type IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { desc, eq } from "drizzle-orm";
import pino from "pino";
import express from "express";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  test,
} from "vitest";
import { testKeyring } from "#db/testing/keys.server.ts";
import { randomBytes } from "#app/domain/vault/random.server.ts";
import { evidence } from "#db/schema/index.ts";
import { testContext, testSettings } from "#db/testing/context.server.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles } from "#db/testing/evidence.server.ts";
import { beginDraft, type FiledReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import { evidenceForm } from "./form.server.ts";
import { evidenceUploads, meantMethodOfUpload } from "./uploads.server.ts";
import { inTime } from "#app/server/in-time.server.ts";
import { fileLooks } from "./looks.server.ts";
import { uploadGate, type UploadGate } from "./gate.server.ts";
import { portOf } from "#app/server/process/port.server.ts";
import { close, listen } from "#app/server/web.server.ts";

const keyring = testKeyring();
const now = new Date("2026-11-22T10:00:00Z");
const mebibyte = 1024 * 1024;
const ordinary = { answers: answersThatTakeFiles, now };
/** A form must come within half a second, and a file may be silent for a second. */
const patience = { formMs: 500, silenceMs: 1_000, lingerMs: 200 };
let here: Awaited<ReturnType<typeof separateDatabase>>;
const shelf = testStore();
let site: Awaited<ReturnType<typeof openSite>>;

// Requests side by side need connections of their own.
beforeAll(async () => {
  here = await separateDatabase();
});
afterAll(() => here.drop());
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

/** The part of a web process that receives files, on a socket of its own. */
async function openSite() {
  // All senders here are one network, which has two of them.
  const uploads = { processCount: 4, reportCount: 1 };
  const settings = { ...testSettings, uploads };
  const context = {
    ...testContext({ db: here.db, keyring, now, settings }),
    store: shelf.store,
    scanner: { scan: () => Promise.resolve("nothing-found" as const) },
    looks: fileLooks(pino({ level: "silent" })),
  };
  const ways = { isCutOnTheWayIn: false };
  const gate = cutting(uploadGate(context, patience), ways);
  const app = express();
  app.use(inTime(patience));
  app.use(meantMethodOfUpload);
  app.use(evidenceUploads(context, gate), evidenceForm(context, gate));
  app.post("/report/what", (asked, answer) => {
    asked.resume().once("end", () => answer.end());
  });
  app.put("/", (_asked, answer) => void answer.status(405).end());
  const server = await listen(app, 0);
  return {
    ways,
    looks: context.looks,
    port: portOf(server),
    close: () => close(server, 0),
  };
}

/** The gate, whose answer comes only when the line is gone, if so. */
function cutting(
  gate: UploadGate,
  ways: { isCutOnTheWayIn: boolean },
): UploadGate {
  return {
    ask: async (incoming, uploadId) => {
      const verdict = await gate.ask(incoming, uploadId);
      if (ways.isCutOnTheWayIn)
        await new Promise<void>((done) => {
          incoming.once("close", done);
          incoming.socket.destroy();
        });
      return verdict;
    },
  };
}

type By = Pick<FiledReport, "reportId" | "sessionToken"> | null;

/** The head of a request; its body is the caller's to send. */
function ask(
  method: string,
  path: string,
  by: By,
  headers: Record<string, string | number> = {},
): ClientRequest {
  const line = request({ port: site.port, method, path, agent: false });
  line.on("error", () => {});
  line.setHeader("Tus-Resumable", "1.0.0");
  if (by) line.setHeader("Cookie", `__Host-reporter=${by.sessionToken}`);
  for (const [name, value] of Object.entries(headers))
    line.setHeader(name, value);
  return line;
}

async function answerTo(line: ClientRequest) {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    line.once("response", done).once("error", fail);
  });
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

async function announce(by: NonNullable<By>, sizeBytes: number) {
  const report = Buffer.from(by.reportId).toString("base64");
  const asked = ask("POST", "/evidence/uploads", by, {
    "Upload-Length": sizeBytes,
    "Upload-Metadata": `report ${report}`,
  });
  asked.end();
  return String((await answerTo(asked)).headers.location);
}

function patch(by: By, path: string, offset: number, sizeBytes: number) {
  return ask("PATCH", path, by, {
    "Upload-Offset": offset,
    "Content-Type": "application/offset+octet-stream",
    "Content-Length": sizeBytes,
  });
}

/** As it is kept; asking by HEAD would end the request that is under way. */
async function keptBytes({ reportId }: { reportId: string }): Promise<number> {
  const [file] = await here.db
    .select({ receivedBytes: evidence.receivedBytes })
    .from(evidence)
    .where(eq(evidence.reportId, reportId))
    .orderBy(desc(evidence.sizeBytes));
  return file?.receivedBytes ?? 0;
}

/** An upload of 6 MiB of which the first part is kept and the rest does not come. */
async function halfSent(by: NonNullable<By>) {
  const path = await announce(by, 6 * mebibyte);
  const line = patch(by, path, 0, 6 * mebibyte);
  line.write(randomBytes(5 * mebibyte));
  await expect.poll(() => keptBytes(by)).toBe(4 * mebibyte);
  return { path, line };
}

function form({ reportId }: { reportId: string }, content: Buffer): Buffer {
  const field = (name: string) =>
    `--edge\r\nContent-Disposition: form-data; ${name}\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(`${field('name="report"')}${reportId}\r\n`),
    Buffer.from(field('name="file"; filename="a.log"')),
    content,
    Buffer.from("\r\n--edge--\r\n"),
  ]);
}

function post(by: By, lengthBytes: number): ClientRequest {
  return ask("POST", "/evidence/files", by, {
    "Content-Type": "multipart/form-data; boundary=edge",
    "Content-Length": lengthBytes,
  });
}

test("who sends one file too many at once is told when to come back, and is taken when there is a place", async () => {
  const one = await beginDraft(here.db, keyring, ordinary);
  const two = await beginDraft(here.db, keyring, ordinary);
  const three = await beginDraft(here.db, keyring, ordinary);
  const file = await announce(three, 10);
  const second = await announce(one, 10);
  const half = await halfSent(one);

  const ofOneReport = patch(one, second, 0, 10);
  ofOneReport.end(randomBytes(10));
  expect(await answerTo(ofOneReport)).toMatchObject({
    status: 503,
    text: "busy\n",
    headers: { "retry-after": "5" },
  });

  const other = await halfSent(two);
  const ofAll = patch(three, file, 0, 10);
  ofAll.end(randomBytes(10));
  expect((await answerTo(ofAll)).status).toBe(503);
  const body = form(three, randomBytes(100));
  const plain = post(three, body.length);
  plain.end(body);
  const said = await answerTo(plain);
  expect(said).toMatchObject({ status: 503, headers: { "retry-after": "30" } });
  expect(said.text).toContain("Many files are coming in at once");
  expect(said.text).toContain("Están llegando muchos archivos a la vez");

  // A line that is cut frees its place.
  other.line.destroy();
  const goesOn = async () => {
    const line = patch(three, file, 0, 10);
    line.end(randomBytes(10));
    return (await answerTo(line)).status;
  };
  await expect.poll(goesOn).toBe(204);

  // Of the same file: the line was lost, the reporter is back, and more had come than they were told.
  for (const [atBytes, status] of [
    [4 * mebibyte, 409],
    [5 * mebibyte, 204],
  ] as const) {
    const sizeBytes = 6 * mebibyte - atBytes;
    const back = patch(one, half.path, atBytes, sizeBytes);
    back.end(randomBytes(sizeBytes));
    expect((await answerTo(back)).status).toBe(status);
  }
});

test.each([
  ["a plain form", (by: By, _: string) => post(by, 1_000)],
  ["an upload", (by: By, path: string) => patch(by, path, 0, 1_000)],
])(
  "%s that was cut while it was let in leaves its place to others",
  async (_, send) => {
    const by = await beginDraft(here.db, keyring, ordinary);
    const path = await announce(by, 1_000);
    const other = await announce(by, 10);
    site.ways.isCutOnTheWayIn = true;
    const line = send(by, path);
    line.write("--edge\r\n");
    await closeOf(line);
    site.ways.isCutOnTheWayIn = false;
    const goesOn = async () => {
      const next = patch(by, other, 0, 10);
      next.end(randomBytes(10));
      return (await answerTo(next)).status;
    };
    await expect.poll(goesOn).toBe(204);
  },
);

test("what stands behind an upload's address names no other one", async () => {
  const by = await beginDraft(here.db, keyring, ordinary);
  const mine = await announce(by, 10);
  const other = await announce(by, 10);
  const line = patch(by, `${mine}?/${other.split("/").at(-1)}`, 0, 10);
  line.end(randomBytes(10));
  await answerTo(line);
  const standOf = async (path: string) => {
    const asked = ask("HEAD", path, by);
    asked.end();
    return (await answerTo(asked)).headers["upload-offset"];
  };
  expect(await standOf(mine)).toBe("10");
  expect(await standOf(other)).toBe("0");
});

function closeOf(line: ClientRequest): Promise<void> {
  return new Promise((done) => line.once("close", done));
}

/** A sender who brings a byte now and then and never ends; heard to its end, which must be the server's doing. */
async function drip(line: ClientRequest) {
  const answers: number[] = [];
  line.once("response", (response) => {
    answers.push(response.statusCode ?? 0);
    response.resume();
  });
  const timer = setInterval(() => {
    if (!line.destroyed) line.write("x");
  }, 20);
  const startedMs = performance.now();
  line.flushHeaders();
  await closeOf(line);
  clearInterval(timer);
  return { answers, ms: performance.now() - startedMs };
}

test("nothing that a stranger sends for a file is read: they are answered, and let go at once", async () => {
  const stranger = { sessionToken: "x".repeat(43), reportId: "" };
  const { reportId } = await beginDraft(here.db, keyring, ordinary);
  for (const by of [null, stranger])
    for (const [line, status] of [
      [post(by, 1_000_000_000), 403],
      [patch(by, `/evidence/uploads/${reportId}`, 0, 1_000_000_000), 401],
      [ask("POST", "/evidence/uploads", by, { "Content-Length": 1e9 }), 401],
    ] as const) {
      const { answers, ms } = await drip(line);
      expect(answers).toEqual([status]);
      expect(ms).toBeLessThan(patience.formMs);
    }
});

test("nor is anything of who may send no files now", async () => {
  const closed = await beginDraft(here.db, keyring, {
    answers: { data_kinds: ["content"] },
    now,
  });
  const path = `/evidence/uploads/${closed.reportId}`;
  expect((await drip(post(closed, 1e9))).answers).toEqual([403]);
  expect((await drip(patch(closed, path, 0, 1e9))).answers).toEqual([403]);
});

test("a body that drips is cut off, of a form of pages and of one who was answered already", async () => {
  const filed = await beginDraft(here.db, keyring, ordinary);
  const headers = { "Content-Length": 1e9 };
  for (const [line, answers] of [
    [ask("POST", "/report/what", null, headers), []],
    [ask("POST", "/evidence/1/removal", filed, headers), []],
    [ask("PUT", "/", null, headers), [405]],
    [ask("HEAD", "/evidence/uploads/1", filed, headers), [404]],
  ] as const) {
    const dripped = await drip(line);
    expect(dripped.answers).toEqual(answers);
    expect(dripped.ms).toBeLessThan(5_000);
  }
});

test("a file may take as long as it keeps coming, and what came of one that falls silent is kept", async () => {
  const filed = await beginDraft(here.db, keyring, ordinary);
  const path = await announce(filed, 100);
  const slow = patch(filed, path, 0, 40);
  const answered = answerTo(slow);
  // Four times as long as a form may.
  for (let at = 0; at < 40; at++) {
    slow.write("x");
    await wait(patience.formMs / 10);
  }
  slow.end();
  expect((await answered).status).toBe(204);

  const silent = patch(filed, path, 40, 60);
  silent.write("x".repeat(10));
  await closeOf(silent);
  await expect.poll(() => keptBytes(filed)).toBe(50);
});

test("a file is looked through once it has come whole, whichever way it came", async () => {
  const by = await beginDraft(here.db, keyring, ordinary);
  await announce(by, 0);
  const content = Buffer.from("It called 45.61.13.31.");
  const line = patch(by, await announce(by, 22), 0, 22);
  line.end(content);
  expect((await answerTo(line)).status).toBe(204);
  const body = form(by, content);
  const plain = post(by, body.length);
  plain.end(body);
  expect((await answerTo(plain)).status).toBe(303);
  await site.looks.idle();
  const files = await here.db
    .select({ label: evidence.label, terms: evidence.termsSealed })
    .from(evidence)
    .where(eq(evidence.reportId, by.reportId))
    .orderBy(evidence.sizeBytes);
  expect(files.map(({ label }) => label)).toEqual(
    Array(3).fill("nothing-found"),
  );
  expect(files.map(({ terms }) => terms !== null)).toEqual([false, true, true]);
});

/** An answer to a request with a body of these bytes. */
function sending(line: ClientRequest, bytes: Buffer | string = "") {
  line.end(bytes);
  return answerTo(line);
}

test("what is offered for uploads is told to whoever asks", async () => {
  for (const path of ["/evidence/uploads", "/evidence/uploads/1"])
    expect(await sending(ask("OPTIONS", path, null))).toMatchObject({
      status: 204,
      headers: {
        "tus-version": "1.0.0",
        "tus-extension": "creation,termination,checksum,expiration",
        "tus-max-size": String(testSettings.evidence.fileBytes),
        "tus-checksum-algorithm": "sha1,sha256,sha512",
      },
    });
});

test("another version of the protocol, or a body that is said to be something else, is refused and not read", async () => {
  const by = await beginDraft(here.db, keyring, ordinary);
  const path = await announce(by, 10);
  for (const tus of ["0.2.2", ""]) {
    const line = patch(by, path, 0, 10);
    line.setHeader("Tus-Resumable", tus);
    expect(await sending(line, randomBytes(10))).toMatchObject({
      status: 412,
      headers: { "tus-version": "1.0.0", "tus-resumable": "1.0.0" },
    });
  }
  const line = patch(by, path, 0, 10);
  line.setHeader("Content-Type", "application/octet-stream");
  expect((await sending(line, randomBytes(10))).status).toBe(415);
  expect(await keptBytes(by)).toBe(0);
});

test("bytes that are not those of their checksum are not kept, and the others are", async () => {
  const by = await beginDraft(here.db, keyring, ordinary);
  const path = await announce(by, 5 * mebibyte);
  const withSum = async (sum: string, bytes: Buffer, from = 0) => {
    const line = patch(by, path, from, bytes.length);
    line.setHeader("Upload-Checksum", sum);
    return (await sending(line, bytes)).status;
  };
  const hello = Buffer.from("hello world");
  const sum = "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=";
  expect(await withSum(sum, Buffer.from("hello w0rld"))).toBe(460);
  expect(await withSum("crc32 DUoRhQ==", hello)).toBe(400);
  expect(await withSum("sha1", hello)).toBe(400);
  expect(await withSum(sum, randomBytes(5 * mebibyte))).toBe(413);
  expect(await keptBytes(by)).toBe(0);
  expect(await withSum(sum, hello)).toBe(204);
  expect(await keptBytes(by)).toBe(11);
});

test("an unfinished upload says until when it waits for its rest, and a whole one does not", async () => {
  const by = await beginDraft(here.db, keyring, ordinary);
  const report = Buffer.from(by.reportId).toString("base64");
  const begun = await sending(
    ask("POST", "/evidence/uploads", by, {
      "Upload-Length": 10,
      "Upload-Metadata": `report ${report}`,
    }),
  );
  const path = String(begun.headers.location);
  const half = await sending(patch(by, path, 0, 5), randomBytes(5));
  const stand = await sending(ask("HEAD", path, by));
  for (const { headers } of [begun, half, stand])
    expect(headers["upload-expires"]).toBe("Sun, 29 Nov 2026 10:00:00 GMT");
  const whole = await sending(patch(by, path, 5, 5), randomBytes(5));
  expect(whole.headers["landline-sha256"]).toBeDefined();
  expect(whole.headers["upload-expires"]).toBeUndefined();
});

test.each([
  [
    "report with name and type",
    { filename: "core-läuft.log", filetype: "text/plain" },
  ],
  ["name alone", { filename: "a b.bin" }],
  ["neither", {}],
])(
  "an upload that goes on is told what it was announced with: %s",
  async (_, told) => {
    const by = await beginDraft(here.db, keyring, ordinary);
    const metadata = Object.entries({ report: by.reportId, ...told })
      .map(
        ([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`,
      )
      .join(",");
    const begun = await sending(
      ask("POST", "/evidence/uploads", by, {
        "Upload-Length": 10,
        "Upload-Metadata": metadata,
      }),
    );
    const stand = await sending(
      ask("HEAD", String(begun.headers.location), by),
    );
    expect(stand.headers["upload-metadata"]).toBe(metadata);
  },
);

test("a client whose network knows POST alone says which method it means", async () => {
  const by = await beginDraft(here.db, keyring, ordinary);
  const path = await announce(by, 10);
  const meaning = (method: string, headers: Record<string, string> = {}) =>
    ask("POST", path, by, { "X-HTTP-Method-Override": method, ...headers });
  const sent = meaning("PATCH", {
    "Upload-Offset": "0",
    "Content-Type": "application/offset+octet-stream",
  });
  expect((await sending(sent, randomBytes(5))).status).toBe(204);
  expect((await sending(meaning("HEAD"))).headers["upload-offset"]).toBe("5");
  expect((await sending(meaning("delete"))).status).toBe(204);
  expect((await sending(ask("HEAD", path, by))).status).toBe(404);
});
