import { channelsOf } from "#app/domain/directory/contact.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import type { ReceiptPart } from "#app/domain/receipt/receipt.server.ts";
import { sayDay } from "#app/locales/dates.ts";
import { Channels, Sources } from "#app/components/public/contact-card.tsx";
import { useFrame } from "#app/components/public/frame.ts";

type Part = Omit<ReceiptPart, "due">;

/** Each unit that has a part in the report: what part, why, and how to call it. */
export function ReceiptParts({ parts }: { parts: readonly Part[] }) {
  const { t, locale } = useFrame();
  if (parts.length === 0) return <p>{t.receipt.noUnit}</p>;
  return parts.map((part) => (
    <section className="unit" key={part.unitId}>
      <h3>{toldName(locale, part.unitName)}</h3>
      <p className="muted">{t.receipt.part[part.part]}</p>
      {part.told && <p>{part.told[locale]}</p>}
      <Contact part={part} />
    </section>
  ));
}

function Contact({ part }: { part: Part }) {
  const { t, locale } = useFrame();
  const channels = channelsOf(part);
  if (channels.length === 0) return null;
  return (
    <>
      <Channels channels={channels} />
      <p className="muted">
        {t.receipt.checked(sayDay(locale, part.checkedOn))}
      </p>
      <Sources of={{ name: part.unitName, sources: part.sources }} />
    </>
  );
}
