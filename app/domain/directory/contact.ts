import type { Channel, Source } from "#db/schema/directory.ts";

/** A place to call, write to or look at, with where that was read and when it was last checked. */
export type Contact = {
  id: string;
  name: string;
  phone: string | null;
  address: string | null;
  url: string | null;
  /** A date, YYYY-MM-DD. */
  lastChecked: string;
  sources: Source[];
};

type Unit = Contact & {
  city: string | null;
  state: string | null;
  regionNumber: number | null;
};

export function contactOf(unit: Unit): Contact {
  const { id, name, phone, address, url, lastChecked, sources } = unit;
  return { id, name, phone, address, url, lastChecked, sources };
}

export function regionContactOf(region: Unit) {
  const { id, name, city, state, url, lastChecked, sources } = region;
  const number = region.regionNumber;
  return { number, id, name, city, state, url, lastChecked, sources };
}

/** How to reach a unit, the quickest way first. */
export function channelsOf({
  phone,
  address,
  url,
}: Pick<Contact, "phone" | "address" | "url">): Channel[] {
  const ways = { phone, address, url };
  return Object.entries(ways).flatMap(([type, value]) =>
    value ? [{ type, value, isVerified: true }] : [],
  );
}

/** What may be shown as a fact; a channel without a source may not. */
export function checkedChannels(channels: readonly Channel[]): Channel[] {
  return channels.filter(({ isVerified }) => isVerified);
}

/** For a tel: link: digits, with the country's 1 where ten were written. Null when it is none that a phone can dial. */
export function dialled(phone: string): string | null {
  const [written = ""] = phone.replace(/^\(/, "").split(/ \(/);
  const digits = written.replace(/\D/g, "");
  if (digits.length === 10) return `+1${digits}`;
  if (digits.length === 11 && digits.startsWith("1")) return `+${digits}`;
  return digits.length >= 3 && digits.length <= 6 ? digits : null;
}
