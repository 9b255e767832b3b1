import { Writable } from "node:stream";
import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { Nonce } from "#app/components/shared/nonce.ts";
import { soundHtml } from "#app/server/sound-html.ts";
import type { RequestContext } from "#app/server/context.server.ts";

export { handleError } from "#app/server/http.server.ts";

export default async function handleDocumentRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  { nonce }: RequestContext,
): Promise<Response> {
  const html = await render(
    <Nonce.Provider value={nonce}>
      <RemixServer context={entry} url={request.url} nonce={nonce} />
    </Nonce.Provider>,
    nonce,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(html, { status, headers });
}

/** The whole page at once: it is compressed and counted as one, and a failure can still become an error page. */
function render(page: React.ReactElement, nonce: string): Promise<string> {
  return new Promise((done, fail) => {
    let html = "";
    const sink = new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, next) {
        html += chunk.toString();
        next();
      },
      final(next) {
        done(soundHtml(html));
        next();
      },
    });
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => pipe(sink),
      onShellError: fail,
      onError: fail,
    });
  });
}
