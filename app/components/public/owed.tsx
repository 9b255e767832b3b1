import { toldName } from "#app/domain/directory/told-name.ts";
import type { Promised } from "#app/domain/follow/standing.ts";
import { sayList } from "#app/locales/dates.ts";
import { CallNumber } from "./call-number.tsx";
import { useFrame } from "./frame.ts";
import { useNear } from "./form/near.ts";

export type OwedShown = Promised & {
  phone: string | null;
  sources: readonly { id: string; ref: string }[];
  /** YYYY-MM-DD */
  checkedOn: string;
};

/** What is promised and by when. What is late says so, and whom to call about it. */
export function Owed({
  owed,
  reference,
  zone,
  now,
}: {
  owed: readonly OwedShown[];
  reference: string;
  zone: string;
  /** Absent: it will be read on paper. */
  now?: Date | string;
}) {
  const { t, locale } = useFrame();
  const near = useNear(zone, now);
  const words = t.receipt;
  if (owed.length === 0) return <p>{words.noDue}</p>;
  return together(owed).map(({ units, kind, at, isOverdue }) => (
    <div
      key={units.map(({ unitName }) => unitName).join()}
      className={isOverdue ? "due due--overdue" : "due"}
    >
      <p>
        <strong>
          {sayList(
            locale,
            units.map(({ unitName }) => toldName(locale, unitName)),
          )}
        </strong>
      </p>
      <p>{words[isOverdue ? "late" : "due"][kind](near(at))}</p>
      {isOverdue && <Late units={units} reference={reference} />}
    </div>
  ));
}

/** What can be done about it, without a word of blame. */
function Late({
  units,
  reference,
}: {
  units: readonly OwedShown[];
  reference: string;
}) {
  const { t } = useFrame();
  const words = t.receipt;
  return (
    <>
      <p>{words.overdue}</p>
      {units.some(({ phone }) => phone) ? (
        <>
          <p>{words.callAboutIt(reference)}</p>
          {units.map(
            ({ unitName, phone, ...unit }) =>
              phone && (
                <CallNumber
                  key={unitName}
                  {...unit}
                  name={unitName}
                  phone={phone}
                />
              ),
          )}
        </>
      ) : (
        <p>
          {words.noNumber} <a href="/#now">{t.report.toNumbers}</a>
        </p>
      )}
    </>
  );
}

type Together = Pick<OwedShown, "kind" | "at" | "isOverdue"> & {
  units: OwedShown[];
};

/** Units that owe the same by the same time, in one sentence. */
function together(owed: readonly OwedShown[]): Together[] {
  const all = new Map<string, Together>();
  for (const due of owed) {
    const { kind, at, isOverdue } = due;
    const key = `${kind} ${new Date(at).getTime()}`;
    const known = all.get(key);
    if (known) known.units.push(due);
    else all.set(key, { kind, at, isOverdue, units: [due] });
  }
  return [...all.values()];
}
