import type { Running } from "#app/domain/receipt/running.server.ts";
import { sayDay, sayInstant, saySpan } from "#app/locales/dates.ts";
import { CallNumber } from "./call-number.tsx";
import { useFrame } from "./frame.ts";

/** A legal deadline that may run: how long is left and to tell whom, the law, and whom to call. */
export function RunningClock({
  running: { name, toWhom, at, citation, checkedOn, call },
  zone,
  now,
}: {
  running: Running;
  zone: string;
  now: Date;
}) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  const end = new Date(at);
  const left = saySpan(locale, end.getTime() - new Date(now).getTime());
  return (
    <>
      <strong>{words.leftToTell(left, toWhom)}</strong>. {name}.{" "}
      {words.ends(sayInstant(locale, end, zone))}.{" "}
      <small>
        <span lang="en">{citation}</span>.{" "}
        {words.checked(sayDay(locale, checkedOn))}
      </small>
      {call && <CallNumber {...call} />}
    </>
  );
}
