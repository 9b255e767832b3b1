import { expect } from "playwright/test";
import {
  openBrowser,
  type Browser,
  type Trail,
  type Values,
} from "./browser.ts";
import { dateAtSite, siteZone } from "../dates.ts";
import type { Ground } from "./ground.ts";
import { garden } from "./plant.ts";

type Garden = ReturnType<typeof garden>;

/** What one step leaves to the next. */
export type Scene = Ground &
  Garden & {
    /** What all exchanges showed of themselves. */
    trail: Trail;
    browse: () => Browser;
    filed: Map<Policy, Filed>;
    /** The words that a mail may carry, by where they were typed. */
    allowed: Map<string, string>;
  };

export const policies = {
  conversation: {
    reporter_role: "counsel",
    report_kind: "told-by-other",
    mail_wish: "conversation",
  },
  notice: { country: "DE", mail_wish: "notice" },
  silent: { report_kind: "indicators-only", mail_wish: "silent" },
} as const satisfies Record<string, Values>;
export type Policy = keyof typeof policies;

export type Filed = {
  browser: Browser;
  code: string;
  reference: string;
  reportId: string;
  address: string;
};

export function openScene(ground: Ground): Scene {
  const trail: Trail = [];
  const browse = () => openBrowser(ground.stack.url, trail);
  const allowed = new Map<string, string>();
  return { ...ground, ...garden(), trail, browse, filed: new Map(), allowed };
}

/** A report that was sent. */
export function filedAs({ filed }: Scene, policy: Policy): Filed {
  const found = filed.get(policy);
  if (!found) throw new Error(`no report was filed as ${policy}`);
  return found;
}

/** The code as it is kept, and as it is printed. */
export function plantCode({ planted }: Garden, of: string, code: string) {
  expect(code).toMatch(/^[0-9A-Z]{24}$/);
  planted.set(`${of}: access code`, code);
  planted.set(
    `${of}: access code as printed`,
    code.match(/.{4}/g)?.join(" ") ?? "",
  );
  planted.set(
    `${of}: access code with dashes`,
    code.match(/.{4}/g)?.join("-") ?? "",
  );
}

/** Something to find in every question that takes words. */
export function textsOf({ plant, plantDigits }: Garden, where: string): Values {
  return {
    own_organisation: plant(`${where}: own organisation`),
    told_by_name: plant(`${where}: told by`),
    org_name: plant(`${where}: organisation`),
    org_domain: `${plant(`${where}: own domain`)}.example`,
    systems_place: plant(`${where}: place of systems`),
    site_city: plant(`${where}: city`),
    what_seen: `At night ${plant(`${where}: what was seen`)}, and then\n“${plant(`${where}: second line`)}” ✓`,
    indicators: `45.61.133.7 ${plant(`${where}: indicator`)}.example`,
    affected_other: plant(`${where}: what else`),
    customers_named: plant(`${where}: customers`),
    told_numbers: plant(`${where}: numbers of others`),
    entry_product: plant(`${where}: product`),
    entry_version: plant(`${where}: version`),
    entry_cve: plant(`${where}: CVE`),
    actions_note: plant(`${where}: actions`),
    acting_contact: plant(`${where}: who acts`),
    earlier_report: plant(`${where}: earlier report`),
    help_details: plant(`${where}: help`),
    further_sites: [
      {
        zip: null,
        place: plant(`${where}: other place`),
        state: "CA",
        country: null,
        what: plant(`${where}: what is there`),
      },
    ],
    contact_name: plant(`${where}: name`),
    contact_phone: plantDigits(`${where}: phone`),
    phone_carrier: plant(`${where}: carrier`),
    contact_signal: plant(`${where}: signal`),
    contact_hours: plant(`${where}: hours`),
    contact_email: `${plant(`${where}: address`)}@mail.example`.toLowerCase(),
  };
}

export const story: Values = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
  reporter_role: "works-there",
  report_kind: "compromise",
  client_knows: "agrees",
  told_by: "vendor",
  country: "US",
  sector: "communications",
  duty_flags: ["carrier"],
  site: { zip: "93301", countyFips: null, state: null },
  certainty: "strong-signs",
  first_noticed: {
    date: dateAtSite(9),
    time: "03:10",
    zone: siteZone,
    isApproximate: true,
  },
  affected: ["routers"],
  control: "yes",
  service_effect: "none",
  extortion: "no",
  money_moved: "no",
  actions_taken: ["collected-evidence"],
  told: ["insurer"],
  sharing: "fbi-cisa",
  identity: "named",
  help_wanted: ["advice"],
  contact_language: "en",
};
