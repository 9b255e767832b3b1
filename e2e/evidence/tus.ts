/** A client of the resumable upload protocol, no more than tests need: https://tus.io/protocols/resumable-upload */
export type Uploader = {
  base: string;
  /** The Cookie header of the reporter. */
  cookies: string;
};

export type Told = {
  status: number;
  /** Null where the answer names none. */
  offset: number | null;
  sha256: string | null;
  text: string;
};

type Body = Buffer | ReadableStream<Uint8Array<ArrayBuffer>>;

/** Announces a file; its address, or null when it was refused. */
export async function announce(
  by: Uploader,
  file: { reportId: string; name: string; type?: string; sizeBytes: number },
): Promise<Told & { path: string | null }> {
  const { reportId, name, type = "text/plain", sizeBytes } = file;
  const metadata = { filename: name, filetype: type, report: reportId };
  const response = await send(by, "/evidence/uploads", "POST", {
    "Upload-Length": String(sizeBytes),
    "Upload-Metadata": Object.entries(metadata)
      .map(([key, value]) => `${key} ${btoaOf(value)}`)
      .join(","),
  });
  return {
    ...(await toldBy(response)),
    path: response.headers.get("Location"),
  };
}

export async function askOffset(by: Uploader, path: string): Promise<Told> {
  return toldBy(await send(by, path, "HEAD", {}));
}

export async function sendBytes(
  by: Uploader,
  path: string,
  offset: number,
  body: Body,
  signal?: AbortSignal,
): Promise<Told> {
  const headers = {
    "Upload-Offset": String(offset),
    "Content-Type": "application/offset+octet-stream",
  };
  return toldBy(await send(by, path, "PATCH", headers, body, signal));
}

export async function giveUp(by: Uploader, path: string): Promise<Told> {
  return toldBy(await send(by, path, "DELETE", {}));
}

function send(
  { base, cookies }: Uploader,
  path: string,
  method: string,
  headers: Record<string, string>,
  body?: Body,
  signal?: AbortSignal,
): Promise<Response> {
  const options = {
    method,
    headers: {
      Cookie: cookies,
      Origin: base,
      "Tus-Resumable": "1.0.0",
      ...headers,
    },
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    // Of fetch: a body that is not there yet is sent as it comes.
    ...(body instanceof ReadableStream && { duplex: "half" as const }),
    signal,
  };
  return fetch(base + path, options);
}

async function toldBy(response: Response): Promise<Told> {
  const offset = response.headers.get("Upload-Offset");
  return {
    status: response.status,
    offset: offset === null ? null : Number(offset),
    sha256: response.headers.get("Landline-SHA256"),
    text: await response.text(),
  };
}

function btoaOf(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
