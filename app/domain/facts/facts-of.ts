import { valueOf, type Answers } from "../form/answers.ts";
import type { ReportFacts } from "./facts.ts";
import { onPath, turnsOf } from "../form/path.ts";
import { nyLicenceOf, subsectorOf } from "./subsector.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import type { Option } from "../form/options.ts";
import {
  isIndicatorsOnly,
  isOnBehalf,
  isOutsider,
  isTip,
} from "../form/turns.ts";
import type { ReportPath } from "../vocabulary/report.ts";
import { flagsOf } from "./flags.ts";
import { openOf } from "./open.ts";

/** Where the directory found the site to be; all null for a foreign one or when it is not known. */
export type Locality = { state: string | null; countyFips: string | null };

/** The facts of any answers; what is missing is not known. */
export function factsOf(answers: Answers, locality: Locality): ReportFacts {
  const on = onPath(answers);
  const moneyMoved = valueOf(on, "money_moved");
  const facts = {
    path: reportPathOf(answers),
    role: valueOf(on, "reporter_role"),
    kind: valueOf(on, "report_kind"),
    country: valueOf(on, "country"),
    ...locality,
    sector: valueOf(on, "sector"),
    subsector: subsectorOf(on),
    nyLicence: nyLicenceOf(on),
    certainty: valueOf(on, "certainty"),
    affected: valueOf(on, "affected") ?? [],
    serviceEffect: valueOf(on, "service_effect"),
    dataKinds: valueOf(on, "data_kinds") ?? [],
    control: valueOf(on, "control"),
    extortion: valueOf(on, "extortion"),
    moneyMoved: moneyMoved === null ? null : moneyMoved === "yes",
    moneyBy: moneyByOf(on),
    actionsTaken: valueOf(on, "actions_taken") ?? [],
    told: valueOf(on, "told") ?? [],
    dutyFlags: valueOf(on, "duty_flags") ?? [],
    sharing: valueOf(on, "sharing"),
    helpWanted: valueOf(on, "help_wanted") ?? [],
    contactPolicy: contactPolicyOf(answers),
    ...followedUp(on),
    ...heardFrom(answers),
    ...counted(on),
    open: openOf(answers),
  };
  return { ...facts, flags: flagsOf(facts, ownMarks(answers)) };
}

function moneyByOf(on: Answers): ReportFacts["moneyBy"] {
  if (valueOf(on, "money_moved") !== "yes") return null;
  return valueOf(on, "money_by") ?? "not-said";
}

/** What is asked about the systems that were named. */
function followedUp(on: Answers) {
  const signs = valueOf(on, "signs");
  return {
    plantState: valueOf(on, "plant_state") ?? [],
    careReach: valueOf(on, "care_reach"),
    configChanged: valueOf(on, "config_changed") ?? [],
    suppliedState: valueOf(on, "supplied_state") ?? [],
    dataPosted: valueOf(on, "data_posted"),
    hasSigns: signs !== null,
    signs: signs ?? [],
  };
}

/** Who told it, and whether the reporter has it from hearsay alone. */
function heardFrom(answers: Answers) {
  const on = onPath(answers);
  const turns = turnsOf(answers);
  const toldBy = valueOf(on, "told_by");
  const certainty = valueOf(on, "certainty");
  const isSeen = certainty === "confirmed" || certainty === "strong-signs";
  const isHearsay = toldBy !== null && hearsay.has(toldBy) && !isSeen;
  return {
    toldBy,
    howFound: valueOf(on, "how_found"),
    isSecondHand: !isIndicatorsOnly(turns) && (isOutsider(turns) || isHearsay),
  };
}

/** Whose word alone, with nothing seen by the organisation itself, weighs less. */
const hearsay: ReadonlySet<string> = new Set<Option<"told_by">>([
  "customer",
  "press",
  "stranger",
  "other",
]);

/** Ranges, as they were chosen; of sites, the rows that were filled in say it where the count was not given. */
function counted(on: Answers) {
  const further = valueOf(on, "further_sites")?.length ?? 0;
  return {
    usersAffected: valueOf(on, "users_affected"),
    peopleCount: valueOf(on, "people_count"),
    systemsCount: valueOf(on, "systems_count"),
    sitesCount: valueOf(on, "sites_count") ?? rangeOfSites(further),
    customersCount: valueOf(on, "customers_count"),
  };
}

/** With the main site. */
function rangeOfSites(further: number): Option<"sites_count"> | null {
  if (further === 0) return null;
  return further < 9 ? "under-10" : "under-100";
}

function ownMarks(answers: Answers) {
  const turns = turnsOf(answers);
  return {
    "danger-to-life": turns.danger === "yes",
    anonymous: turns.identity === "anonymous",
    "on-behalf": isOnBehalf(turns),
    "unsafe-device": turns.device_safe === "no",
  };
}

export function reportPathOf(answers: Answers): ReportPath {
  const turns = turnsOf(answers);
  if (isIndicatorsOnly(turns)) return "indicators-only";
  if (isTip(turns)) return "tip";
  if (turns.report_kind === "told-by-other") return "told-by-other";
  return turns.country !== null && turns.country !== "US" ? "foreign" : "full";
}
