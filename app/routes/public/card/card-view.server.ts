import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { legalTextsOf } from "#app/domain/deadline/legal-texts.server.ts";
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
  const card = await readCard(context.db, { session, now });
  const clocks = card.clocks.shown.map(({ clock, at }) => {
    const { name, citation, checkedOn } = legalTextsOf(clock, locale);
    return { name, citation, checkedOn, at };
  });
  return { ...card, clocks: { ...card.clocks, shown: clocks }, portal, now };
}
