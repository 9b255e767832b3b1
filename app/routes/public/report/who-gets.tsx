import { toldName } from "#app/domain/directory/told-name.ts";
import type { LikelyUnit } from "#app/domain/report/likely-units.server.ts";
import { useFrame } from "#app/components/public/frame.ts";

/** Before sending: which offices get it, and why. */
export function WhoGets({ units }: { units: readonly LikelyUnit[] }) {
  const { t, locale } = useFrame();
  const words = t.report.check;
  return (
    <>
      <h2>{words.whoTitle}</h2>
      <p>{words.whoText}</p>
      <ul>
        {units.map(({ unitId, unitName, part, told }) => (
          <li key={unitId}>
            <strong>{toldName(locale, unitName)}</strong>: {words.who[part]}
            {told && <p className="muted">{told[locale]}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
