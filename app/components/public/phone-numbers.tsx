import type { PhoneToCall } from "#app/domain/directory/call-first.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import { sayDay } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";
import { SourceTitle } from "./source-title.tsx";

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
      {phones.map((number) => (
        <li key={number.agencyId + number.tel}>
          <div>
            {toldName(locale, number.name)}
            <div className="phones__checked">
              {now.checked(sayDay(locale, number.lastChecked))}{" "}
              <ReadAt number={number} />
            </div>
          </div>
          <a href={`tel:${number.tel}`}>{number.phone}</a>
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

/** Every number says where it was read; some sources have no address, and tell only who asks. */
function ReadAt({ number }: { number: PhoneToCall }) {
  const { now } = useFrame().t.front;
  const { sourceUrl, sourceRef } = number;
  if (sourceUrl)
    return (
      <>
        (
        <a className="plain" href={sourceUrl} rel="noreferrer">
          {now.source}
        </a>
        )
      </>
    );
  return (
    sourceRef && (
      <details className="source">
        <summary>{now.source}</summary>
        <SourceTitle source={{ ref: sourceRef }} />
      </details>
    )
  );
}
