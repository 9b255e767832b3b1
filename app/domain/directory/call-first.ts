import type { Agency } from "./agency.server.ts";
import { checkedChannels, dialled } from "./contact.ts";

export type PhoneToCall = {
  agencyId: string;
  name: string;
  /** As printed by its source. */
  phone: string;
  /** For a tel: link. */
  tel: string;
  sourceUrl: string | null;
  /** Where it was read, in words, when no address can be given. */
  sourceRef: string | null;
  lastChecked: string;
};

/** Kinds of agency that answer the telephone while an intrusion goes on. */
const answeringKinds = ["cyber defence agency", "law enforcement watch"];

/** Numbers that a source confirms, for "it is happening now". */
export function phonesToCallFirst(agencies: readonly Agency[]): PhoneToCall[] {
  return agencies
    .filter(({ kind }) => answeringKinds.includes(kind))
    .flatMap((agency) =>
      checkedChannels(agency.channels)
        .filter(({ type }) => type === "phone")
        .flatMap(({ value }) => {
          const tel = dialled(value);
          return tel ? [{ ...numberOf(agency), phone: value, tel }] : [];
        }),
    );
}

function numberOf({ id, name, sources, lastChecked }: Agency) {
  const urls = sources.map(({ ref }) => /https:\/\/\S+/.exec(ref)?.[0]);
  const sourceUrl = urls.find((url) => url !== undefined) ?? null;
  const sourceRef = sources[0]?.ref ?? null;
  return { agencyId: id, name, sourceUrl, sourceRef, lastChecked };
}
