import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import { factsOf, reportPathOf } from "./facts-of.ts";
import { headlineOf } from "../report/headline.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import type { ReportFlag, ReportPath } from "../vocabulary/report.ts";

const kern = { state: "CA", countyFips: "06029" };
const mail = { contact_email: "dana@elsewhere.example" };

const office: AnswerValues = {
  sector: "none",
  duty_flags: ["none"],
  affected: ["vpn-firewall"],
};

const flags: [AnswerValues, ReportFlag[]][] = [
  [{}, []],
  [{ danger: "yes" }, ["danger-to-life"]],
  [
    { affected: ["lawful-intercept"], data_kinds: ["none-known"] },
    ["lawful-intercept"],
  ],
  [{ data_kinds: ["network-configurations"] }, ["router-configuration"]],
  [{ control: "no" }, ["router-configuration", "control-lost"]],
  [{ affected: ["email"], control: "no" }, ["control-lost"]],
  [{ data_kinds: ["call-records"] }, ["call-records", "campaign-signs"]],
  [
    { sector: "energy", duty_flags: ["none"], data_kinds: ["call-records"] },
    ["call-records"],
  ],
  // The checklist decides once it is answered: against the guess, and without it.
  [{ data_kinds: ["call-records"], signs: ["none"] }, ["call-records"]],
  [{ data_kinds: ["call-records"], signs: ["exposed-edge"] }, ["call-records"]],
  [
    { data_kinds: ["call-records"], signs: "not-known" },
    ["call-records", "campaign-signs"],
  ],
  [
    { signs: ["exposed-edge", "guest-shell"] },
    ["router-configuration", "campaign-signs"],
  ],
  // A sign that every network has, or that any intruder leaves, is no campaign.
  [{ signs: ["log-gaps"] }, []],
  [{ signs: ["new-accounts"] }, ["router-configuration"]],
  [
    { signs: ["new-accounts", "acl-changes"] },
    ["router-configuration", "campaign-signs"],
  ],
  [{ ...office, signs: ["log-gaps"] }, []],
  [{ ...office, signs: ["tunnels"] }, []],
  [{ ...office, signs: ["new-accounts", "acl-changes"] }, []],
  [{ ...office, signs: ["tunnels", "new-accounts"] }, ["campaign-signs"]],
  [
    { affected: ["vpn-firewall"], signs: ["sign-in-servers"] },
    ["router-configuration", "campaign-signs"],
  ],
  [{ config_changed: ["router"] }, ["router-configuration"]],
  [{ config_changed: ["firewall"] }, []],
  [{ affected: ["ot-ics"], plant_state: ["none"] }, []],
  [{ affected: ["ot-ics"], plant_state: ["reachable"] }, ["plant-control"]],
  [
    { affected: ["ot-ics"], plant_state: ["control-lost"] },
    ["plant-control", "control-lost"],
  ],
  [{ affected: ["dispatch"] }, ["emergency-care"]],
  [
    {
      sector: "emergency-services",
      duty_flags: ["none"],
      affected: ["servers"],
      care_reach: "yes",
    },
    ["emergency-care"],
  ],
  [
    { affected: ["supplied"], supplied_state: ["altered"] },
    ["supplied-to-others"],
  ],
  [
    { reporter_role: "customer-or-partner", organisation_known: "yes" },
    ["second-hand"],
  ],
  [{ certainty: "told-by-others", told_by: "stranger" }, ["second-hand"]],
  [{ certainty: "told-by-others", told_by: "cisa" }, []],
  [
    {
      report_kind: "told-by-other",
      certainty: "confirmed",
      told_by: "customer",
    },
    [],
  ],
  [{ service_effect: "stopped-critical" }, ["critical-service-down"]],
  [{ service_effect: "stopped-non-critical" }, []],
  [
    { sector: "transportation", duty_flags: ["none"], signs: ["tunnels"] },
    ["router-configuration", "campaign-signs"],
  ],
  [{ affected: ["email"], signs: ["tunnels"] }, []],
  [{ data_kinds: ["government-political"] }, ["government-communications"]],
  [{ money_moved: "yes" }, ["money-recall"]],
  [{ extortion: "demand" }, ["extortion"]],
  [{ extortion: "paid" }, ["extortion"]],
  [{ service_effect: "down" }, ["critical-service-down"]],
  [{ service_effect: "major-critical" }, ["critical-service-down"]],
  [{ service_effect: "major-non-critical" }, []],
  [{ identity: "anonymous" }, ["anonymous"]],
  [{ reporter_role: "counsel" }, ["on-behalf"]],
  [{ device_safe: "no" }, ["unsafe-device"]],
  [{ device_safe: "not-sure" }, []],
  [{ help_wanted: ["advice", "call-back"] }, ["call-back-now"]],
];

