import type { Database } from "#db/client.server.ts";
import { lookupForeign } from "./lookup.server.ts";
import { cardOfAgency } from "./where-shown.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";

export type OwnCert = NonNullable<Awaited<ReturnType<typeof findOwnCert>>>;

/**
 * Of a report from abroad: the incident team of that country, whom its organisation tells first, or where such teams are
 * listed. Null for a site in the United States, and when the country is not known.
 */
export async function findOwnCert(db: Database, answers: Answers) {
  const country = valueOf(onPath(answers), "country");
  if (country === null || country === "US") return null;
  const { cert, anyCountry } = await lookupForeign(db, country);
  return {
    country,
    isOwn: cert !== null,
    card:
      (cert && cardOfAgency(cert)) ?? (anyCountry && cardOfAgency(anyCountry)),
  };
}
