import type { Database } from "#db/client.server.ts";
import { listAccessCodes, type AccessListed } from "./access-codes.server.ts";
import { mostColleagueCodes } from "./colleague-code.server.ts";
import type { ReporterSession } from "./session.server.ts";

export type CodesRead = {
  listed: (AccessListed & {
    /** False for the first code, for the code of whoever looks, and for a code that is revoked already. */
    mayRevoke: boolean;
  })[];
  mayMake: boolean;
  /** Codes in force beside the first. */
  most: number;
};

/** Every code that the report ever had, and what whoever looks at them may do with them. */
export async function readCodes(
  db: Database,
  { key, accessId }: Pick<ReporterSession, "key" | "accessId">,
): Promise<CodesRead> {
  const listed = await listAccessCodes(db, key);
  const colleagues = listed.filter(
    ({ revokedAt, label }) => revokedAt === null && label !== null,
  );
  return {
    listed: listed.map((each) => ({
      ...each,
      mayRevoke: colleagues.includes(each) && each.accessId !== accessId,
    })),
    mayMake: colleagues.length < mostColleagueCodes,
    most: mostColleagueCodes,
  };
}
