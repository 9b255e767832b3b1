import { type Agent, request as send } from "node:http";
import { brotliDecompressSync } from "node:zlib";

export type Asked = {
  method: "GET" | "POST";
  path: string;
  cookie: string;
  /** Of a form. */
  body?: string;
  /** Any other answer ends the run: a fast error page is no figure. */
  status: number;
  /** Where a redirect must lead. */
  location?: string;
};

export type Answer = {
  /** Of the body, as it came. */
  bytes: number;
  location: string | null;
  /** The cookie that was set, as a browser sends it back. */
  cookie: string | null;
  text: () => string;
};

/** Asks one thing as a browser would. */
export function ask(agent: Agent, url: string, asked: Asked): Promise<Answer> {
  return new Promise((done, fail) => {
    const outgoing = send(
      new URL(asked.path, url),
      { agent, method: asked.method, headers: headersOf(url, asked) },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.once("error", fail);
        answer.once("end", () => {
          const { location, ...headers } = answer.headers;
          if (!isAsFor(asked, answer.statusCode, location))
            return fail(
              new Error(
                `${asked.method} ${asked.path.split("?")[0]} was answered ${answer.statusCode} ${location ?? ""}`,
              ),
            );
          const content = Buffer.concat(chunks);
          done({
            bytes: content.length,
            location: location ?? null,
            cookie: headers["set-cookie"]?.[0]?.split(";")[0] ?? null,
            text: () =>
              (headers["content-encoding"] === "br"
                ? brotliDecompressSync(content)
                : content
              ).toString(),
          });
        });
      },
    );
    outgoing.once("error", fail);
    outgoing.end(asked.body);
  });
}

function headersOf(url: string, { cookie, body }: Asked) {
  return {
    Accept: "text/html",
    "Accept-Encoding": "gzip, deflate, br",
    "Accept-Language": "en-US",
    ...(cookie && { Cookie: cookie }),
    ...(body !== undefined && {
      Origin: new URL(url).origin,
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": Buffer.byteLength(body),
    }),
  };
}

function isAsFor(asked: Asked, status?: number, location?: string): boolean {
  return (
    status === asked.status &&
    (asked.location === undefined || location === asked.location)
  );
}
