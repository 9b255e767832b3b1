import { toldName } from "#app/domain/directory/told-name.ts";
import type { DueKind } from "#app/domain/routing/vocabulary.ts";
import { sayInstant, sayList } from "#app/locales/dates.ts";
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
  return together(dues).map(({ unitNames, kind, at, isOverdue }) => (
    <div
      key={unitNames.join()}
      className={isOverdue ? "due due--overdue" : "due"}
    >
      <p>
        <strong>
          {sayList(
            locale,
            unitNames.map((name) => toldName(locale, name)),
          )}
        </strong>
      </p>
      <p>{words.due[kind](sayInstant(locale, at, zone))}</p>
      {isOverdue && <p>{words.overdue}</p>}
    </div>
  ));
}

type Together = Omit<Due, "unitName"> & { unitNames: string[] };

/** Units that owe the same by the same time, in one sentence. */
function together(dues: readonly Due[]): Together[] {
  const all = new Map<string, Together>();
  for (const { unitName, ...due } of dues) {
    const key = `${due.kind} ${new Date(due.at).getTime()}`;
    const known = all.get(key);
    if (known) known.unitNames.push(unitName);
    else all.set(key, { ...due, unitNames: [unitName] });
  }
  return [...all.values()];
}
