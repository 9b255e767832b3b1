import { sayDay } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";

/** Which law a clock is of, and when it was last looked up. */
export function ClockLaw({
  citation,
  checkedOn,
}: {
  citation: string;
  checkedOn: string;
}) {
  const { t, locale } = useFrame();
  return (
    <small>
      <span lang="en">{citation}</span>.{" "}
      {t.deadlines.checked(sayDay(locale, checkedOn))}
    </small>
  );
}
