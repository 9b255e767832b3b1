import type { ReportFacts } from "../facts/facts.ts";
import { depthOf } from "./depth.ts";
import {
  impactOnInformation,
  impactOnServices,
  isCriticalServiceHit,
  middle,
  possibleImpact,
} from "./impact.ts";
import type { Category } from "./categories.ts";

/** An option of the model, and the fact it was chosen for in words. Nothing in it was typed. */
export type Choice = { option: string; because: string };

/**
 * What the reporter's facts say in the model's categories; a responder may judge otherwise later. The model gives
 * "unknown" a value for location and actor only, 50: the middle. Elsewhere what is not known takes the middle too of what
 * the known facts allow, as "not known" is not "none"; where office systems alone are named, that is the least.
 */
export function chooseInputs(facts: ReportFacts): Record<Category, Choice> {
  return {
    "functional-impact": impactOnServices(facts),
    "observed-activity": observedActivity(facts),
    "location-of-activity": locationOfActivity(facts),
    actor: actor(facts),
    "information-impact": impactOnInformation(facts),
    recoverability: recoverability(facts),
    "cross-sector-dependency": crossSectorDependency(facts),
    "potential-impact": possibleImpact(facts),
  };
}

/** Stages of the ODNI Cyber Threat Framework. A tip is second-hand and indicators have no victim yet. */
function observedActivity(facts: ReportFacts): Choice {
  if (facts.path === "indicators-only") {
    return choice("prepare", "indicators were seen, no compromise");
  }
  if (facts.path === "tip") return choice("engage", "a tip from outside");
  const isDemanded = facts.extortion !== null && facts.extortion !== "no";
  if (isDemanded) return choice("effect", "money was demanded");
  if (facts.moneyMoved) return choice("effect", "money was sent or diverted");
  const isDisrupted =
    facts.serviceEffect !== null && !unharmed.has(facts.serviceEffect);
  if (isDisrupted) return choice("effect", "services are affected");
  if (facts.certainty === "confirmed") {
    return facts.dataKinds.some((kind) => kind !== "none-known")
      ? choice("effect", "information was reached, confirmed by evidence")
      : choice("presence", "confirmed by evidence");
  }
  if (facts.certainty === "strong-signs") {
    return choice("presence", "strong signs");
  }
  if (facts.certainty === null && depthOf(facts) === "deep")
    return choice("presence", middle);
  return facts.certainty === "told-by-others"
    ? choice("engage", "told by others, nothing seen yet")
    : choice("engage", "a suspicion so far");
}

/** What an intruder did not do: nothing is disrupted, or by its own people as a precaution. */
const unharmed: ReadonlySet<ReportFacts["serviceEffect"]> = new Set([
  "none",
  "minor",
  "stopped-critical",
  "stopped-non-critical",
]);

/** The deepest place named. Routers and phone networks are critical systems where carrying traffic is the business. */
function locationOfActivity(facts: ReportFacts): Choice {
  return (
    inCriticalSystems(facts) ??
    inCarrierNetwork(facts) ??
    inBusinessNetwork(facts) ??
    choice("unknown", "not known yet")
  );
}

function inCriticalSystems(facts: ReportFacts): Choice | null {
  if (isNamed(facts, "lawful-intercept")) {
    return choice("critical-systems", "lawful-intercept systems are named");
  }
  if (isNamed(facts, "ot-ics")) {
    return choice("critical-systems", "industrial control is named");
  }
  if (isNamed(facts, "dispatch", "patient-care")) {
    return choice(
      "critical-systems",
      "emergency dispatch or patient care is named",
    );
  }
  if (isCriticalServiceHit(facts)) {
    return choice("critical-systems", "a critical service is hit");
  }
  return null;
}

function inCarrierNetwork(facts: ReportFacts): Choice | null {
  const { sector, dutyFlags } = facts;
  const isCarrier =
    sector === "communications" || dutyFlags.includes("carrier");
  if (!isCarrier) return null;
  if (isNamed(facts, "routers")) {
    return choice(
      "critical-system-management",
      "a carrier's routers are named",
    );
  }
  if (isNamed(facts, "phone-messaging")) {
    return choice("critical-system-dmz", "a carrier's phone network is named");
  }
  return null;
}

function inBusinessNetwork(facts: ReportFacts): Choice | null {
  if (isNamed(facts, "routers", "identity-admin", "supplied")) {
    return choice(
      "business-network-management",
      isNamed(facts, "supplied")
        ? "what is supplied to others is named"
        : "routers or administration systems are named",
    );
  }
  if (isNamed(facts, ...officeSystems)) {
    return choice(
      "business-network",
      "systems of the office network are named",
    );
  }
  if (isNamed(facts, "vpn-firewall")) {
    return choice("business-dmz", "only the network's edge is named");
  }
  return null;
}

type Affected = ReportFacts["affected"][number];

const officeSystems = [
  "email",
  "servers",
  "workstations",
  "phones-tablets",
  "cloud",
  "phone-messaging",
  "customer-records",
] as const satisfies readonly Affected[];

function isNamed({ affected }: ReportFacts, ...systems: Affected[]): boolean {
  return systems.some((each) => affected.includes(each));
}

/** A reporter is never asked for a name; only a demand or signs of a campaign speak about the actor. */
function actor({ flags, extortion, moneyMoved }: ReportFacts): Choice {
  const isTargeted =
    flags.includes("lawful-intercept") ||
    flags.includes("government-communications");
  if (flags.includes("campaign-signs")) {
    return isTargeted
      ? choice("apt-targeted", "signs of a campaign, aimed at communications")
      : choice("apt", "signs of a campaign");
  }
  if (moneyMoved || (extortion !== null && extortion !== "no")) {
    return choice("criminal", "the aim is money");
  }
  return choice("unknown", "not known yet");
}

function recoverability(facts: ReportFacts): Choice {
  const { control, extortion, flags } = facts;
  if (control === "no") return choice("extended", "control is lost");
  const isHeldToRansom = extortion !== null && extortion !== "no";
  if (isHeldToRansom && flags.includes("critical-service-down")) {
    return choice("extended", "a critical service is held to ransom");
  }
  if (control === "partly") {
    return choice("supplemented", "control is lost in part");
  }
  if (control === "yes") return choice("regular", "control is kept");
  return depthOf(facts) === "deep"
    ? choice("supplemented", middle)
    : choice("regular", "not known yet");
}

/** The model has no option for "none of these": ordinary business counts as commercial facilities. */
function crossSectorDependency(facts: ReportFacts): Choice {
  const { sector } = facts;
  if (sector === null) {
    // Of the values of all sectors, 15 to 100, this one is nearest to the middle.
    return depthOf(facts) === "office"
      ? choice("commercial-facilities", "not known yet")
      : choice("water-wastewater", middle);
  }
  if (sector === "none") {
    return choice("commercial-facilities", "no critical sector is named");
  }
  return choice(sector, "the sector named");
}

function choice(option: string, because: string): Choice {
  return { option, because };
}
