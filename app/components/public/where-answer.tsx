import type { ReactNode } from "react";
import { countryNames } from "#app/locales/dates.ts";
import { ContactCard, type Card } from "./contact-card.tsx";
import { useFrame, useWords } from "./frame.ts";

export type Shown =
  | {
      kind: "site";
      fieldOffice: Card | null;
      region: (Card & { city: string | null }) | null;
    }
  | { kind: "military" }
  | {
      kind: "foreign";
      country: string;
      cert: Card | null;
      anyCountry: Card | null;
    };

type National = Card & { id: string };

/** Who may be right for the place, and who is for any place. */
export function WhereAnswer({
  shown,
  national,
}: {
  shown: Shown;
  national: National[];
}) {
  const { result, note } = useWords().whereToReport;
  return (
    <>
      {shown.kind === "site" && <Site shown={shown} />}
      {shown.kind === "military" && <Military />}
      {shown.kind === "foreign" && <Foreign shown={shown} />}
      <p className="actions">
        <a className="usa-button" href="/report">
          {result.report}
        </a>
      </p>
      <h2>{result.national}</h2>
      {national.map((card) => (
        <ContactCard
          key={card.id}
          card={card}
          takes={
            card.id === "cisa-central"
              ? result["cisa-central"]
              : result["fbi-ic3"]
          }
        />
      ))}
      <p className="muted">{note}</p>
    </>
  );
}

function Site({ shown }: { shown: Extract<Shown, { kind: "site" }> }) {
  const { result } = useWords().whereToReport;
  const { fieldOffice, region } = shown;
  return (
    <Box title={result.title} text={result.intro}>
      {fieldOffice && (
        <ContactCard
          card={fieldOffice}
          role={result.fieldOffice}
          takes={result.fieldOfficeTakes}
        />
      )}
      {region && (
        <ContactCard
          card={region}
          role={result.region}
          takes={result.regionTakes(region.city ?? "")}
        />
      )}
    </Box>
  );
}

function Military() {
  const { title, text, next } = useWords().whereToReport.military;
  return (
    <Box title={title} text={text}>
      <p>{next}</p>
    </Box>
  );
}

function Foreign({ shown }: { shown: Extract<Shown, { kind: "foreign" }> }) {
  const { t, locale } = useFrame();
  const { foreign } = t.whereToReport;
  const country = countryNames(locale).of(shown.country) ?? shown.country;
  const card = shown.cert ?? shown.anyCountry;
  return (
    <Box
      title={foreign.title(country)}
      text={shown.cert ? foreign.first : foreign.none(country)}
    >
      {card && <ContactCard card={card} />}
      <p>{foreign.american}</p>
    </Box>
  );
}

function Box({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
