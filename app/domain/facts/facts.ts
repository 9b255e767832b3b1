import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import type { Option } from "../form/options.ts";
import type { FactSubsector } from "./subsector.ts";
import type { ReportFlag, ReportPath } from "../vocabulary/report.ts";
import type { OpenQuestion } from "./open.ts";

/**
 * What the answers say, in the closed words that scoring, routing, the queue and the clocks read. Holds no name, no
 * narrative and nothing else that was typed. `null`: not known yet, or not asked.
 */
export type ReportFacts = {
  path: ReportPath;
  /** Every report that is sent says both; an update can leave them open for a while. */
  role: Option<"reporter_role"> | null;
  kind: Option<"report_kind"> | null;
  /** ISO 3166-1 alpha-2 of the affected site. */
  country: string | null;
  /** Two letters, US sites only. */
  state: string | null;
  /** Five digits; null when the state alone is known, or nothing. */
  countyFips: string | null;
  sector: Option<"sector"> | null;
  /** "some-…": a part of that sector, and which is not known. Null: of a sector that is not parted. */
  subsector: FactSubsector | null;
  /** Of New York's Department of Financial Services; null when nobody answered. */
  nyLicence: Option<"ny_licence"> | "not-known" | null;
  certainty: Option<"certainty"> | null;
  affected: readonly Option<"affected">[];
  serviceEffect: Option<"service_effect"> | null;
  dataKinds: readonly Option<"data_kinds">[];
  control: Option<"control"> | null;
  extortion: Option<"extortion"> | null;
  moneyMoved: boolean | null;
  /** Null: no money moved, as far as is known. */
  moneyBy: Option<"money_by"> | "not-said" | null;
  actionsTaken: readonly Option<"actions_taken">[];
  told: readonly Option<"told">[];
  dutyFlags: readonly Option<"duty_flags">[];
  sharing: Option<"sharing"> | null;
  helpWanted: readonly Option<"help_wanted">[];
  contactPolicy: ContactPolicy;
  /** What is asked about the systems named as affected; empty: not asked, or not known. */
  plantState: readonly Option<"plant_state">[];
  careReach: Option<"care_reach"> | null;
  configChanged: readonly Option<"config_changed">[];
  suppliedState: readonly Option<"supplied_state">[];
  dataPosted: Option<"data_posted"> | null;
  /** Whether the checklist of signs was answered, and the signs that match. */
  hasSigns: boolean;
  signs: readonly Option<"signs">[];
  toldBy: Option<"told_by"> | null;
  howFound: Option<"how_found"> | null;
  /** A customer or a stranger saw it from outside, or the organisation has it from hearsay and saw nothing itself. */
  isSecondHand: boolean;
  /** Ranges. */
  usersAffected: Option<"users_affected"> | null;
  peopleCount: Option<"people_count"> | null;
  systemsCount: Option<"systems_count"> | null;
  sitesCount: Option<"sites_count"> | null;
  customersCount: Option<"customers_count"> | null;
  /** What was asked, may change the band and is not known. */
  open: readonly OpenQuestion[];
  flags: readonly ReportFlag[];
};
