import { request, type ClientRequest } from "node:http";
import { once } from "node:events";
import type { Content } from "./content.ts";
import type { Uploader } from "./tus.ts";

export type Patched =
  | { is: "answered"; status: number; sha256: string | null }
  /** The line broke: whoever did it, the sender knows no more. */
  | { is: "broken" };

/** Sends all that is left, as a browser does; `onSent` hears how far it is, and may break the line. */
export async function patchRest(
  { base, cookies }: Uploader,
  path: string,
  offset: number,
  content: Content,
  onSent: (atBytes: number, line: ClientRequest) => void,
): Promise<Patched> {
  const line = request(base + path, {
    method: "PATCH",
    headers: {
      Cookie: cookies,
      Origin: base,
      "Tus-Resumable": "1.0.0",
      "Upload-Offset": offset,
      "Content-Type": "application/offset+octet-stream",
      "Content-Length": content.sizeBytes - offset,
    },
  });
  const answered = answerTo(line);
  let isOver = false;
  void answered.then(() => (isOver = true));
  let at = offset;
  for (const block of content.from(offset)) {
    if (isOver) break;
    at += block.length;
    if (!line.write(block)) await drained(line, answered);
    onSent(at, line);
  }
  line.end();
  return answered;
}

/** The file in a form, as a browser without JavaScript sends it. */
export async function postForm(
  { base, cookies }: Uploader,
  reportId: string,
  content: Content,
): Promise<{ status: number; location: string | null }> {
  const part = (name: string) =>
    `--edge\r\nContent-Disposition: form-data; ${name}\r\n\r\n`;
  const head = `${part('name="report"')}${reportId}\r\n${part('name="file"; filename="capture.pcap"')}`;
  const foot = "\r\n--edge--\r\n";
  const line = request(`${base}/evidence/files`, {
    method: "POST",
    headers: {
      Cookie: cookies,
      Origin: base,
      "Content-Type": "multipart/form-data; boundary=edge",
      "Content-Length": head.length + content.sizeBytes + foot.length,
    },
  });
  const answered = new Promise<{ status: number; location: string | null }>(
    (done, fail) => {
      line.once("error", fail);
      line.once("response", ({ statusCode = 0, headers }) =>
        done({ status: statusCode, location: headers.location ?? null }),
      );
    },
  );
  line.write(head);
  for (const block of content.from(0))
    if (!line.write(block)) await drained(line, answered);
  line.end(foot);
  return answered;
}

/** Or over. */
async function drained(line: ClientRequest, answered: Promise<unknown>) {
  const over = new AbortController();
  answered.then(
    () => over.abort(),
    () => over.abort(),
  );
  await once(line, "drain", over).catch(() => {});
}

function answerTo(line: ClientRequest): Promise<Patched> {
  return new Promise((done) => {
    line.once("error", () => done({ is: "broken" }));
    line.once("close", () => done({ is: "broken" }));
    line.once("response", (response) => {
      const sha256 = response.headers["landline-sha256"];
      response.resume().once("end", () =>
        done({
          is: "answered",
          status: response.statusCode ?? 0,
          sha256: typeof sha256 === "string" ? sha256 : null,
        }),
      );
    });
  });
}