test.each(flags)("%j is flagged as %j", (values, expected) => {
  expect(factsOf(answersFor(values), kern).flags).toEqual(expected);
});

const paths: [AnswerValues, ReportPath][] = [
  [{}, "full"],
  [{ report_kind: "indicators-only", country: "DE" }, "indicators-only"],
  [{ reporter_role: "public", organisation_known: "no" }, "tip"],
  [{ reporter_role: "public", organisation_known: "yes" }, "full"],
  [{ report_kind: "told-by-other" }, "told-by-other"],
  [{ country: "DE" }, "foreign"],
  [{ country: "not-known" }, "full"],
];

test.each(paths)("%j is on the path %s", (values, expected) => {
  expect(reportPathOf(answersFor(values))).toBe(expected);
});

const policies: [AnswerValues, ContactPolicy][] = [
  [{}, "silent"],
  [mail, "notice"],
  [{ ...mail, mail_wish: "notice" }, "notice"],
  [{ ...mail, mail_wish: "conversation" }, "conversation"],
  [{ ...mail, mail_wish: "silent" }, "silent"],
  [{ ...mail, mail_wish: "conversation", mail_safe: "not-sure" }, "notice"],
  [{ ...mail, mail_wish: "conversation", device_safe: "not-sure" }, "notice"],
  [{ ...mail, mail_wish: "conversation", mail_safe: "no" }, "silent"],
  [{ ...mail, mail_wish: "conversation", device_safe: "no" }, "silent"],
  [{ ...mail, mail_wish: "conversation", identity: "anonymous" }, "silent"],
  [{ mail_wish: "conversation" }, "silent"],
];

test.each(policies)("%j means the contact policy %s", (values, expected) => {
  expect(contactPolicyOf(answersFor(values))).toBe(expected);
});

test.each([
  ["mail_safe", "no", "silent"],
  ["device_safe", "no", "silent"],
  ["mail_safe", "not-sure", "notice"],
  ["mail_wish", "silent", "silent"],
  ["mail_wish", "notice", "notice"],
] as const)(
  "of two answers to %s that nobody settled, %s counts: %s",
  (id, other, expected) => {
    const answers = answersFor({ ...mail, mail_wish: "conversation" });
    const others = [{ is: "given" as const, value: other }];
    const unsettled = { ...answers, [id]: { ...answers[id]!, others } };
    expect(contactPolicyOf(answers)).toBe("conversation");
    expect(contactPolicyOf(unsettled)).toBe(expected);
  },
);

test("facts ignore answers that the path has left behind", () => {
  const facts = factsOf(
    answersFor({ report_kind: "indicators-only", money_moved: "yes" }),
    { state: null, countyFips: null },
  );
  expect(facts).toMatchObject({
    path: "indicators-only",
    country: null,
    affected: [],
    moneyMoved: null,
    flags: [],
  });
});

test("what is not known yet is null and not a guess", () => {
  const facts = factsOf(
    answersFor({
      control: "not-known",
      service_effect: "not-known",
      affected: "not-known",
      money_moved: "not-known",
    }),
    kern,
  );
  expect(facts).toMatchObject({
    control: null,
    serviceEffect: null,
    affected: [],
    moneyMoved: null,
  });
});

test("counts and who told it reach the facts, as ranges and closed words", () => {
  const facts = factsOf(
    answersFor({
      report_kind: "told-by-other",
      told_by: "cisa",
      people_count: "from-5000",
      systems_count: "under-100",
      further_sites: [
        { zip: "95391", place: null, state: null, country: null, what: null },
      ],
    }),
    kern,
  );
  expect(facts).toMatchObject({
    toldBy: "cisa",
    peopleCount: "from-5000",
    systemsCount: "under-100",
    sitesCount: "under-10",
  });
});

test("what was asked and not answered is open, and what was not asked is not", () => {
  const blank = { ...answersFor({ service_effect: "not-known" }) };
  delete blank.sector;
  const { open } = factsOf(blank, kern);
  expect(open).toContain("sector");
  expect(open).toContain("service_effect");
  expect(open).toContain("config_changed");
  expect(open).not.toContain("plant_state");
  expect(open).not.toContain("control");
});

test("a headline is one line, cut between words", () => {
  const words = "word ".repeat(100);
  const { organisation, line } = headlineOf(
    answersFor({ what_seen: `First\n\n${words}` }),
  );
  expect(organisation).toBe("Sierra Telecom, Inc.");
  expect(line).toMatch(/^First word .* word…$/);
  expect(line.length).toBeLessThanOrEqual(141);
  const tip = answersFor({ reporter_role: "public", organisation_known: "no" });
  expect(headlineOf(tip).organisation).toBeNull();
});
