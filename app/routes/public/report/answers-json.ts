import type { LoaderFunctionArgs } from "@remix-run/node";
import { answersDocument } from "#app/domain/report/answers-document.server.ts";
import { readAnswers } from "#app/domain/report/sealed-answers.server.ts";
import { messagesOf } from "#app/locales/messages.ts";
import { fileOf } from "#app/server/download.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";

/** The file whose digest stands in the receipt. It holds what was typed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { key } = await requireSent(request, context);
  const document = answersDocument(key, await readAnswers(context.db, key));
  const { fileNames } = messagesOf(localeOf(request)).proof;
  return fileOf(fileNames.answers, "application/json", document);
}
