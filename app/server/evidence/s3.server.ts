import type { S3Client } from "@aws-sdk/client-s3";
import {
  PartMissing,
  type EvidenceStore,
  type StoredFile,
  type StoredPart,
} from "#app/domain/evidence/store.ts";

/** Where the objects go, and under which beginning of their names. */
export type Bucket = {
  /** Null: Amazon's own, by the region that the SDK finds. */
  endpoint: string | null;
  bucket: string;
  /** Empty, or ending in a slash. */
  prefix: string;
};

/** `s3://bucket/prefix`, or the address of another S3-compatible service with the bucket as its first piece. */
export function readBucket(address: string): Bucket | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, host, pathname } = new URL(address);
  const pieces = pathname.split("/").filter((piece) => piece !== "");
  const isAmazon = protocol === "s3:";
  const bucket = isAmazon ? host : pieces.shift();
  if (!bucket || !/^(?:s3|https?):$/.test(protocol)) return null;
  return {
    endpoint: isAmazon ? null : origin,
    bucket,
    prefix: pieces.map((piece) => `${piece}/`).join(""),
  };
}

/** Evidence as objects of an S3-compatible store; the credentials are the SDK's own matter. */
export async function s3Store(at: Bucket): Promise<EvidenceStore> {
  // Loaded where it is used alone: it takes a quarter of a second.
  const s3 = await import("@aws-sdk/client-s3");
  const client = new s3.S3Client(optionsOf(at));
  const { bucket: Bucket, prefix } = at;
  const keyOf = (part: StoredPart) =>
    `${prefix}${part.reportId}/${part.evidenceId}/${part.partId}`;
  const list = (under: string) => keysUnder({ s3, client, Bucket }, under);
  return {
    put: async (part, sealed) => {
      const object = { Bucket, Key: keyOf(part), Body: sealed };
      await client.send(new s3.PutObjectCommand(object));
    },
    get: async (part) => {
      const object = { Bucket, Key: keyOf(part) };
      const { Body } = await client
        .send(new s3.GetObjectCommand(object))
        .catch((error: unknown) => {
          throw error instanceof s3.NoSuchKey ? new PartMissing() : error;
        });
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    deleteParts: async (file, partIds) => {
      for (const partId of partIds) {
        const object = { Bucket, Key: keyOf({ ...file, partId }) };
        await client.send(new s3.DeleteObjectCommand(object));
      }
    },
    listParts: async ({ reportId, evidenceId }) => {
      const under = `${prefix}${reportId}/${evidenceId}/`;
      const ids: string[] = [];
      for await (const key of list(under)) ids.push(key.slice(under.length));
      return ids;
    },
    listFiles: () => filesOf(list(prefix), prefix),
    // A bucket has no end that could be asked for.
    room: () => Promise.resolve(null),
  };
}

function optionsOf({ endpoint }: Bucket) {
  return {
    region: process.env.AWS_REGION ?? "us-east-1",
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Others than Amazon refuse the checksums that the SDK would add; a part is checked by its seal.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  } as const;
}

type Listing = {
  s3: typeof import("@aws-sdk/client-s3");
  client: S3Client;
  Bucket: string;
};

async function* keysUnder(
  { s3, client, Bucket }: Listing,
  Prefix: string,
): AsyncGenerator<string> {
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new s3.ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }),
    );
    for (const { Key } of page.Contents ?? []) if (Key) yield Key;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}

/** Keys come in order, so a file's stand together. */
async function* filesOf(
  keys: AsyncIterable<string>,
  prefix: string,
): AsyncGenerator<StoredFile> {
  let last = "";
  for await (const key of keys) {
    const [reportId, evidenceId] = key.slice(prefix.length).split("/");
    if (!reportId || !evidenceId || evidenceId === last) continue;
    last = evidenceId;
    yield { reportId, evidenceId };
  }
}
