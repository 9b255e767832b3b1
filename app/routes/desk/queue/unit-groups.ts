import type { ChoiceGroup } from "#app/components/desk/field.tsx";
import { unitKindWords } from "#app/components/desk/words.ts";
import { unitKinds, type UnitKind } from "#app/domain/vocabulary/directory.ts";

/** Units to choose from, by kind; never those in `without`. */
export function unitGroups(
  units: readonly { id: string; name: string; kind: UnitKind }[],
  without: readonly string[] = [],
): ChoiceGroup[] {
  const groups = unitKinds.map((kind) => ({
    label: unitKindWords[kind],
    choices: units
      .filter((unit) => unit.kind === kind && !without.includes(unit.id))
      .map(({ id, name }) => ({ value: id, label: name })),
  }));
  return groups.filter(({ choices }) => choices.length > 0);
}
