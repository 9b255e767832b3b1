import type { IncomingMessage } from "node:http";
import type { UnfinishedBodies } from "./unfinished-bodies.server.ts";

/** What anybody may send: a form of nearly any page that needs no session has a few short fields. */
export const strangerBytes = 64 * 1024;
/** What somebody may who writes in an open report, or at the desk. Evidence has its own way in. */
const writerBytes = 3 * 1024 * 1024;
/** Fields of one form: the longest page has some dozens. A body of nothing but `&` would else keep the process busy for seconds. */
const mostFields = 1_000;

type BodyReading = {
  /** What anybody may send to this page. */
  mostBytes: number;
  /** Whether a writer's session and page go together here; asked only for a body that is longer than anybody's. */
  isWriter: () => Promise<boolean>;
  /** Long ones are counted apart, so that they leave room for those that anybody may send. */
  unfinished: { short: UnfinishedBodies; long: UnfinishedBodies };
  network: string | null;
};

type Unread = "tooLarge" | "crowded" | "gone";

/** The body of a form, or why it is not read: nothing of it is parsed before it is known to be bounded. */
export async function readFormBody(
  incoming: IncomingMessage,
  reading: BodyReading,
): Promise<Buffer | Unread> {
  const announced = Number(incoming.headers["content-length"] ?? 0);
  let { mostBytes } = reading;
  const isTooLong = async (bytes: number): Promise<boolean> => {
    if (bytes > mostBytes && mostBytes < writerBytes)
      mostBytes = (await reading.isWriter()) ? writerBytes : mostBytes;
    return bytes > mostBytes;
  };
  if (await isTooLong(announced)) return "tooLarge";
  const body = await collect(incoming, reading, isTooLong);
  if (!(body instanceof Buffer)) return body;
  const type = incoming.headers["content-type"] ?? "";
  return fieldCount(body, type) > mostFields ? "tooLarge" : body;
}

async function collect(
  incoming: IncomingMessage,
  { unfinished, network }: BodyReading,
  isTooLong: (bytes: number) => Promise<boolean>,
): Promise<Buffer | Unread> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  const giveWay = () => void incoming.destroy();
  const body = growingBody(unfinished, { network, giveWay });
  const bytes: AsyncIterable<Buffer> = incoming;
  try {
    for await (const chunk of bytes) {
      if (await isTooLong(sizeBytes + chunk.length)) return "tooLarge";
      if (!body.add(chunk.length)) return "crowded";
      sizeBytes += chunk.length;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    // Its sender left, or it gave way to another: nobody hears an answer.
    if (incoming.destroyed) return "gone";
    throw error;
  } finally {
    body.end();
  }
}

/** Counted among the short ones until it is longer than those may be. */
function growingBody(
  { short, long }: BodyReading["unfinished"],
  of: Parameters<UnfinishedBodies["open"]>[0],
) {
  let isShort = true;
  let sizeBytes = 0;
  let body = short.open(of);
  return {
    add: (bytes: number): boolean => {
      sizeBytes += bytes;
      if (!isShort || sizeBytes <= strangerBytes) return body.add(bytes);
      isShort = false;
      body.end();
      body = long.open(of);
      return body.add(sizeBytes);
    },
    end: () => body.end(),
  };
}

/** At most one more than `mostFields`, so that a long body is not read through. */
function fieldCount(body: Buffer, contentType: string): number {
  const between = boundaryOf(contentType) ?? "&";
  let count = 1;
  for (
    let at = body.indexOf(between);
    at !== -1 && count <= mostFields;
    at = body.indexOf(between, at + between.length)
  )
    count += 1;
  return count;
}

/** What stands between the parts of a form with files; null of any other body. */
function boundaryOf(contentType: string): string | null {
  const [, quoted, bare] =
    /^multipart\/form-data\b.*?\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(
      contentType,
    ) ?? [];
  const boundary = quoted ?? bare;
  return boundary ? `--${boundary}` : null;
}
