import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { calendarFile } from "#app/domain/deadline/calendar-file.ts";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { remindersOf } from "#app/domain/deadline/reminders.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { messagesOf } from "#app/locales/messages.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";

/** What runs, as a calendar file; the board when nothing does. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, keyring, now } = context;
  const session = await requireSent(request, context);
  const { answers, version } = await readAnswers(db, session.key);
  const words = messagesOf(localeOf(request)).deadlines.calendar;
  const reminders = remindersOf(clocksOfAnswers(answers, now()), {
    keyring,
    reportId: session.reportId,
    version,
    titleOf: words.reminder,
  });
  if (reminders.length === 0) throw redirect("/follow/deadlines", 303);
  return new Response(calendarFile(reminders, now()), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Content-Disposition": `attachment; filename="${words.fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}
