import type { CodeShown } from "#app/components/public/access-code.tsx";
import { formatAccessCode } from "#app/domain/vault/access-code.ts";
import { messagesOf } from "#app/locales/messages.ts";
import type { RequestContext } from "./context.server.ts";
import { fileOf } from "./download.server.ts";
import { localeOf } from "./locale.server.ts";
import { qrOf } from "./qr.server.ts";

export function codeShown(code: string): CodeShown {
  return { groups: formatAccessCode(code).split(" "), qr: qrOf(code) };
}

/** The same as a text file to keep; `more` is what stands with it. */
export function codeFile(
  request: Request,
  { settings: { origin, siteName } }: RequestContext,
  code: string,
  more = "",
): Response {
  const words = messagesOf(localeOf(request)).report.code;
  const follow = new URL("/follow", origin ?? request.url).href;
  const file = words.file(siteName, formatAccessCode(code), follow);
  const text = more ? `${file}\n${more}` : file;
  const lines = text.replaceAll("\n", "\r\n");
  return fileOf(words.fileName, "text/plain; charset=utf-8", lines);
}
