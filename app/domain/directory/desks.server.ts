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

export type KnownDesk = Desk & { agencyId: string };

export async function listDesks(db: Database): Promise<KnownDesk[]> {
  const phones = phonesToCallFirst(await listAgencies(db));
  return phones.map(({ agencyId, name, phone, lastChecked, sourceRef }) => ({
    agencyId,
    name,
    phone,
    checkedOn: lastChecked,
    sources: sourceRef ? [{ ref: sourceRef }] : [],
  }));
}
