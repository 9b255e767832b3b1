import { asc, eq, inArray, ne } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { outsideAgency } from "#db/schema/directory.ts";

const columns = {
  id: outsideAgency.id,
  name: outsideAgency.name,
  kind: outsideAgency.kind,
  country: outsideAgency.country,
  takes: outsideAgency.takes,
  offerWhen: outsideAgency.offerWhen,
  channels: outsideAgency.channels,
  confidence: outsideAgency.confidence,
  sources: outsideAgency.sources,
  lastChecked: outsideAgency.checkedOn,
};

const nationalCert = "national CERT";

/** Where to send somebody in any sector: CISA's operations centre and the FBI's complaint centre. */
export const nationalContactIds = ["cisa-central", "fbi-ic3"] as const;

/** Who else helps when the site is outside the United States, whatever the country. */
const anyCountryId = "cert-any-other";

/** Regulators, agencies and centres of the United States; `ids` keeps to those. */
export async function listAgencies(db: Database, ids?: readonly string[]) {
  return db
    .select(columns)
    .from(outsideAgency)
    .where(
      ids
        ? inArray(outsideAgency.id, [...ids])
        : ne(outsideAgency.kind, nationalCert),
    )
    .orderBy(asc(outsideAgency.name));
}

export type Agency = Awaited<ReturnType<typeof listAgencies>>[number];

async function findOutsideAgency(
  db: Database,
  agencyId: string,
): Promise<Agency | null> {
  const [found] = await listAgencies(db, [agencyId]);
  return found ?? null;
}

export async function listNationalCerts(db: Database): Promise<Agency[]> {
  return db
    .select(columns)
    .from(outsideAgency)
    .where(eq(outsideAgency.kind, nationalCert))
    .orderBy(asc(outsideAgency.name));
}

/** The country's own CERT, or null: then `anyCountry`, a directory of national teams, is what we have. */
export async function findNationalCert(db: Database, country: string) {
  const [cert] = await db
    .select(columns)
    .from(outsideAgency)
    .where(eq(outsideAgency.country, country));
  return {
    cert: cert ?? null,
    anyCountry: await findOutsideAgency(db, anyCountryId),
  };
}
