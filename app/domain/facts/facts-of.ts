import { valueOf, type Answers } from "../form/answers.ts";
import type { ReportFacts } from "./facts.ts";
import { onPath, turnsOf } from "../form/path.ts";
import { nyLicenceOf, subsectorOf } from "./subsector.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import { isIndicatorsOnly, isOnBehalf, isTip } from "../form/turns.ts";
import {
  reportFlags,
  type ReportFlag,
  type ReportPath,
} from "../vocabulary/report.ts";

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
    actionsTaken: valueOf(on, "actions_taken") ?? [],
    told: valueOf(on, "told") ?? [],
    dutyFlags: valueOf(on, "duty_flags") ?? [],
    sharing: valueOf(on, "sharing"),
    helpWanted: valueOf(on, "help_wanted") ?? [],
    contactPolicy: contactPolicyOf(answers),
  };
  return { ...facts, flags: flagsOf(facts, answers) };
}

export function reportPathOf(answers: Answers): ReportPath {
  const turns = turnsOf(answers);
  if (isIndicatorsOnly(turns)) return "indicators-only";
  if (isTip(turns)) return "tip";
  if (turns.report_kind === "told-by-other") return "told-by-other";
  return turns.country !== null && turns.country !== "US" ? "foreign" : "full";
}

type Marked = Omit<ReportFacts, "flags">;

function flagsOf(facts: Marked, answers: Answers): ReportFlag[] {
  const turns = turnsOf(answers);
  const marks: Record<ReportFlag, boolean> = {
    "danger-to-life": turns.danger === "yes",
    "lawful-intercept": touchesIntercept(facts),
    "router-configuration": isRouterTouched(facts),
    "call-records": tookCommunications(facts),
    "government-communications": facts.dataKinds.includes(
      "government-political",
    ),
    "campaign-signs": showsCampaign(facts, answers),
    "money-recall": facts.moneyMoved === true,
    extortion: facts.extortion !== null && facts.extortion !== "no",
    "critical-service-down":
      facts.serviceEffect === "major-critical" ||
      facts.serviceEffect === "down",
    "control-lost": facts.control === "no",
    anonymous: turns.identity === "anonymous",
    "on-behalf": isOnBehalf(turns),
    "unsafe-device": turns.device_safe === "no",
    "call-back-now": facts.helpWanted.includes("call-back"),
  };
  return reportFlags.filter((flag) => marks[flag]);
}

function touchesIntercept(facts: Marked): boolean {
  return (
    facts.affected.includes("lawful-intercept") ||
    facts.dataKinds.includes("legal-process")
  );
}

/** Routers affected, and their configuration known to the intruder or out of the operator's hands. */
function isRouterTouched(facts: Marked): boolean {
  return (
    facts.affected.includes("routers") &&
    (facts.dataKinds.includes("network-configurations") ||
      facts.control === "partly" ||
      facts.control === "no")
  );
}

function tookCommunications(facts: Marked): boolean {
  return (
    facts.dataKinds.includes("call-records") ||
    facts.dataKinds.includes("content")
  );
}

/**
 * The checklist of signs decides once it is answered. An exposed device or a partner's warning is many a network's lot: it
 * takes one sign more, of what the advisory AA25-239A says was done on the devices.
 */
function showsCampaign(facts: Marked, answers: Answers): boolean {
  const signs = valueOf(onPath(answers), "signs");
  if (signs === null) return mayShowCampaign(facts);
  return signs.some((sign) => sign !== "none" && sign !== "exposed-edge");
}

/**
 * A carrier whose network gear was entered and whose call records, communications or intercept material were reached: the
 * three things named in the joint FBI and CISA statement of 2024-11-13. A guess from the quick tier.
 */
function mayShowCampaign(facts: Marked): boolean {
  const isCarrier =
    facts.sector === "communications" || facts.dutyFlags.includes("carrier");
  const isGear =
    facts.affected.includes("routers") ||
    facts.affected.includes("vpn-firewall");
  const isReached = tookCommunications(facts) || touchesIntercept(facts);
  return isCarrier && isGear && isReached;
}
