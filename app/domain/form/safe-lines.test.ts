import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { contactPolicyOf } from "./contact-policy.ts";
import { pathOf, turnsOf } from "./path.ts";
import { isMailOfAffected, phoneDoubt } from "./safe-lines.ts";

const given = (values: AnswerValues) => turnsOf(answersFor(values));

test.each([
  ["AT&T Mobility", "ATT"],
  ["AT&T", "at&t wireless"],
  ["AT&T Inc.", "A T & T"],
  ["AT and T", "Cricket Wireless"],
  ["Verizon Communications Inc.", "Visible"],
  ["Cellco Partnership", "Verizon"],
  ["T-Mobile US, Inc.", "tmobile"],
  ["T-Mobile USA", "Mint Mobile"],
  ["Telefónica del Valle", "Telefonica Valle"],
])("%s may listen to a number served by %s", (org_name, phone_carrier) => {
  expect(phoneDoubt(given({ org_name, phone_carrier }))).toBe("own-carrier");
});

test.each([
  ["AT&T Mobility", "Verizon"],
  ["Nashua Power", "Cricket Wireless"],
  ["T-Mobile USA", "US Mobile"],
  ["Mobile Communications Company", "Some Mobile Company"],
])(
  "nothing speaks against %s with a number served by %s",
  (org_name, phone_carrier) => {
    expect(phoneDoubt(given({ org_name, phone_carrier }))).toBeNull();
  },
);

test("a number is doubted by what was said of the phones, whoever serves it", () => {
  const phone_carrier = "Verizon";
  const doubts = (["no", "not-sure", "yes"] as const).map((phone_safe) =>
    phoneDoubt(given({ phone_safe, phone_carrier })),
  );
  expect(doubts).toEqual(["not-known", "not-sure", null]);
  const own = (["no", "not-sure", "yes"] as const).map((phone_safe) =>
    phoneDoubt(given({ phone_safe, phone_carrier: "Sierra Telecom" })),
  );
  expect(own).toEqual(["said-unsafe", "own-carrier", "own-carrier"]);
});

const path = (values: AnswerValues) => pathOf(answersFor(values)).at(-1);

test.each([
  ["of another company", "Verizon"],
  ["of a reseller", "Mint Mobile"],
  ["of the organization's own", "Sierra Telecom"],
  ["of which nobody said who serves it", "not-known" as const],
])(
  "where the phones are not safe, a number %s is warned of, as it may be one of them",
  (_, phone_carrier) => {
    expect(path({ phone_safe: "no", phone_carrier })).toBe("phone-advice");
  },
);

test("no number is warned of that nothing speaks against, or that was not given", () => {
  expect(path({ phone_safe: "not-sure", phone_carrier: "Verizon" })).toBe(
    "contact",
  );
  expect(path({ phone_safe: "no", contact_phone: "not-known" })).toBe(
    "contact",
  );
});

test.each([
  ["Nashua Power", "ops@nashua-power.example"],
  ["Nashua Power", "ops@nashuapower.example"],
  ["City of Nashua", "clerk@it.nashuanh.example"],
  ["Massachusetts General Hospital", "noc@mgh.example"],
  ["Clínica Peñalosa", "ti@penalosa.example"],
  ["AT&T Mobility", "dana@att.net"],
  ["Comcast Cable", "dana@comcast.net"],
])("%s is warned of %s", (org_name, contact_email) => {
  const values = { org_name, contact_email };
  expect(isMailOfAffected(given(values))).toBe(true);
  expect(pathOf(answersFor(values)).at(-1)).toBe("mail-advice");
});

test.each([
  "https://www.granite-grid.example/about",
  "jane.doe@granite-grid.example",
  "granite.example, granite-grid.example",
  "@granite-grid.example",
  "mail.example; granite-grid.example.",
])("the organization's own domain is found in “%s”", (org_domain) => {
  const values = {
    ...{ org_name: "Northern Utility", org_domain },
    contact_email: "ops@it.granite-grid.example",
  };
  expect(isMailOfAffected(given(values))).toBe(true);
});

test.each([
  ["Nashua Power", "dana@gmail.com"],
  ["Nashua Power", "dana@merrimack.example"],
  ["Consumer Mail Services", "dana@gmail.com"],
  ["The Bank", "dana@bancroft.example"],
])("%s is not warned of %s", (org_name, contact_email) => {
  expect(isMailOfAffected(given({ org_name, contact_email }))).toBe(false);
});

test.each([
  "nn-grid.example",
  "@nn-grid.example",
  "https://www.nn-grid.example/",
])(
  "an own domain told as %s is recognised where the name says nothing",
  (org_domain) => {
    const of = (contact_email: string) =>
      isMailOfAffected(
        given({ org_name: "Northern Networks", org_domain, contact_email }),
      );
    expect(of("a@nn-grid.example")).toBe(true);
    expect(of("a@mail.NN-grid.example")).toBe(true);
    expect(of("a@other-nn-grid.example")).toBe(false);
  },
);

test("mail to an address of the affected organisation never carries words", () => {
  const policy = (contact_email: string) =>
    contactPolicyOf(
      answersFor({
        org_name: "Nashua Power",
        contact_email,
        mail_wish: "conversation",
      }),
    );
  expect(policy("ops@nashua-power.example")).toBe("notice");
  expect(policy("dana@merrimack.example")).toBe("conversation");
});

test.each([
  ["no mail was wished", { mail_wish: "silent" as const }, false],
  ["a notice was wished", { mail_wish: "notice" as const }, true],
  ["words were wished", { mail_wish: "conversation" as const }, true],
  ["nothing was said of mail", {}, true],
  [
    "mail is not safe, so that none is sent",
    { mail_safe: "no" as const, mail_wish: "notice" as const },
    false,
  ],
])("where %s, an address of the affected organization", (_, said, isWarned) => {
  const values = {
    ...{ org_name: "Nashua Power", contact_email: "ops@nashua-power.example" },
    ...said,
  };
  const path: readonly string[] = pathOf(answersFor(values));
  expect(path.includes("mail-advice")).toBe(isWarned);
});
