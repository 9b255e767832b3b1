import type { Database } from "#db/client.server.ts";
import { listAgencies } from "./agency.server.ts";
import { phonesToCallFirst } from "./call-first.ts";

/** A desk that answers day and night: whom to call when an office is late and has no number. */
export type Desk = {
  name: string;
  phone: string;
  /** YYYY-MM-DD */
  checkedOn: string;
  sources: { ref: string }[];
};

export async function listDesks(db: Database): Promise<Desk[]> {
  const phones = phonesToCallFirst(await listAgencies(db));
  return phones.map(({ name, phone, lastChecked, sourceRef }) => ({
    name,
    phone,
    checkedOn: lastChecked,
    sources: sourceRef ? [{ ref: sourceRef }] : [],
  }));
}
