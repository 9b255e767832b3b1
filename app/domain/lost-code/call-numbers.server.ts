import type { Database } from "#db/client.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { callHoursOf, callNumbersOf, type CallNumber } from "./channels.ts";
import { listVersions, openVersions } from "../answers/versions.server.ts";
import { valueIn, type Opened } from "../vault/opened.ts";
import type { Answers } from "../form/answers.ts";

/** What the desk may call about a lost code: those that were sent first, then whatever was brought in later. */
export type CallNumbers = {
  numbers: CallNumber[];
  hours: string[];
  /** A version that was read does not open, so a number may be missing, or seem newer than it is. */
  isDamaged: boolean;
};

/**
 * How many versions are opened from each end, since each takes a millisecond. So the version that was sent and the
 * newest are always read, however many versions a stolen code adds between them.
 */
const mostOfEnd = 50;

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
  // One that does not open holds no number, so that none that came later is taken for one that was sent.
  const versions = read.map(({ version, savedAt, accessId }) => ({
    ...{ savedAt, accessId, answers: answersIn(opened.get(version)) },
  }));
  return {
    numbers: callNumbersOf(versions),
    hours: callHoursOf(versions),
    isDamaged: [...opened.values()].some(({ is }) => is === "damaged"),
  };
}

function answersIn(opened: Opened<Answers> | undefined): Answers {
  return (opened && valueIn(opened)) ?? {};
}
