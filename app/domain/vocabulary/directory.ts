export const unitKinds = [
  "triage-desk",
  "field-office",
  "region",
  "national-desk",
] as const;
export type UnitKind = (typeof unitKinds)[number];
