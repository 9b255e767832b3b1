export type Answer = {
  /** 0: there was none. */
  status: number;
  header: (name: string) => string | null;
  text: string;
};

/** When no byte has moved for so long, the connection is taken for dead. */
const stillMs = 45_000;

/**
 * One request of tus 1.0, by XMLHttpRequest, as `fetch` does not tell how much of a body is on its way. Never fails: a dead
 * connection is an answer too. Once `signal` is aborted it never answers.
 */
export function request(
  method: "POST" | "HEAD" | "PATCH",
  address: string,
  given: {
    headers?: Record<string, string>;
    body?: Blob;
    signal?: AbortSignal;
    onSent?: (bytes: number) => void;
  } = {},
): Promise<Answer> {
  const { headers = {}, body, signal, onSent } = given;
  return new Promise((done) => {
    const asked = new XMLHttpRequest();
    asked.open(method, address);
    asked.setRequestHeader("Tus-Resumable", "1.0.0");
    for (const [name, value] of Object.entries(headers))
      asked.setRequestHeader(name, value);
    let watch = 0;
    const stirred = () => {
      clearTimeout(watch);
      watch = window.setTimeout(() => asked.abort(), stillMs);
    };
    const onAbort = () => asked.abort();
    asked.upload.onprogress = ({ loaded }) => {
      stirred();
      onSent?.(loaded);
    };
    asked.onloadend = () => {
      clearTimeout(watch);
      signal?.removeEventListener("abort", onAbort);
      if (signal?.aborted) return;
      const header = (name: string) => asked.getResponseHeader(name);
      done({ status: asked.status, header, text: asked.responseText });
    };
    if (signal?.aborted) return;
    signal?.addEventListener("abort", onAbort);
    stirred();
    asked.send(body ?? null);
  });
}
