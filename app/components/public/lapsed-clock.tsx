import type { Running } from "#app/domain/receipt/running.server.ts";
import { sayDay, sayInstant, saySpan } from "#app/locales/dates.ts";
import { CallNumber } from "./call-number.tsx";
import { useFrame } from "./frame.ts";

/** A legal deadline whose time may be over: since when, whom to tell all the same, and whom to call. */
export function LapsedClock({
  lapsed: { name, toWhom, at, citation, checkedOn, call },
  zone,
  now,
}: {
  lapsed: Running;
  zone: string;
  now: Date;
}) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  const end = new Date(at);
  const span = saySpan(locale, new Date(now).getTime() - end.getTime());
  return (
    <div>
      <strong>{words.mayHaveLapsed(span, toWhom)}</strong> {name}.{" "}
      {words.ended(sayInstant(locale, end, zone))}.{" "}
      <small>
        <span lang="en">{citation}</span>.{" "}
        {words.checked(sayDay(locale, checkedOn))}
      </small>
      {call && <CallNumber {...call} />}
    </div>
  );
}
