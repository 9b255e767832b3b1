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
  "imphash",
  "ssdeep",
  "ja3",
  "jarm",
  "cve",
  "technique",
  "as-number",
  "port",
  "mac",
  "file",
  "registry-key",
  "account",
  "wallet",
  "ssh-key",
  "user-agent",
] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** Why an indicator points to nobody in particular. It is marked so, never dropped. */
export const rangeNotes = [
  "private",
  "reserved",
  "documentation",
  "ephemeral",
] as const;
export type RangeNote = (typeof rangeNotes)[number];

/** Marks of the Traffic Light Protocol, the strictest last. They say how far a text may go, and are no indicators. */
export const tlpMarks = [
  "clear",
  "green",
  "amber",
  "amber+strict",
  "red",
] as const;
export type TlpMark = (typeof tlpMarks)[number];

/**
 * How an indicator of one report meets one of another, the strongest first: the same; on the same host; an address inside this
 * network; inside a network that the other names; under one name that somebody registered.
 */
export const relationHows = [
  "same-value",
  "same-host",
  "inside",
  "around",
  "same-domain",
] as const;
export type RelationHow = (typeof relationHows)[number];
