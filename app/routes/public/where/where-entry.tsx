import type { ReactNode } from "react";
import type { Entry } from "#app/domain/directory/signpost-shown.server.ts";
import type { OfficeReason } from "#app/domain/directory/where-shown.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { sayDay } from "#app/locales/dates.ts";
import { stateNames } from "#app/locales/states.ts";
import { ContactCard, Sources } from "#app/components/public/contact-card.tsx";
import { useFrame, useWords } from "#app/components/public/frame.ts";
import type { AnswerView } from "./where-answer.tsx";
import { CountyForm } from "./where-county.tsx";
import { NationalCert } from "./where-abroad.tsx";

/** One whom to tell. */
export function WhereEntry({
  entry,
  view,
}: {
  entry: Entry;
  view: AnswerView;
}) {
  const { whereToReport: words } = useWords();
  switch (entry.is) {
    case "emergency":
      return <Emergency />;
    case "bank":
      return <Bank />;
    case "military":
      return <Told {...words.military} />;
    case "office-open":
      return (
        <Told title={words.office.role} text={words.office.open}>
          <CountyForm {...view} />
        </Told>
      );
    case "office":
      return <Office entry={entry} view={view} />;
    case "region":
      return (
        <ContactCard
          card={entry.card}
          role={words.region.role}
          takes={words.region.takes(entry.city ?? "")}
        />
      );
    case "sector-agency":
      return <SectorAgency entry={entry} />;
    case "national-cert":
      return <NationalCert entry={entry} teams={view.shown.teams} />;
    case "agency":
      return (
        <ContactCard
          card={entry.card}
          takes={words.takes[entry.id]}
          why={entry.lookFor ? words.isacNamed(entry.lookFor) : undefined}
        />
      );
  }
}

function Told({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <section className="unit">
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </section>
  );
}

function Emergency() {
  const { title, text, call } = useWords().whereToReport.emergency;
  return (
    <Told title={title} text={text}>
      <p>
        <a className="usa-button usa-button--danger" href="tel:911">
          {call}
        </a>
      </p>
    </Told>
  );
}

function Bank() {
  const { title, text, have, then } = useWords().whereToReport.bank;
  return (
    <Told title={title} text={text}>
      <p>{have}</p>
      <p>{then}</p>
    </Told>
  );
}

function Office({
  entry: { card, reason },
  view,
}: {
  entry: Extract<Entry, { is: "office" }>;
  view: AnswerView;
}) {
  const { whereToReport: words } = useWords();
  return (
    <>
      <ContactCard
        card={card}
        role={words.office.role}
        takes={words.office.takes}
        why={sayReason(words.office, reason)}
      />
      {view.counties.length > 0 && (
        <details className="no-print">
          <summary>{words.county.other}</summary>
          <CountyForm {...view} />
        </details>
      )}
    </>
  );
}

function sayReason(
  words: Catalogue["whereToReport"]["office"],
  reason: OfficeReason,
): string {
  switch (reason.by) {
    case "county":
      return words.county(reason.county, reason.state);
    case "zip":
      return words.zip(reason.zip);
    case "state":
      return words.state(stateNames[reason.state] ?? reason.state);
  }
}

function SectorAgency({
  entry: { agency },
}: {
  entry: Extract<Entry, { is: "sector-agency" }>;
}) {
  const { t, locale } = useFrame();
  const { sectorAgency, contact } = t.whereToReport;
  const { names, isCisa, lastChecked, sources } = agency;
  const name = names.join("; ");
  return (
    <section className="unit">
      <p className="part">{sectorAgency.role}</p>
      <h3>{name}</h3>
      <p>{isCisa ? sectorAgency.isCisa : sectorAgency.none}</p>
      <p className="muted">{contact.checked(sayDay(locale, lastChecked))}</p>
      <Sources of={{ name, sources }} />
    </section>
  );
}
