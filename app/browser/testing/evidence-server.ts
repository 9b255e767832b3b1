import { vi } from "vitest";

export type Held = {
  id: string;
  name: string;
  bytes: number;
  received: number;
};
type Reply = {
  status: number;
  text?: string;
  headers?: Record<string, string>;
};
/** What happens to a request instead of what the server would do; `null`: nothing special. */
export type Trouble = Reply | "cut" | "answer-lost" | "silence" | null;

/**
 * The part of the server that receives files, as far as a browser sees it: tus 1.0 by XMLHttpRequest, and the page of files by
 * `fetch`. `trouble` is asked before each request. What came is in `asked`, what it holds in `files`.
 */
export function openEvidenceServer(writeList: (files: Held[]) => string) {
  const asked: string[] = [];
  const server = {
    files: new Map<string, Held>(),
    asked,
    trouble: (_: string): Trouble => null,
    sha256: "5a".repeat(32),
    /** As a client does that was here before. */
    hold: (file: Held) => server.files.set(file.id, file),
    answer: (method: string, address: string, given: Given): Reply => {
      const id = address.split("/").at(-1) ?? "";
      if (method === "POST") return begin(given);
      const file = server.files.get(id);
      if (!file) return { status: 404, text: "no such upload\n" };
      if (method === "PATCH") {
        if (given.headers["Upload-Offset"] !== String(file.received))
          return { status: 409, text: "conflict\n" };
        file.received += given.body?.size ?? 0;
      }
      return stand(file);
    },
  };
  let count = 0;
  const begin = ({ headers }: Given): Reply => {
    const [, name = ""] =
      /filename (\S*?)(?:,|$)/.exec(headers["Upload-Metadata"] ?? "") ?? [];
    const id = `f${++count}`;
    const bytes = Number(headers["Upload-Length"]);
    server.hold({ id, name: atob(name), bytes, received: 0 });
    return { status: 201, headers: { Location: `/evidence/uploads/${id}` } };
  };
  const stand = ({ received, bytes }: Held): Reply => ({
    status: 200,
    headers: {
      "Upload-Offset": String(received),
      ...(received === bytes && { "Landline-SHA256": server.sha256 }),
    },
  });
  vi.stubGlobal("fetch", async (address: string, { method = "GET" } = {}) => {
    const line = `${method} ${address}`;
    server.asked.push(line);
    const trouble = server.trouble(line);
    if (trouble === "cut") throw new TypeError("Failed to fetch");
    if (method === "DELETE")
      server.files.delete(address.split("/").at(-1) ?? "");
    if (trouble === "answer-lost")
      return new Response(
        new ReadableStream({ start: (to) => to.error(new TypeError("cut")) }),
      );
    return new Response(writeList([...server.files.values()]));
  });
  vi.stubGlobal("XMLHttpRequest", requestTo(server));
  return server;
}

type Given = { headers: Record<string, string>; body: Blob | null };
type Server = {
  asked: string[];
  trouble: (line: string) => Trouble;
  answer: (method: string, address: string, given: Given) => Reply;
};

/** A class as `XMLHttpRequest` is, as much of it as is used, that asks this server and is answered a tenth of a second later. */
function requestTo(server: Server) {
  return class {
    upload: { onprogress?: (event: { loaded: number }) => void } = {};
    onloadend?: () => void;
    status = 0;
    responseText = "";
    #headers: Record<string, string> = {};
    #reply: Reply | null = null;
    #asked: [method: string, address: string] = ["", ""];
    #isOver = false;
    open(method: string, address: string) {
      this.#asked = [method, address];
    }
    setRequestHeader(name: string, value: string) {
      this.#headers[name] = value;
    }
    getResponseHeader(name: string) {
      return this.#reply?.headers?.[name] ?? null;
    }
    abort() {
      this.#end(null);
    }
    send(body: Blob | null) {
      const [method, address] = this.#asked;
      const at = this.#headers["Upload-Offset"];
      const line = [method, address, at].filter(Boolean).join(" ");
      server.asked.push(line);
      const trouble = server.trouble(line);
      if (trouble === "silence") return;
      setTimeout(() => {
        if (this.#isOver) return;
        if (trouble === "cut") return this.#end(null);
        if (body) this.upload.onprogress?.({ loaded: body.size });
        const isSpecial = trouble !== null && trouble !== "answer-lost";
        const given = { headers: this.#headers, body };
        const reply = isSpecial
          ? trouble
          : server.answer(method, address, given);
        this.#end(trouble === "answer-lost" ? null : reply);
      }, 100);
    }
    #end(reply: Reply | null) {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#reply = reply;
      this.status = reply?.status ?? 0;
      this.responseText = reply?.text ?? "";
      this.onloadend?.();
    }
  };
}
