import type { ReportFacts } from "../facts/facts.ts";

/**
 * How far an incident may reach, by the systems named: a network or plant that others depend on, an office, or nobody knows
 * yet. It says what the middle is of an input that is not known: of an office, where little hangs on it, the least.
 */
export type Depth = "deep" | "office" | "unknown";

export function depthOf(facts: ReportFacts): Depth {
  // From outside nobody can say how far it reaches: the score takes no middle for what was never asked.
  if (facts.isSecondHand || !asksOfSystems(facts)) return "office";
  if (facts.affected.length === 0) return "unknown";
  const isCarrier =
    facts.sector === "communications" || facts.dutyFlags.includes("carrier");
  const isDeep = facts.affected.some(
    (each) =>
      deepSystems.has(each) || (isCarrier && each === "phone-messaging"),
  );
  return isDeep ? "deep" : "office";
}

function asksOfSystems({ path }: ReportFacts): boolean {
  return path !== "indicators-only" && path !== "tip";
}

const deepSystems: ReadonlySet<ReportFacts["affected"][number]> = new Set([
  "routers",
  "identity-admin",
  "ot-ics",
  "dispatch",
  "patient-care",
  "lawful-intercept",
  "supplied",
]);
