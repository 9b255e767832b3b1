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
  cve: "Vulnerability (CVE)",
  technique: "ATT&CK number",
  "as-number": "Network (AS number)",
  port: "Port",
  file: "File or path",
  account: "Account",
  wallet: "Crypto wallet",
  "ssh-key": "SSH key",
};

const notes: Record<RangeNote, string> = {
  private: "inside a network",
  reserved: "reserved",
  documentation: "for examples only",
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
    leaveOut: "Leave out",
    missed: "Something is missing? Go back and write it on a line of its own.",
    yourText: "Your text, with what was recognized",
    wrong: (was: string) =>
      `We do not recognize what you wrote in place of ${was}. Change it, or leave it out`,
  },
};
