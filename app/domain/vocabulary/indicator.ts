/** Kinds of indicator, in the order in which they are listed. A technique is an ATT&CK id. */
export const indicatorKinds = [
  "ipv4",
  "ipv6",
  "cidr",
  "domain",
  "url",
  "email",
  "md5",
  "sha1",
  "sha256",
  "sha512",
  "cve",
  "technique",
  "as-number",
  "port",
  "file",
  "account",
  "wallet",
  "ssh-key",
] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** Why an indicator points to nobody in particular. It is marked so, never dropped. */
export const rangeNotes = ["private", "reserved", "documentation"] as const;
export type RangeNote = (typeof rangeNotes)[number];
