import { answersGiven, type Answers } from "#app/domain/form/answers.ts";
import { options } from "#app/domain/form/options.ts";
import type { Site } from "#app/domain/form/site.ts";
import type { Random } from "./random.ts";

type Values = Parameters<typeof answersGiven>[0];

/** A word that a sixth of all names carry. */
export const commonWord = "Valley";

/** A word that a third of all texts carry, and one that stands in a single report. */
export const commonInTexts = "gap";
export const rareIn = (text: string): string | null =>
  /\bINC\d{7}\b/.exec(text)?.[0] ?? null;

/** What somebody may have answered: complete, of every path, of very different length. */
export function answersOf(
  random: Random,
  { sites, at }: { sites: readonly Site[]; at: Date },
): Answers {
  const path = random.weighted([
    ["full", 76],
    ["told", 6],
    ["abroad", 5],
    ["tip", 7],
    ["indicators", 6],
  ] as const);
  const common = { ...safety(random), ...happening(random, at) };
  const ending = contact(random, common.device_safe, common.mail_safe);
  switch (path) {
    case "indicators":
      return answersGiven({
        ...common,
        reporter_role: random.one(["works-there", "incident-responder"]),
        report_kind: "indicators-only",
        client_knows: "agrees",
        indicators: indicatorLines(random),
        ...ending,
      });
    case "tip":
      return answersGiven({
        ...common,
        reporter_role: random.one(["public", "customer-or-partner"]),
        report_kind: "compromise",
        organisation_known: "no",
        country: "US",
        site: random.skewed(sites),
        ...ending,
      });
    case "told":
      return answersGiven({
        ...common,
        ...inside(random, sites),
        report_kind: "told-by-other",
        told_by: random.one(options.told_by),
        ...ending,
      });
    case "abroad":
      return answersGiven({
        ...common,
        ...inside(random, sites),
        country: random.one(["CA", "MX", "GB", "DE", "JP", "AU", "BR"]),
        site_city: random.one(["Toronto", "Monterrey", "Leeds", "Kassel"]),
        ...ending,
      });
    case "full":
      return answersGiven({ ...common, ...inside(random, sites), ...ending });
  }
}

function organisationName(random: Random): string {
  const place = random.skewed(places);
  const kind = random.skewed(kinds);
  const middle = random.chance(0.16)
    ? `${commonWord} `
    : random.chance(0.5)
      ? `${random.one(middles)} `
      : "";
  const form = random.weighted([
    ["", 3],
    [", Inc.", 3],
    [" LLC", 2],
    [" Corporation", 1],
  ] as const);
  return `${place} ${middle}${kind}${form}`;
}

export function narrative(random: Random): string {
  const sentences = random.weighted([
    [2, 4],
    [5, 4],
    [10, 2],
    [22, 1],
  ] as const);
  return Array.from({ length: sentences }, () => random.one(seen)).join(" ");
}

/** Texts differ by names that few others hold: else an index of a million of them would have the words of twelve sentences. */
function hosts(random: Random): string {
  const name = () =>
    `${random.one(places).toLowerCase()}-${random.between(1, 9999)}`;
  return `Hosts: ${Array.from({ length: random.between(2, 20) }, name).join(", ")}.`;
}

function safety(random: Random) {
  return {
    danger: random.chance(0.005) ? "yes" : "no",
    device_safe: random.weighted([
      ["yes", 80],
      ["not-sure", 15],
      ["no", 5],
    ] as const),
    mail_safe: random.weighted([
      ["yes", 60],
      ["not-sure", 25],
      ["no", 15],
    ] as const),
    phone_safe: random.one(options.device_safe),
    sensitive: "no",
  } as const satisfies Values;
}

function happening(random: Random, at: Date) {
  const noticed = new Date(at.getTime() - random.between(1, 30) * 86_400_000);
  return {
    what_seen: `${narrative(random)} ${hosts(random)} Our own case is INC${random.between(1_000_000, 9_999_999)}.`,
    certainty: random.chance(0.1) ? "not-known" : random.one(options.certainty),
    // Asked of whoever was told by others.
    told_by: random.one(options.told_by),
    first_noticed: {
      date: noticed.toISOString().slice(0, 10),
      time: random.chance(0.6) ? noticed.toISOString().slice(11, 16) : null,
      zone: random.one(["America/New_York", "America/Chicago", "Etc/UTC"]),
      isApproximate: random.chance(0.5),
    },
  } satisfies Values;
}

