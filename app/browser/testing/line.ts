import { vi } from "vitest";

export type Asked = {
  method: string;
  address: string;
  fields: URLSearchParams;
  isKeptAlive: boolean;
};

/** What a server answers: a status and its JSON, or how the line fails. */
export type Said = [status: number, json: unknown] | "cut" | "silence";

/**
 * The network at its edge: `fetch` asks this, and it is answered by what `say` names; a request goes the moment it is made.
 * `asked` is what came, in order.
 */
export function openLine(say: (asked: Asked) => Said | Promise<Said>) {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (address: string, given: RequestInit = {}) => {
    const { method = "GET", body, keepalive = false, signal } = given;
    const fields = new URLSearchParams(
      body instanceof URLSearchParams ? body.toString() : "",
    );
    const request = { method, address, fields, isKeptAlive: keepalive };
    asked.push(request);
    const said = await say(request);
    if (said === "cut") throw new TypeError("Failed to fetch");
    if (said !== "silence")
      return new Response(JSON.stringify(said[1]), { status: said[0] });
    return new Promise<Response>((_, fail) =>
      signal?.addEventListener("abort", () => fail(signal.reason)),
    );
  });
  return asked;
}
