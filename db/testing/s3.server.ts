import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { portOf } from "#app/server/process/port.server.ts";

/** An S3-compatible service in this process, of the few verbs that evidence needs, over real HTTP. */
export async function openTestS3() {
  const objects = new Map<string, Buffer>();
  let isRefusing = false;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) =>
      isRefusing
        ? response.writeHead(503).end()
        : answer(objects, { request, body }, response),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    objects,
    /** Answers nothing but 503 from now on, until it is told otherwise. */
    refuse: (isNow: boolean) => {
      isRefusing = isNow;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}

type Objects = Map<string, Buffer>;

function answer(
  objects: Objects,
  { request, body }: { request: IncomingMessage; body: Buffer },
  response: ServerResponse,
) {
  const url = new URL(request.url ?? "", "http://s3");
  const key = decodeURIComponent(url.pathname);
  if (!request.headers.authorization?.includes("Signature="))
    return response.writeHead(403).end();
  if (url.searchParams.get("list-type") === "2")
    return response.end(listed(objects, key, url.searchParams));
  if (request.method === "PUT") {
    objects.set(key, body);
    return response.end();
  }
  if (request.method === "DELETE") {
    objects.delete(key);
    return response.writeHead(204).end();
  }
  const found = objects.get(key);
  if (found) return response.end(found);
  return response
    .writeHead(404, { "Content-Type": "application/xml" })
    .end("<Error><Code>NoSuchKey</Code><Message>None.</Message></Error>");
}

function listed(objects: Objects, bucket: string, wanted: URLSearchParams) {
  const under = `${bucket}${bucket.endsWith("/") ? "" : "/"}`;
  const after = wanted.get("continuation-token") ?? "";
  const prefix = under + (wanted.get("prefix") ?? "");
  const keys = [...objects.keys()]
    .filter((each) => each.startsWith(prefix) && each > after)
    .sort();
  return listing(keys, under);
}

/** Two at a time, so that a list has more than one page. */
function listing(keys: string[], under: string): string {
  const page = keys.slice(0, 2);
  const last = page.at(-1) ?? "";
  const isMore = keys.length > page.length;
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isMore}</IsTruncated>${
    isMore ? `<NextContinuationToken>${last}</NextContinuationToken>` : ""
  }${page
    .map((key) => `<Contents><Key>${key.slice(under.length)}</Key></Contents>`)
    .join("")}</ListBucketResult>`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