function inside(random: Random, sites: readonly Site[]) {
  const unknown = <T>(value: T) =>
    random.chance(0.12) ? ("not-known" as const) : value;
  const dataKinds = options.data_kinds.filter((kind) => kind !== "none-known");
  return {
    reporter_role: random.weighted([
      ["works-there", 80],
      ["managed-provider", 10],
      ["counsel", 4],
      ["incident-responder", 6],
    ] as const),
    report_kind: "compromise",
    client_knows: random.one(options.client_knows),
    org_name: organisationName(random),
    country: "US",
    sector: unknown(random.skewed(options.sector)),
    duty_flags: random.chance(0.3)
      ? [random.one(["carrier", "public-company", "health"])]
      : ["none"],
    site: random.skewed(sites),
    affected: random.some(options.affected, 4),
    control: unknown(random.one(options.control)),
    service_effect: unknown(random.skewed(options.service_effect)),
    users_affected: unknown(random.one(options.users_affected)),
    data_kinds: unknown(
      random.chance(0.4) ? ["none-known"] : random.some(dataKinds, 3),
    ),
    extortion: random.weighted([
      ["no", 80],
      ["demand", 15],
      ["considering", 4],
      ["paid", 1],
    ] as const),
    money_moved: random.chance(0.06) ? "yes" : "no",
    bank_told: "yes",
    actions_taken: random.some(options.actions_taken.slice(1), 3),
    told: random.chance(0.5) ? ["nobody"] : [random.one(["fbi", "lawyer"])],
  } satisfies Values;
}

function contact(
  random: Random,
  deviceSafe: "yes" | "no" | "not-sure",
  mailSafe: "yes" | "no" | "not-sure",
) {
  const identity = random.weighted([
    ["named", 80],
    ["staff-only", 12],
    ["anonymous", 8],
  ] as const);
  const isHeard = deviceSafe === "no" || mailSafe === "no";
  const isOpen = deviceSafe === "yes" && mailSafe === "yes";
  return {
    sharing: random.weighted([
      ["fbi-cisa", 60],
      ["sector-agency", 20],
      ["anonymised-operators", 10],
      ["chosen-responder", 10],
    ] as const),
    identity,
    help_wanted: [random.one(["advice", "call-back", "informing"])],
    contact_name: `${random.one(firstNames)} ${random.one(places)}`,
    contact_phone: `555 01${random.between(10, 99)} ${random.between(100, 999)}`,
    phone_carrier: "not-known",
    ...(identity === "anonymous" || isHeard
      ? {}
      : {
          contact_email: `someone.${random.between(1, 999_999)}@example.org`,
          mail_wish: isOpen ? "conversation" : "notice",
        }),
  } satisfies Values;
}

function indicatorLines(random: Random): string {
  const line = () =>
    random.chance(0.5)
      ? `192.0.2.${random.between(1, 254)}`
      : `${random.one(middles).toLowerCase()}-${random.between(1, 9999)}.example.net`;
  return Array.from({ length: random.between(3, 40) }, line).join("\n");
}

const seen = [
  "The configuration of two core routers changed during the night and none of us did it.",
  "A local account appeared that is not in our directory.",
  "Logs of the edge router have a gap of forty minutes.",
  "Our provider called and said that traffic left for an address abroad.",
  "Mail rules were added that forward the accounts department's mail.",
  "We took one switch out of the network and kept its memory.",
  "The billing database was read by an account that had been idle for a year.",
  "Screens in the dispatch room show a demand for payment.",
  "The change window was closed at that time and nobody was logged in.",
  "We do not know yet how they came in, and the vendor has not answered.",
  "Two of the three signalling gateways restarted within a minute of each other.",
  "Backups of last week are whole; those of this week cannot be read.",
];
const kinds = [
  "Telephone",
  "Telecom",
  "Networks",
  "Water Utility",
  "Regional Hospital",
  "County Schools",
  "Electric Cooperative",
  "Wireless",
  "Community Bank",
  "Freight Lines",
  "Broadband",
  "Foods",
  "Police Department",
  "Pipeline",
  "Software",
];
const middles =
  "Northern Southern Eastern Western United Central Pioneer Summit Granite Copper Silver Cedar Maple Heritage Frontier Liberty Sunrise Harbor Prairie Canyon".split(
    " ",
  );
const firstNames = "Dana Omar Ruth Miguel Grace Helen Ines Owen Tara Lee".split(
  " ",
);
/** Enough that most full names are few and some are many. */
const places = [
  "Al Ben Cal Del El Fen Gar Hol Is Jas Ken Lam Mar Nor Or Pel Quin Ros Sel Tor",
  "ba ca da fa ga ka la ma na pa ra sa ta va wa",
  "by dale field ford gate ham land mont more port ridge stead ton ville wick wood",
]
  .map((part) => part.split(" "))
  .reduce((heads, tails) =>
    heads.flatMap((head) => tails.map((tail) => head + tail)),
  );
