import { z } from "zod";
import {
  CannotOpen,
  openJson,
  sealJson,
  type ReportKey,
} from "../vault/seal.server.ts";

/** More are not named: an address is only so long. */
const namedMost = 3;

const namesSchema = z.array(z.string());

/**
 * The names of files that were not taken, for the address of the page that says so: nothing of them is stored, and an
 * address is seen by others. Only the report's own key reads it.
 */
export function sealRefusedNames(
  key: ReportKey,
  names: readonly string[],
): string {
  const shown = names.slice(0, namedMost);
  return sealJson(key, place(key), shown).toString("base64url");
}

/** None where it is not of this report: whoever follows a link may have another one open. */
export function openRefusedNames(
  key: ReportKey,
  sealed: string | null,
): string[] {
  if (sealed === null) return [];
  try {
    const bytes = Buffer.from(sealed, "base64url");
    return openJson(key, place(key), bytes, namesSchema);
  } catch (error) {
    if (error instanceof CannotOpen) return [];
    throw error;
  }
}

function place({ reportId }: ReportKey) {
  return { table: "evidence", column: "refused_names", row: reportId };
}
