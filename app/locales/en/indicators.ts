import type {
  IndicatorKind,
  RangeNote,
} from "#app/domain/vocabulary/indicator.ts";

const kinds: Record<IndicatorKind, string> = {
  ipv4: "IPv4 address",
  ipv6: "IPv6 address",
  cidr: "Address block",
  domain: "Domain",
  url: "Web address",
  email: "Mail address",
  md5: "MD5 hash",
  sha1: "SHA-1 hash",
  sha256: "SHA-256 hash",
  sha512: "SHA-512 hash",
  imphash: "Imports hash (imphash)",
  ssdeep: "Fuzzy hash (ssdeep)",
  ja3: "TLS fingerprint (JA3)",
  jarm: "TLS fingerprint (JARM)",
  cve: "Vulnerability (CVE)",
  technique: "ATT&CK number",
  "as-number": "Network (AS number)",
  port: "Port",
  mac: "Hardware address (MAC)",
  file: "File or path",
  "registry-key": "Windows registry key",
  account: "Account",
  wallet: "Crypto wallet",
  "ssh-key": "SSH key",
  "user-agent": "User agent",
};

const notes: Record<RangeNote, string> = {
  private: "inside a network",
  reserved: "reserved",
  documentation: "for examples only",
  ephemeral: "picked for one connection",
};

/** The signs recognized in a text, and the page on which they are put right. */
export const indicators = {
  kinds,
  notes,
  lines: (lines: readonly number[]) =>
    lines.length === 1
      ? `line ${lines[0]}`
      : `lines ${lines.slice(0, 4).join(", ")}${lines.length > 4 ? " …" : ""}`,
  leftOut: (value: string) => `Left out: ${value}`,
  corrected: (value: string, was: string) => `${value} (not ${was})`,
  nothing: "Nothing was recognized in your text. It is sent as it is.",
  review: {
    lead: (count: string) =>
      count === "1"
        ? "We recognized one sign in your text. Correct it in its field, or leave it out."
        : `We recognized ${count} signs in your text. Correct what is wrong in its field, and leave out what is none.`,
    whole: "Your text itself is sent as it is.",
    more: (most: string, rest: string) =>
      rest === "1"
        ? `These are the first ${most}. The other one is sent as we recognized it.`
        : `These are the first ${most}. The other ${rest} are sent as we recognized them.`,
    isCut: (most: string) =>
      `Your text holds more than ${most} signs of one kind. We list and compare the first ${most} of each.`,
    ephemeral: (count: string) =>
      count === "1"
        ? "One source port was picked for one connection"
        : `${count} source ports were picked for one connection each`,
    ephemeralWhy: "They are sent in your text, and say little by themselves.",
    marked: (tlp: string) =>
      `Your text is marked ${tlp}. Responders see the mark.`,
    leaveOut: "Leave out",
    missed: "Something is missing? Go back and write it on a line of its own.",
    yourText: "Your text, with what was recognized",
    wrong: (was: string) =>
      `We do not recognize what you wrote in place of ${was}. Change it, or leave it out`,
  },
};
