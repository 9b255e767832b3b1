import type { PhoneToCall } from "#app/domain/directory/call-first.ts";
import { sayDay } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";

/** Whom to call before anything is written: danger first, then the round-the-clock desks, then the office near by. */
export function PhoneNumbers({ phones }: { phones: readonly PhoneToCall[] }) {
  const { t, locale } = useFrame();
  const { now } = t.front;
  return (
    <ul className="phones">
      <li>
        <span>{now.danger}</span>
        <a href={`tel:${now.emergency}`}>{now.emergency}</a>
      </li>
      {phones.map(({ agencyId, name, phone, tel, sourceUrl, lastChecked }) => (
        <li key={agencyId + tel}>
          <span>
            {name}
            <small>
              {now.checked(sayDay(locale, lastChecked))}
              {sourceUrl && (
                <>
                  {" "}
                  (
                  <a className="plain" href={sourceUrl} rel="noreferrer">
                    {now.source}
                  </a>
                  )
                </>
              )}
            </small>
          </span>
          <a href={`tel:${tel}`}>{phone}</a>
        </li>
      ))}
      <li>
        <span>
          {now.local}
          <small>{now.localText}</small>
        </span>
        <a href="/where-to-report">{now.localLink}</a>
      </li>
    </ul>
  );
}
