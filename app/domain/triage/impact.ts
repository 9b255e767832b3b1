import type { ReportFacts } from "../facts/facts.ts";
import type { Choice } from "./inputs.ts";

/** Losing control of the network or plant counts like losing the service, as the model's own words say. */
export function impactOnServices(facts: ReportFacts): Choice {
  const { affected, control, serviceEffect, path } = facts;
  const isPlantOrNetwork =
    affected.includes("routers") || affected.includes("ot-ics");
  if (control === "no" && isPlantOrNetwork) {
    return choice(
      "denial-critical-or-loss-of-control",
      "control of the network or plant is lost",
    );
  }
  switch (serviceEffect) {
    case "down":
      return isCriticalServiceHit(facts)
        ? choice("denial-critical-or-loss-of-control", "a service is down")
        : choice("denial-non-critical", "a service is down");
    case "major-critical":
      return choice("significant-critical", "a critical service is impaired");
    case "major-non-critical":
      return choice("significant-non-critical", "a service is impaired");
    case "minor":
      return choice("minimal-non-critical", "a service is slowed a little");
    case "none":
      return choice("no-impact-to-services", "no service is affected");
    case null:
      return path === "indicators-only" || path === "tip"
        ? choice("no-impact", "not asked on this path")
        : choice("no-impact-to-services", "not known yet");
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
    (serviceEffect === "down" &&
      (isCriticalSector || affected.includes("ot-ics")))
  );
}

/** The gravest kind named, in the order of the model's values. */
export function impactOnInformation({ dataKinds, path }: ReportFacts): Choice {
  for (const [option, kinds, because] of informationKinds) {
    if (dataKinds.some((kind) => kinds.includes(kind))) {
      return choice(option, because);
    }
  }
  if (dataKinds.includes("none-known")) {
    return choice("none", "none is known to be reached");
  }
  return path === "indicators-only" || path === "tip"
    ? choice("none", "not asked on this path")
    : choice("suspected-not-identified", "not known yet");
}

/** Set by responders in the end (severity.md, Consequences 3); this is where they start. */
export function possibleImpact({ flags, sector, path }: ReportFacts): Choice {
  const has = (flag: ReportFacts["flags"][number]) => flags.includes(flag);
  if (has("danger-to-life")) return choice("severe", "danger to life");
  if (has("lawful-intercept")) {
    return choice("severe", "court-ordered interception may be reached");
  }
  if (has("government-communications")) {
    return choice("high", "government communications may be exposed");
  }
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
  return choice("low", "no critical sector is named");
}

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
    "information of business, defence or government",
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
