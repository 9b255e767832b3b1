import {
  contactPolicies,
  type ContactPolicy,
} from "../vocabulary/correspondence.ts";
import type { Option } from "./options.ts";
import type { Site } from "./site.ts";

/** The answers at which the path turns; null while not given. No other answer decides what is asked. */
export type Turns = {
  danger: Option<"danger"> | null;
  device_safe: Option<"device_safe"> | null;
  mail_safe: Option<"mail_safe"> | null;
  phone_safe: Option<"phone_safe"> | null;
  sensitive: Option<"sensitive"> | null;
  reporter_role: Option<"reporter_role"> | null;
  report_kind: Option<"report_kind"> | null;
  organisation_known: Option<"organisation_known"> | null;
  org_name: string | null;
  country: string | null;
  site: Site | null;
  money_moved: Option<"money_moved"> | null;
  identity: Option<"identity"> | null;
  contact_phone: string | null;
  phone_carrier: string | null;
  contact_email: string | null;
  org_domain: string | null;
  mail_wish: Option<"mail_wish"> | null;
  sector: Option<"sector"> | null;
  duty_flags: readonly Option<"duty_flags">[] | null;
  affected: readonly Option<"affected">[] | null;
  service_effect: Option<"service_effect"> | null;
  told: readonly Option<"told">[] | null;
  certainty: Option<"certainty"> | null;
  extortion: Option<"extortion"> | null;
};

export function isDeviceUnsafe(turns: Turns): boolean {
  return turns.device_safe === "no";
}

/** Reports for an organisation that is somebody else's. */
export function isOnBehalf(turns: Turns): boolean {
  return (
    turns.reporter_role === "counsel" ||
    turns.reporter_role === "incident-responder" ||
    turns.reporter_role === "managed-provider"
  );
}

/** Sees the organisation from outside, and may not know which one it is. */
export function isOutsider(turns: Turns): boolean {
  return (
    turns.reporter_role === "public" ||
    turns.reporter_role === "customer-or-partner"
  );
}

export function isIndicatorsOnly(turns: Turns): boolean {
  return turns.report_kind === "indicators-only";
}

/** Somebody outside who cannot name the organisation; there is no one inside to ask about systems. */
export function isTip(turns: Turns): boolean {
  return (
    !isIndicatorsOnly(turns) &&
    isOutsider(turns) &&
    turns.organisation_known === "no"
  );
}

/** The questions about an organisation's inside. */
export function isFromWithin(turns: Turns): boolean {
  return !isIndicatorsOnly(turns) && !isTip(turns);
}

/** Knows the organisation's inside: a customer or a stranger who can name it is not asked for what only it can know. */
export function isInsider(turns: Turns): boolean {
  return isFromWithin(turns) && !isOutsider(turns);
}

/** Heard it from others, whether that is the whole report or all that is known of the incident. */
export function isToldByOthers(turns: Turns): boolean {
  return (
    turns.report_kind === "told-by-other" ||
    (!isIndicatorsOnly(turns) && turns.certainty === "told-by-others")
  );
}

/** Routers, switches, VPN gateways and firewalls. */
export function isNetworkGear(turns: Turns): boolean {
  return isNamed(turns, "routers", "vpn-firewall");
}

/** Emergency dispatch or the care of patients hangs on systems behind those named, and it was not said whether it is affected. */
export function mayReachCare(turns: Turns): boolean {
  const isCare =
    turns.sector === "emergency-services" ||
    turns.sector === "healthcare-public-health";
  return (
    isCare &&
    isNamed(turns, "identity-admin", "servers", "cloud", ...networks) &&
    !isNamed(turns, "dispatch", "patient-care")
  );
}

/** Something that others get from the organisation, or that it runs for them. */
export function isSupplier(turns: Turns): boolean {
  return (
    turns.reporter_role === "managed-provider" || isNamed(turns, "supplied")
  );
}

export function isExtorted({ extortion }: Turns): boolean {
  return extortion !== null && extortion !== "no";
}

/** Whether one of these may be affected. */
export function isNamed(
  { affected }: Turns,
  ...systems: Option<"affected">[]
): boolean {
  return systems.some((each) => affected?.includes(each) === true);
}

const networks = [
  "routers",
  "vpn-firewall",
  "phone-messaging",
] as const satisfies readonly Option<"affected">[];

export function isCommunications(turns: Turns): boolean {
  const isCarrier =
    turns.sector === "communications" ||
    turns.duty_flags?.includes("carrier") === true;
  return isInsider(turns) && isCarrier;
}

export function isServiceAffected(turns: Turns): boolean {
  const { service_effect: effect } = turns;
  return isInsider(turns) && effect !== null && effect !== "none";
}

export function isSomebodyTold(turns: Turns): boolean {
  const isTold = turns.told?.some((each) => each !== "nobody") === true;
  return isInsider(turns) && isTold;
}

export function isMoneyGone(turns: Turns): boolean {
  return !isIndicatorsOnly(turns) && turns.money_moved === "yes";
}

export function isAnonymous(turns: Turns): boolean {
  return turns.identity === "anonymous";
}

/** The most that mail may say, by who may be reading it: an intruder on the device or in the mail means none at all. */
export function mailCeiling(turns: Turns): ContactPolicy {
  const safety = [turns.device_safe, turns.mail_safe];
  if (safety.includes("no") || isAnonymous(turns)) return "silent";
  return safety.every((answer) => answer === "yes") ? "conversation" : "notice";
}

/** The policies up to the ceiling, the quietest first. */
export function mailChoices(turns: Turns): ContactPolicy[] {
  return contactPolicies.slice(
    0,
    contactPolicies.indexOf(mailCeiling(turns)) + 1,
  );
}
