import { dialled } from "#app/domain/directory/contact.ts";
import type { ReceiptPart } from "#app/domain/report/receipt.server.ts";
import { sayDay } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";

type Part = Omit<ReceiptPart, "due">;

/** Each unit that has a part in the report: what part, why, and how to call it. */
export function ReceiptParts({ parts }: { parts: readonly Part[] }) {
  const { t, locale } = useFrame();
  if (parts.length === 0) return <p>{t.receipt.noUnit}</p>;
  return parts.map((part) => (
    <section className="unit" key={part.unitId}>
      <h3>{part.unitName}</h3>
      <p className="muted">{t.receipt.part[part.part]}</p>
      {part.told && <p>{part.told[locale]}</p>}
      <Contact part={part} />
    </section>
  ));
}

function Contact({ part: { phone, address, url, checkedOn } }: { part: Part }) {
  const { t, locale } = useFrame();
  const tel = phone && dialled(phone);
  if (!phone && !address && !url) return null;
  return (
    <p>
      {phone && (tel ? <a href={`tel:${tel}`}>{phone}</a> : phone)}
      {phone && <br />}
      {address && (
        <>
          {address}
          <br />
        </>
      )}
      {url && (
        <>
          <a href={url} rel="noreferrer">
            {new URL(url).hostname}
          </a>
          <br />
        </>
      )}
      <small className="muted">
        {t.receipt.checked(sayDay(locale, checkedOn))}
      </small>
    </p>
  );
}
