import type { OwnCert as Found } from "#app/domain/directory/own-cert.server.ts";
import { ContactCard } from "#app/components/public/contact-card.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { countryNames } from "#app/locales/dates.ts";

/** Whom an organisation abroad tells first: nobody here does it for them. */
export function OwnCert({ found: { country, isOwn, card } }: { found: Found }) {
  const { t, locale } = useFrame();
  const words = t.report.ownCert;
  const name = countryNames(locale).of(country) ?? country;
  const { foreign } = t.whereToReport;
  return (
    <>
      <h2>{words.title(name)}</h2>
      <p>{words.text}</p>
      {card && (
        <ContactCard
          card={card}
          role={foreign.title(name)}
          takes={isOwn ? foreign.first : foreign.none(name)}
        />
      )}
    </>
  );
}
