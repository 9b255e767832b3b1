import type { Database } from "#db/client.server.ts";
import { createViewer } from "./people.server.ts";
import { createSentReport } from "./sent-report.server.ts";

/**
 * A report of the band high, offered to Sacramento as primary and to CISA's region 9 as joint unit, and who answers: a
 * responder of Sacramento, of another field office, and of the triage desk.
 */
export async function offeredReport(db: Database) {
  const sacramento = await createViewer(db, { unitId: "sacramento" });
  const sanFrancisco = await createViewer(db, { unitId: "sanfrancisco" });
  const triage = await createViewer(db, { unitId: "triage-desk" });
  const { reportId, key } = await createSentReport(db, {
    band: "high",
    parts: [{ unitId: "sacramento" }, { unitId: "cisa-region-9" }],
  });
  return { reportId, key, sacramento, sanFrancisco, triage };
}
