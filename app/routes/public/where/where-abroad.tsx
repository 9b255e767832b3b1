import type {
  Entry,
  SignpostShown,
} from "#app/domain/directory/signpost-shown.server.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import { countryNames } from "#app/locales/dates.ts";
import { ContactCard } from "#app/components/public/contact-card.tsx";
import { useFrame } from "#app/components/public/frame.ts";

/** The country's own team, and those of others, as an organisation may have places in several. */
export function NationalCert({
  entry: { country, cert, anyCountry },
  teams,
}: {
  entry: Extract<Entry, { is: "national-cert" }>;
  teams: SignpostShown["teams"];
}) {
  const { t, locale } = useFrame();
  const { foreign } = t.whereToReport;
  const names = countryNames(locale);
  const name = names.of(country) ?? country;
  const card = cert ?? anyCountry;
  return (
    <>
      {card && (
        <ContactCard
          card={card}
          role={foreign.title(name)}
          takes={cert ? foreign.first : foreign.none(name)}
        />
      )}
      <p>{foreign.american}</p>
      <details className="no-print">
        <summary>{foreign.others}</summary>
        <div>
          <ul>
            {teams.map(({ id, country, name, url }) => (
              <li key={id}>
                {names.of(country) ?? country}:{" "}
                <a href={url} rel="noreferrer">
                  {toldName(locale, name)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </details>
    </>
  );
}
