import type { ReportFacts } from "../facts/facts.ts";
import { depthOf } from "./depth.ts";
import type { Choice } from "./inputs.ts";

/** Losing control of the network or plant counts like losing the service, as the model's own words say. */
export function impactOnServices(facts: ReportFacts): Choice {
  const { affected, control } = facts;
  const isPlantOrNetwork =
    affected.includes("routers") || affected.includes("ot-ics");
  const isLost = control === "no" && isPlantOrNetwork;
  if (isLost || facts.plantState.includes("control-lost")) {
    return choice(
      "denial-critical-or-loss-of-control",
      "control of the network or plant is lost",
    );
  }
  return impactOfEffect(facts);
}

function impactOfEffect(facts: ReportFacts): Choice {
  const denial = isCriticalServiceHit(facts)
    ? "denial-critical-or-loss-of-control"
    : "denial-non-critical";
  switch (facts.serviceEffect) {
    case "down":
      return choice(denial, "a service is down");
    case "stopped-critical":
      return choice(denial, "a critical service was stopped as a precaution");
    case "stopped-non-critical":
      return choice(
        "minimal-non-critical",
        "something not critical was stopped as a precaution",
      );
    case "major-critical":
      return choice("significant-critical", "a critical service is impaired");
    case "major-non-critical":
      return choice("significant-non-critical", "a service is impaired");
    case "minor":
      return choice("minimal-non-critical", "a service is slowed a little");
    case "none":
      return choice("no-impact-to-services", "no service is affected");
    case null:
      return impactNotKnown(facts);
  }
}

function impactNotKnown(facts: ReportFacts): Choice {
  if (facts.path === "indicators-only" || facts.path === "tip")
    return choice("no-impact", "not asked on this path");
  switch (depthOf(facts)) {
    case "deep":
      return choice("significant-non-critical", middle);
    case "unknown":
      return choice("minimal-non-critical", middle);
    case "office":
      return choice("no-impact-to-services", "not known yet");
  }
}

/** A service that is down counts as critical in a critical sector, and where it steers a plant. */
export function isCriticalServiceHit({
  serviceEffect,
  sector,
  affected,
}: ReportFacts): boolean {
  const isCriticalSector = sector !== null && sector !== "none";
  return (
    serviceEffect === "major-critical" ||
    ((serviceEffect === "down" || serviceEffect === "stopped-critical") &&
      (isCriticalSector || affected.includes("ot-ics")))
  );
}

/** The gravest kind named, in the order of the model's values. */
export function impactOnInformation(facts: ReportFacts): Choice {
  const { dataKinds, path } = facts;
  for (const [option, kinds, because] of informationKinds) {
    if (dataKinds.some((kind) => kinds.includes(kind))) {
      return choice(option, because);
    }
  }
  if (dataKinds.includes("none-known")) {
    return choice("none", "none is known to be reached");
  }
  if (path === "indicators-only" || path === "tip")
    return choice("none", "not asked on this path");
  switch (depthOf(facts)) {
    case "deep":
      return choice("proprietary", middle);
    case "unknown":
      return choice("privacy-data", middle);
    case "office":
      return choice("suspected-not-identified", "not known yet");
  }
}

/** Set by responders in the end (severity.md, Consequences 3); this is where they start. */
export function possibleImpact(facts: ReportFacts): Choice {
  const { flags, sector, path } = facts;
  const has = (flag: ReportFacts["flags"][number]) => flags.includes(flag);
  if (has("danger-to-life")) return choice("severe", "danger to life");
  if (has("lawful-intercept")) {
    return choice("severe", "court-ordered interception may be reached");
  }
  if (has("government-communications")) {
    return choice("high", "government communications may be exposed");
  }
  if (has("supplied-to-others"))
    return choice("high", "others depend on what is supplied");
  if (has("emergency-care"))
    return choice("high", "emergency dispatch or patient care");
  if (has("plant-control"))
    return choice("high", "control of machines, a plant or a building");
  if (has("campaign-signs") || has("router-configuration")) {
    return choice("high", "a network that others depend on");
  }
  const isNamed = sector !== null && sector !== "none";
  if (isNamed && has("critical-service-down")) {
    return choice("high", "a critical sector's service is affected");
  }
  if (path === "indicators-only" || path === "tip") {
    return choice("minimal", "no victim is known");
  }
  if (isNamed) return choice("moderate", "a critical sector");
  if (sector === null && depthOf(facts) !== "office")
    return choice("moderate", middle);
  return choice("low", "no critical sector is named");
}

/** Why an input that nobody knows is not taken as the least. */
export const middle = "not known yet: the middle of what it can be";

type DataKind = ReportFacts["dataKinds"][number];

const informationKinds: [string, readonly DataKind[], string][] = [
  ["core-credentials", ["credentials"], "credentials or keys"],
  [
    "critical-systems-data",
    ["legal-process", "call-records", "content", "network-configurations"],
    "records or configurations of a communications network",
  ],
  [
    "proprietary",
    ["trade-secrets", "defence", "government-political"],
    "information of business, defense or government",
  ],
  [
    "privacy-data",
    ["personal", "health", "payment", "other-cpni"],
    "personal data",
  ],
];

function choice(option: string, because: string): Choice {
  return { option, because };
}
