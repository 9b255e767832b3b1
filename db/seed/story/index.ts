import { carrierReports } from "./carrier.ts";
import { moneyAndRecordsReports } from "./money-and-records.ts";
import { drafts, otherReports } from "./others.ts";
import { serviceReports } from "./services.ts";

/**
 * Two weeks at a portal in California: every state and band, told by the domain's own commands. The last is a sent report,
 * which is never deleted: it being there tells that the story was told to its end.
 */
export const story = [
  ...drafts,
  ...carrierReports,
  ...serviceReports,
  ...moneyAndRecordsReports,
  ...otherReports,
];
