import type { LoaderFunctionArgs } from "@remix-run/node";
import { answersDocument } from "#app/domain/answers/answers-document.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { readAnswersOf } from "#app/domain/answers/versions.server.ts";
import { messagesOf } from "#app/locales/messages.ts";
import { fileOf } from "#app/server/download.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";
import { versionAsked } from "./version-asked.ts";

/**
 * The file whose digest stands in the receipt of the same version. It holds all that was typed, so that it is given to a code
 * that may download everything, and to no other.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context;
  const version = versionAsked(request);
  const { key } = await requireSent(request, context, "download");
  const saved = version
    ? await readAnswersOf(db, { key, version })
    : await readAnswers(db, key);
  const document = answersDocument(key, saved);
  const { fileNames } = messagesOf(localeOf(request)).proof;
  return fileOf(fileNames.answers, "application/json", document);
}
