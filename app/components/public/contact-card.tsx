import { dialled } from "#app/domain/directory/contact.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import { sayDay } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";
import { SourceTitle } from "./source-title.tsx";

/** A place to call, go to or look at; each with where that was read and when it was last checked. */
export type Card = {
  name: string;
  channels: { type: string; value: string; isVerified: boolean }[];
  /** YYYY-MM-DD */
  lastChecked: string;
  sources: { id: string; ref: string; kind: string }[];
  /** Our sources for it are thin. */
  isUnsure?: boolean;
};

export function ContactCard({
  card,
  role,
  takes,
  why,
}: {
  card: Card;
  /** "Your FBI field office" */
  role?: string;
  takes?: string;
  /** Why it is the one for the place. */
  why?: string;
}) {
  const { t, locale } = useFrame();
  const { contact } = t.whereToReport;
  return (
    <section className="unit">
      {role && <p className="part">{role}</p>}
      <h3>{toldName(locale, card.name)}</h3>
      {takes && <p>{takes}</p>}
      {why && <p>{why}</p>}
      <Channels channels={card.channels} />
      {card.isUnsure && <p>{contact.unsure}</p>}
      {card.channels.some(({ isVerified }) => isVerified) && (
        <p className="muted">
          {contact.checked(sayDay(locale, card.lastChecked))}
        </p>
      )}
      <Sources of={card} />
    </section>
  );
}

/** How to reach a place, a line each. */
export function Channels({ channels }: Pick<Card, "channels">) {
  return (
    <ul>
      {channels.map((channel) => (
        <li key={channel.type + channel.value}>
          <Channel {...channel} />
        </li>
      ))}
    </ul>
  );
}

function Channel({ type, value, isVerified }: Card["channels"][number]) {
  const { contact } = useFrame().t.whereToReport;
  const name = contact[channelTypes.find((known) => known === type) ?? "role"];
  return (
    <>
      {name}: <Target type={type} value={value} />
      {!isVerified && <span className="usa-hint"> {contact.notChecked}</span>}
    </>
  );
}

const channelTypes = ["phone", "address", "url", "email"] as const;

function Target({ type, value }: { type: string; value: string }) {
  const { locale } = useFrame();
  const dial = type === "phone" ? dialled(value) : null;
  if (dial) return <a href={`tel:${dial}`}>{value}</a>;
  if (type === "url")
    return (
      <a href={value} rel="noreferrer">
        {value.replace(/^https:\/\/(www\.)?/, "")}
      </a>
    );
  if (type === "email") return <a href={`mailto:${value}`}>{value}</a>;
  return <span>{toldName(locale, value)}</span>;
}

export function Sources({
  of: { name, sources },
}: {
  of: Pick<Card, "name" | "sources">;
}) {
  const { t, locale } = useFrame();
  const { contact } = t.whereToReport;
  if (sources.length === 0) return null;
  return (
    <details>
      <summary>
        {contact.sources}
        <span className="usa-sr-only">: {toldName(locale, name)}</span>
      </summary>
      <div>
        <ul>
          {sources.map((source) => (
            <li key={source.id}>
              <SourceTitle source={source} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
