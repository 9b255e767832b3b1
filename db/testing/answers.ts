import { answersGiven, type Answers } from "#app/domain/form/answers.ts";

export type AnswerValues = Parameters<typeof answersGiven>[0];

/** The least that can be sent: an engineer of a carrier in Kern County, California. Overrides replace single answers. */
export function answersFor(overrides: AnswerValues = {}): Answers {
  return answersGiven({ ...sierra, ...overrides });
}

const sierra: AnswerValues = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
  reporter_role: "works-there",
  report_kind: "compromise",
  client_knows: "agrees",
  told_by: "fbi",
  org_name: "Sierra Telecom, Inc.",
  country: "US",
  sector: "communications",
  duty_flags: ["carrier"],
  site: { zip: "93301", countyFips: "06029", state: null },
  what_seen:
    "Configuration of two core routers changed at night by an account that none of us created.",
  certainty: "strong-signs",
  first_noticed: {
    date: "2026-11-20",
    time: "03:10",
    zone: "America/Los_Angeles",
    isApproximate: false,
  },
  affected: ["routers"],
  control: "yes",
  service_effect: "none",
  config_changed: "not-known",
  data_kinds: "not-known",
  extortion: "no",
  money_moved: "no",
  actions_taken: ["collected-evidence"],
  told: ["nobody"],
  sharing: "fbi-cisa",
  identity: "named",
  help_wanted: ["advice"],
  contact_name: "Dana Ortiz",
  contact_phone: "+1 661 555 0142",
  phone_carrier: "Pacific Wireless",
};
