import { carrierReports } from "./carrier.ts";
import { moneyAndRecordsReports } from "./money-and-records.ts";
import { otherReports } from "./others.ts";
import { serviceReports } from "./services.ts";

/** Two weeks at a portal in California: every state and band, told by the domain's own commands. */
export const story = [
  ...carrierReports,
  ...serviceReports,
  ...moneyAndRecordsReports,
  ...otherReports,
];
