import type { DueKind } from "#app/domain/routing/vocabulary.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";

type Due = {
  unitName: string;
  kind: DueKind;
  at: Date | string;
  isOverdue: boolean;
};

/** What is promised and by when; what is late says so. */
export function Dues({ dues, zone }: { dues: readonly Due[]; zone: string }) {
  const { t, locale } = useFrame();
  const words = t.receipt;
  if (dues.length === 0) return <p>{words.noDue}</p>;
  return dues.map(({ unitName, kind, at, isOverdue }) => {
    const time = sayInstant(locale, at, zone);
    return (
      <div
        key={unitName + kind}
        className={isOverdue ? "due due--overdue" : "due"}
      >
        <p>
          <strong>{unitName}</strong>
        </p>
        <p>{words.due[kind](time)}</p>
        {isOverdue && <p>{words.overdue}</p>}
      </div>
    );
  });
}
