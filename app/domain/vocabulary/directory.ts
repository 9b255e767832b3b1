export const unitKinds = [
  "triage-desk",
  "field-office",
  "region",
  "national-desk",
] as const;
export type UnitKind = (typeof unitKinds)[number];

/**
 * The unit that every report is sealed to, and whose people see them all. Fixed here and read from no row: whoever writes a
 * unit's kind into the database makes no other unit this desk.
 */
export const triageDeskId = "triage-desk";
