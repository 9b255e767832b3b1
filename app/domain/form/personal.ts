import type { Question, QuestionId } from "./questions.ts";

/** How an answer names or reaches a person, and so how much of it is shown while it is masked: `mask.ts`. */
export type PersonalKind = "name" | "mail" | "phone" | "handle" | "words";

/** "No": of an organization, a machine, a place or a time. "Free": an account in the reporter's own words, shown as written. */
export type PersonalMark = PersonalKind | "no" | "free";

/** Kinds of question in which nothing is typed but what the form knows: a choice, a moment, a place by its ZIP code. */
type Closed = Extract<
  Question,
  { kind: "choice" | "choices" | "moment" | "place" | "country" }
>["id"];

/** Every question that takes words, and whether its answer is personal data. A new one does not compile without its mark. */
export const personalMarks = {
  // A firm or an organization, and where it is.
  own_organisation: "no",
  org_name: "no",
  org_domain: "no",
  phone_carrier: "no",
  systems_place: "no",
  site_city: "no",
  further_sites: "no",
  // Machines, indicators, other reports.
  affected_other: "no",
  entry_product: "no",
  entry_version: "no",
  entry_cve: "no",
  indicators: "no",
  indicators_review: "no",
  told_numbers: "no",
  earlier_report: "no",
  // When they can be reached, and not where.
  contact_hours: "no",
  contact_name: "name",
  contact_phone: "phone",
  contact_email: "mail",
  contact_signal: "handle",
  // Whoever told the reporter of it, often a person.
  told_by_name: "name",
  // Counsel, insurer, responders: names, firms and how to reach them in one field.
  acting_contact: "words",
  what_seen: "free",
  actions_note: "free",
  help_details: "free",
  // It asks for organizations, and says so.
  customers_named: "free",
} as const satisfies Record<Exclude<QuestionId, Closed>, PersonalMark>;

const marks: Partial<Record<QuestionId, PersonalMark>> = personalMarks;

/** Null where the answer is shown to whoever reads the report. */
export function personalKindOf(id: QuestionId): PersonalKind | null {
  const mark = marks[id] ?? "no";
  return mark === "no" || mark === "free" ? null : mark;
}
