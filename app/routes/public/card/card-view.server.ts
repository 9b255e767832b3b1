import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { readCard } from "#app/domain/receipt/card.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import type { Locale } from "#app/locales/locale.ts";

export type CardView = Awaited<ReturnType<typeof cardView>>;

/** The card, with the law in the reader's language. */
export async function cardView(
  context: RequestContext,
  {
    session,
    locale,
    portal,
  }: { session: ReporterSession; locale: Locale; portal: string },
) {
  const now = context.now();
  const card = await readCard(context.db, { session, now, locale });
  return { ...card, portal, now };
}
