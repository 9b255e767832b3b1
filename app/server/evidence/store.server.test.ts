import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PartMissing, type EvidenceStore } from "#app/domain/evidence/store.ts";
import { randomBytes } from "#app/domain/vault/random.server.ts";
import { openTestS3 } from "#db/testing/s3.server.ts";
import { folderStore } from "./folder.server.ts";
import { readBucket, s3Store } from "./s3.server.ts";

const stores: Record<string, EvidenceStore> = {};
let folder: string;
let s3: Awaited<ReturnType<typeof openTestS3>>;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "landline-store-")), "evidence");
  stores.folder = folderStore(folder);
  s3 = await openTestS3();
  process.env.AWS_ACCESS_KEY_ID = "test";
  process.env.AWS_SECRET_ACCESS_KEY = "test";
  const bucket = readBucket(`${s3.url}/landline/production`);
  if (bucket) stores.bucket = await s3Store(bucket);
});
afterAll(async () => {
  await rm(join(folder, ".."), { recursive: true });
  await s3.close();
});

test.each(["folder", "bucket"])(
  "a %s gives back what it was given, lists it, and forgets it when told to",
  async (kind) => {
    const store = stores[kind]!; // Both were opened above.
    const file = {
      reportId: crypto.randomUUID(),
      evidenceId: crypto.randomUUID(),
    };
    const ids = [
      crypto.randomUUID(),
      crypto.randomUUID(),
      crypto.randomUUID(),
    ].sort();
    const sealed = randomBytes(100_000);
    for (const partId of ids) await store.put({ ...file, partId }, sealed);
    const other = {
      reportId: crypto.randomUUID(),
      evidenceId: crypto.randomUUID(),
    };
    await store.put({ ...other, partId: ids[0]! }, sealed);

    expect(await store.get({ ...file, partId: ids[1]! })).toEqual(sealed);
    expect((await store.listParts(file)).sort()).toEqual(ids);
    const files = [];
    for await (const each of store.listFiles()) files.push(each);
    expect(files).toHaveLength(2);
    expect(files).toEqual(expect.arrayContaining([file, other]));

    for (const _ of ["once", "twice"]) await store.deleteParts(file, ids);
    expect(await store.listParts(file)).toEqual([]);
    await expect(store.get({ ...file, partId: ids[0]! })).rejects.toThrow(
      PartMissing,
    );
    await store.deleteParts(other, ids);
    for await (const each of store.listFiles()) expect(each).toBeUndefined();
  },
);

test("only its user can look into the folder, and no path leads out of it", async () => {
  const store = stores.folder!;
  const part = {
    reportId: crypto.randomUUID(),
    evidenceId: crypto.randomUUID(),
    partId: crypto.randomUUID(),
  };
  await store.put(part, randomBytes(10));
  const entries = await readdir(folder, { recursive: true });
  for (const entry of ["", ...entries]) {
    const { mode } = await stat(join(folder, entry));
    expect(mode & 0o077).toBe(0);
  }
  await expect(
    store.get({ ...part, partId: "../../../keys/pepper" }),
  ).rejects.toThrow("not an id");
  const room = await store.room();
  expect(room?.bytes).toBeGreaterThan(0);
  expect(room?.files ?? 1).toBeGreaterThan(0);
});

test("what a killed process left half written is listed, so that it can be deleted", async () => {
  const store = stores.folder!;
  const file = {
    reportId: crypto.randomUUID(),
    evidenceId: crypto.randomUUID(),
  };
  const partId = crypto.randomUUID();
  await store.put({ ...file, partId }, randomBytes(10));
  const half = crypto.randomUUID();
  const path = join(folder, file.reportId, file.evidenceId, `${half}.new`);
  await writeFile(path, "half");
  expect((await store.listParts(file)).sort()).toEqual([partId, half].sort());
  await store.deleteParts(file, [half]);
  expect(await store.listParts(file)).toEqual([partId]);
});

test("addresses of buckets are read", () => {
  expect(readBucket("s3://evidence/a/b")).toEqual({
    endpoint: null,
    bucket: "evidence",
    prefix: "a/b/",
  });
  expect(readBucket("https://objects.example.org:9000/evidence")).toEqual({
    endpoint: "https://objects.example.org:9000",
    bucket: "evidence",
    prefix: "",
  });
  for (const wrong of ["evidence", "https://example.org", "ftp://a/b", "s3://"])
    expect(readBucket(wrong)).toBeNull();
});
