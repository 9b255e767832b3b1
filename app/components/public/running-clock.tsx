import type { Running } from "#app/domain/receipt/running.server.ts";
import { sayInstant, saySpan } from "#app/locales/dates.ts";
import { CallNumber } from "./call-number.tsx";
import { ClockLaw } from "./clock-law.tsx";
import { useFrame } from "./frame.ts";

/** A legal deadline that may run or be over: how long is left, or since when; whom to tell, the law, and whom to call. */
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
  const leftMs = end.getTime() - new Date(now).getTime();
  const span = saySpan(locale, Math.abs(leftMs));
  const when = sayInstant(locale, end, zone);
  const isOver = leftMs <= 0;
  return (
    <>
      <strong>
        {isOver
          ? words.mayHaveLapsed(span, toWhom)
          : `${words.leftToTell(span, toWhom)}.`}
      </strong>{" "}
      {name}. {isOver ? words.ended(when) : words.ends(when)}.{" "}
      <ClockLaw {...{ citation, checkedOn }} />
      {call && <CallNumber {...call} />}
    </>
  );
}
