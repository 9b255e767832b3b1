/**
 * A sealed value as a page is given it. One that was changed or damaged in storage hides itself and nothing beside it; there
 * is no value to fall back on, so whoever shows it says so in its place.
 */
export type Opened<Value> = { is: "opened"; value: Value } | { is: "damaged" };

/** What did not open, by ids alone: no word of its contents. */
export type Damage = {
  /** Table and column, or what it is a part of. */
  kind: string;
  reportId?: string;
  row?: string;
  version?: number;
};

/** For what may go without it: a sort, a count, a name in a heading. */
export function valueIn<Value>(opened: Opened<Value>): Value | null {
  return opened.is === "opened" ? opened.value : null;
}

/** What follows from it, of what opened. */
export function openedAs<Value, Other>(
  opened: Opened<Value>,
  other: (value: Value) => Other,
): Opened<Other> {
  return opened.is === "opened"
    ? { is: "opened", value: other(opened.value) }
    : opened;
}
