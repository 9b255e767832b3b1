import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  receiptFile,
  signReceipt,
} from "#app/domain/receipt/signed-receipt.server.ts";
import { messagesOf } from "#app/locales/messages.ts";
import { fileOf } from "#app/server/download.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";
import { versionAsked } from "./version-asked.ts";

/** The signed receipt as a file that is safe to keep: nothing in it was typed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, keyring, now } = context;
  const session = await requireSent(request, context);
  const issuer = new URL(request.url).origin;
  const signed = await signReceipt(db, {
    keyring,
    session,
    issuer,
    version: versionAsked(request),
    now: now(),
  });
  const { fileNames } = messagesOf(localeOf(request)).proof;
  return fileOf(fileNames.receipt, "application/json", receiptFile(signed));
}
