import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { messagesOf } from "#app/locales/messages.ts";
import { codeFile } from "#app/server/code.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { requireOffer } from "#app/server/lost-code-cookie.server.ts";

/** The new code and its phrases as a text file, while they may still be shown. */
export function action({ request, context }: ActionFunctionArgs) {
  const { code, weSay, youAnswer } = requireOffer(request, context);
  const words = messagesOf(localeOf(request)).lostCode.code;
  return codeFile(request, context, code, words.file(weSay, youAnswer));
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/follow/lost-code/code", 303);
}
