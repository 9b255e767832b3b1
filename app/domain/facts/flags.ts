import type { Option } from "../form/options.ts";
import { reportFlags, type ReportFlag } from "../vocabulary/report.ts";
import type { ReportFacts } from "./facts.ts";

type Marked = Omit<ReportFacts, "flags">;

/** What follows from the facts and from who reports, in the order of the list. */
export function flagsOf(
  facts: Marked,
  own: Pick<
    Record<ReportFlag, boolean>,
    "danger-to-life" | "anonymous" | "on-behalf" | "unsafe-device"
  >,
): ReportFlag[] {
  const marks: Record<ReportFlag, boolean> = {
    ...own,
    "lawful-intercept": touchesIntercept(facts),
    "router-configuration": isRouterTouched(facts),
    "plant-control": facts.plantState.some((state) => state !== "none"),
    "emergency-care": touchesCare(facts),
    "supplied-to-others": facts.suppliedState.some((one) => one !== "none"),
    "call-records": tookCommunications(facts),
    "government-communications": facts.dataKinds.includes(
      "government-political",
    ),
    "campaign-signs": showsCampaign(facts),
    "money-recall": facts.moneyMoved === true,
    extortion: facts.extortion !== null && facts.extortion !== "no",
    "critical-service-down": isCriticalDown(facts),
    "control-lost":
      facts.control === "no" || facts.plantState.includes("control-lost"),
    "second-hand": facts.isSecondHand,
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

function touchesCare({ affected, careReach }: Marked): boolean {
  return (
    affected.includes("dispatch") ||
    affected.includes("patient-care") ||
    careReach === "yes"
  );
}

/** For whatever cause: stopped by its own people as a precaution, it is missed just as much. */
function isCriticalDown({ serviceEffect }: Marked): boolean {
  return (
    serviceEffect === "major-critical" ||
    serviceEffect === "stopped-critical" ||
    serviceEffect === "down"
  );
}

/**
 * Routers affected, and their configuration changed, known to the intruder or out of the operator's hands. A carrier's
 * firewalls and VPN gateways stand at the edge of its network too.
 */
function isRouterTouched(facts: Marked): boolean {
  if (facts.configChanged.includes("router")) return true;
  const isRouter = facts.affected.includes("routers");
  if (!isRouter && !(isCarrier(facts) && isGear(facts))) return false;
  const isChanged = facts.signs.some((sign) => changes.has(sign));
  return (
    isChanged ||
    (isRouter &&
      (facts.dataKinds.includes("network-configurations") ||
        facts.control === "partly" ||
        facts.control === "no"))
  );
}

function tookCommunications(facts: Marked): boolean {
  return (
    facts.dataKinds.includes("call-records") ||
    facts.dataKinds.includes("content")
  );
}

type Sign = Option<"signs">;

/** Signs of AA25-239A that are themselves a change of what a device does. */
const changes: ReadonlySet<Sign> = new Set([
  "new-accounts",
  "acl-changes",
  "odd-ports",
  "tunnels",
  "guest-shell",
  "captures",
  "sign-in-servers",
]);

/** Rare elsewhere than in the campaigns that AA25-239A describes. */
const telling: ReadonlySet<Sign> = new Set([
  "odd-ports",
  "tunnels",
  "guest-shell",
  "captures",
  "sign-in-servers",
]);

/** Many a network's lot, or any intruder's doing: none of these says anything by itself. */
const faint: ReadonlySet<Sign> = new Set(["exposed-edge", "log-gaps"]);

/**
 * The checklist of signs decides once it is answered. In the network of a carrier or on routers one telling sign is enough,
 * or two others; on an office firewall, which all sorts of intruders enter, a telling one and another. An exposed device, a
 * partner's warning or a gap in a log counts for nothing alone.
 */
function showsCampaign(facts: Marked): boolean {
  if (!facts.hasSigns) return mayShowCampaign(facts);
  const seen = facts.signs.filter((one) => one !== "none" && !faint.has(one));
  const isTelling = seen.some((sign) => telling.has(sign));
  const isNetwork = isCarrier(facts) || facts.affected.includes("routers");
  return isNetwork
    ? isTelling || seen.length > 1
    : isTelling && seen.length > 1;
}

/**
 * A carrier whose network gear was entered and whose call records, communications or intercept material were reached: the
 * three things named in the joint FBI and CISA statement of 2024-11-13. A guess from the quick tier.
 */
function mayShowCampaign(facts: Marked): boolean {
  const isReached = tookCommunications(facts) || touchesIntercept(facts);
  return isCarrier(facts) && isGear(facts) && isReached;
}

function isCarrier({ sector, dutyFlags }: Marked): boolean {
  return sector === "communications" || dutyFlags.includes("carrier");
}

function isGear({ affected }: Marked): boolean {
  return affected.includes("routers") || affected.includes("vpn-firewall");
}
