import { companiesNamed, mailboxCompanies, nameWords } from "./carriers.ts";
import { isAnonymous, isFromWithin, mailCeiling, type Turns } from "./turns.ts";

/** What speaks against a number, the weightiest first. */
export type PhoneDoubt =
  "said-unsafe" | "own-carrier" | "not-known" | "not-sure";

/**
 * Null when nothing that was answered speaks against the number; that it is safe nobody knows. That the phones are not
 * safe is said of the organization's own: of a number that another company serves, a neighbour's or a private one, it
 * tells nothing.
 */
export function phoneDoubt(turns: Turns): PhoneDoubt | null {
  const { phone_safe } = turns;
  if (isServedByAffected(turns))
    return phone_safe === "no" ? "said-unsafe" : "own-carrier";
  if (phone_safe === "yes") return null;
  return phone_safe === "no" ? "not-known" : "not-sure";
}

/** What speaks against the lines that were given, for whoever is about to use them. */
export type LineDoubts = { phone: PhoneDoubt | null; mailOfAffected: boolean };

export function lineDoubtsOf(turns: Turns): LineDoubts {
  const phone = turns.contact_phone === null ? null : phoneDoubt(turns);
  return { phone, mailOfAffected: isMailOfAffected(turns) };
}

/** Whether the intruder may be listening on the number that was given. */
export function isPhoneUnsafe(turns: Turns): boolean {
  if (isAnonymous(turns) || turns.contact_phone === null) return false;
  const doubt = phoneDoubt(turns);
  return doubt === "said-unsafe" || doubt === "own-carrier";
}

/**
 * Whether to warn of the number before it is sent: also of any where the phones are not safe, whoever serves it, as only its
 * owner knows whether it is one of them.
 */
export function isPhoneWarned(turns: Turns): boolean {
  if (isAnonymous(turns) || turns.contact_phone === null) return false;
  return isPhoneUnsafe(turns) || phoneDoubt(turns) === "not-known";
}

/**
 * Whether the affected carrier itself serves the number, so that an intruder there may listen. The names tell: the
 * phone's carrier and the organisation share a word, or are brands of one network.
 */
function isServedByAffected(turns: Turns): boolean {
  const { org_name, phone_carrier } = turns;
  if (isAnonymous(turns) || !isFromWithin(turns)) return false;
  const carrier = nameWords(phone_carrier);
  if (nameWords(org_name).some((word) => carrier.includes(word))) return true;
  const networks = companiesNamed(phone_carrier);
  return companiesNamed(org_name).some((each) => networks.includes(each));
}

/**
 * Whether the mail address is one of the affected organisation, or of a mailbox that it keeps for others: then the intruder
 * may read it. Its own domain tells, where it was given; else its name.
 */
export function isMailOfAffected(turns: Turns): boolean {
  const { contact_email, org_name, org_domain } = turns;
  if (isAnonymous(turns) || !isFromWithin(turns)) return false;
  const host = contact_email?.split("@").at(-1)?.toLowerCase();
  if (!host) return false;
  if (domainsIn(org_domain).some((domain) => isWithin(host, domain)))
    return true;
  const keepers = mailboxCompanies(host);
  return (
    companiesNamed(org_name).some((each) => keepers.includes(each)) ||
    isNamedAfter(host, org_name)
  );
}

/** Whether to warn of the address that was given before it is sent: not where no mail goes to it anyway. */
export function isMailUnsafe(turns: Turns): boolean {
  const mayMail = mailCeiling(turns) !== "silent";
  return mayMail && turns.mail_wish !== "silent" && isMailOfAffected(turns);
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Out of what people write: "www.example.com", "jane@example.com", "https://example.com/, example.org". */
function domainsIn(written: string | null): string[] {
  return (written ?? "")
    .toLowerCase()
    .split(/[\s,;]+/)
    .flatMap((piece) => {
      const host = piece.replace(/^.*@|^\w+:\/\//, "").replace(/^www\./, "");
      return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u.exec(host)?.[0] ?? [];
    });
}

/** A shorter word than this begins many a name. */
const leastLetters = 4;

/** "nashua-power.example" for Nashua Power, "mgh.example" for Massachusetts General Hospital. */
function isNamedAfter(host: string, name: string | null): boolean {
  const labels = host
    .split(".")
    .slice(0, -1)
    .map((label) => label.replaceAll("-", ""));
  const words = plainWords(name);
  const [first = ""] = nameWords(name).filter(
    (word) => word.length >= leastLetters && !kinds.has(word),
  );
  const initials = words.map((word) => word[0]).join("");
  const whole = words.join("");
  return labels.some(
    (label) =>
      (whole !== "" && label === whole) ||
      (first !== "" && label.startsWith(first)) ||
      (initials.length >= 3 && label === initials),
  );
}

/** All words but those that no domain holds, without accents. */
function plainWords(name: string | null): string[] {
  return (name ?? "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f&'’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !leftOut.has(word));
}

/** What an organisation is, rather than which one; in English and Spanish. */
const kinds = new Set(
  "bank credit union power energy electric water hospital clinic health medical general regional school district university college department office first national american mail media systems solutions banco clinica salud energia agua escuela universidad colegio nacional general".split(
    " ",
  ),
);

const leftOut = new Set(
  "the of and inc llc corp corporation co company ltd de la el y".split(" "),
);
