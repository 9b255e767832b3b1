import { rm, stat, writeFile } from "node:fs/promises";
import express from "express";
import pino from "pino";
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
import { testContext } from "#db/testing/context.server.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles, sendFile } from "#db/testing/evidence.server.ts";
import { fileReport, type FiledReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import { close, listen } from "../web.server.ts";
import { fileLooks } from "#app/server/evidence/looks.server.ts";
import { wholeDownload } from "./download.server.ts";
import { portOf } from "../process/port.server.ts";

const keyring = testKeyring();
const ordinary = { answers: answersThatTakeFiles };
const now = new Date("2026-11-22T10:00:00Z");
let here: Awaited<ReturnType<typeof separateDatabase>>;
const shelf = testStore();
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  here = await separateDatabase();
});
afterAll(() => here.drop());
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

async function openSite() {
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const log = pino({ level: "error" }, { write });
  const context = {
    ...testContext({ db: here.db, keyring, now, log }),
    store: shelf.store,
    scanner: null,
    looks: fileLooks(pino({ level: "silent" })),
  };
  const app = express();
  app.use(wholeDownload(context, () => "https://report.example.org"));
  const server = await listen(app, 0);
  return {
    url: `http://localhost:${portOf(server)}`,
    logged,
    close: () => close(server, 0),
  };
}

/** What a browser gets, and whether it is told that this is all. */
async function download({ reportId, sessionToken }: FiledReport) {
  const response = await fetch(`${site.url}/follow/download`, {
    method: "POST",
    body: new URLSearchParams({ report: reportId }),
    headers: { Cookie: `__Host-reporter=${sessionToken}` },
  });
  const chunks: Uint8Array[] = [];
  let isWhole = true;
  try {
    const reader = response.body!.getReader(); // An answer has one.
    for (let next = await reader.read(); !next.done; next = await reader.read())
      chunks.push(next.value);
  } catch {
    isWhole = false;
  }
  const bytes = Buffer.concat(chunks);
  return { status: response.status, isWhole, bytes };
}

/** Without this record at its end, no program opens a ZIP. */
const endOfDirectory = Buffer.from("PK\x05\x06", "latin1");

/** A report with a small file, one of three parts, and another small one; and where the second part of three lies. */
async function filedWithFiles() {
  const filed = await fileReport(here.db, keyring, ordinary);
  const { session } = filed;
  const { store } = shelf;
  const send = (content: Buffer) =>
    sendFile(here.db, { session, store, content, name: "secret name.pcap" });
  await send(randomBytes(100));
  const before = await shelf.files();
  await send(randomBytes(9_000_000));
  const parts = (await shelf.files()).filter((path) => !before.includes(path));
  await send(randomBytes(100));
  return { filed, parts: parts.sort() };
}

test("everything of a report comes as one whole file", async () => {
  const { filed } = await filedWithFiles();
  const { status, isWhole, bytes } = await download(filed);
  expect({ status, isWhole }).toEqual({ status: 200, isWhole: true });
  expect(bytes.includes(endOfDirectory)).toBe(true);
  expect(site.logged).toEqual([]);
});

const damage = {
  missing: (path: string) => rm(path),
  changed: async (path: string) =>
    writeFile(path, randomBytes((await stat(path)).size)),
};

test.each(Object.entries(damage))(
  "of a file with a part that is %s the download says so in its place, and brings the rest whole",
  async (_, spoil) => {
    for (const at of [0, 1, 2]) {
      const { filed, parts } = await filedWithFiles();
      await spoil(parts[at]!); // Three parts.
      const { status, isWhole, bytes } = await download(filed);
      expect({ status, isWhole }).toEqual({ status: 200, isWhole: true });
      expect(bytes.includes(endOfDirectory)).toBe(true);
      const names = ["1-secret name.pcap", "2-secret name.pcap.txt"];
      for (const name of [...names, "3-secret name.pcap"])
        expect(bytes.includes(`evidence/${name}`), name).toBe(true);
      expect(bytes.length).toBeLessThan(9_000_000);
    }
  },
);
