import type { Database } from "#db/client.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { callHoursOf, callNumbersOf, type CallNumber } from "./channels.ts";
import { listVersions, openVersions } from "../answers/versions.server.ts";

/** What the desk may call about a lost code: those that were sent first, then whatever was brought in later. */
export type CallNumbers = { numbers: CallNumber[]; hours: string[] };

/**
 * How many versions are opened from each end, since each takes a millisecond. So the version that was sent and the
 * newest are always read, however many versions a stolen code adds between them.
 */
const mostOfEnd = 50;

/** @throws CannotOpen */
export async function readCallNumbers(
  db: Database,
  key: ReportKey,
): Promise<CallNumbers> {
  const all = await listVersions(db, key.reportId);
  const read = all.filter(
    (_, at) => at < mostOfEnd || at >= all.length - mostOfEnd,
  );
  const opened = await openVersions(
    db,
    key,
    read.map(({ version }) => version),
  );
  const answersOf = new Map(
    opened.map(({ version, answers }) => [version, answers]),
  );
  const versions = read.map(({ version, savedAt, accessId }) => ({
    ...{ savedAt, accessId, answers: answersOf.get(version) ?? {} },
  }));
  return { numbers: callNumbersOf(versions), hours: callHoursOf(versions) };
}
