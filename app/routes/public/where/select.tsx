import {
  describedBy,
  Labelled,
  type GroupProps,
} from "#app/components/public/field/group.tsx";

type Props = Omit<GroupProps, "children"> & {
  /** The words of the empty choice. */
  choose: string;
  chosen: string;
  choices: readonly (readonly [value: string, name: string])[];
};

/** One of many, in the browser's own list: the quickest to use on a telephone. */
export function Select({ choose, chosen, choices, ...group }: Props) {
  const { id, error } = group;
  return (
    <Labelled {...group}>
      <select
        className="usa-select"
        id={id}
        name={id}
        defaultValue={chosen}
        aria-describedby={describedBy(group)}
        aria-invalid={error ? true : undefined}
      >
        <option value="">{choose}</option>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
