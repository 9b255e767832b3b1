import type { AlsoTell as Shown } from "#app/domain/receipt/also-tell.server.ts";
import { sayDay } from "#app/locales/dates.ts";
import { ContactCard, Sources } from "./contact-card.tsx";
import { useFrame } from "./frame.ts";

/** Who else answers for such a report; each with its source and when it was last checked. */
export function AlsoTell({
  shown: { sectorAgency, cards },
  isUntitled = false,
}: {
  shown: Shown;
  /** Its heading stands above. */
  isUntitled?: boolean;
}) {
  const { t, locale } = useFrame();
  const {
    alsoTitle,
    sectorAgency: words,
    contact,
    isacNamed,
  } = t.whereToReport;
  const name = sectorAgency?.names.join("; ") ?? "";
  return (
    <>
      {!isUntitled && <h2>{alsoTitle}</h2>}
      {sectorAgency && (
        <section className="unit">
          <p className="part">{words.role}</p>
          <h3>{name}</h3>
          {!sectorAgency.isCisa && <p>{words.none}</p>}
          <p className="muted">
            {contact.checked(sayDay(locale, sectorAgency.lastChecked))}
          </p>
          <Sources of={{ name, sources: sectorAgency.sources }} />
        </section>
      )}
      {cards.map((card) => (
        <ContactCard
          key={card.name}
          card={card}
          why={card.lookFor ? isacNamed(card.lookFor) : undefined}
        />
      ))}
    </>
  );
}
