import type { LoaderFunctionArgs } from "@remix-run/node";
import { listDesks } from "#app/domain/directory/desks.server.ts";
import { signReceipt } from "#app/domain/receipt/signed-receipt.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import { wayBackOf } from "#app/domain/lost-code/channels.ts";
import { messagesOf } from "#app/locales/messages.ts";
import { fileOf } from "#app/server/download.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { receiptPaper } from "#app/server/paper/receipt.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";

/** The receipt for paper, with the signed file attached. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, keyring, settings } = context;
  const session = await requireSent(request, context);
  const issuer = new URL(request.url).origin;
  const now = context.now();
  const signed = await signReceipt(db, { keyring, session, issuer, now });
  const answers = valueIn(signed.answers) ?? {};
  const zone = (await findReporterZone(db, answers)) ?? "UTC";
  const locale = localeOf(request);
  const desks = await listDesks(db);
  const wayBack = wayBackOf(session, answers);
  const told = { ...settings, locale, zone, desks, wayBack, now };
  const paper = await receiptPaper(signed, told);
  const { fileNames } = messagesOf(locale).proof;
  return fileOf(fileNames.paper, "application/pdf", paper);
}
