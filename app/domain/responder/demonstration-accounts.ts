import type { ResponderRole } from "../vocabulary/responder.ts";

/** One-click accounts of the demonstration: fixed ids, a small named cast, each role and several units. */
export type DemonstrationAccount = {
  id: string;
  name: string;
  role: ResponderRole;
  unitId: string;
};

const account = (
  number: number,
  name: string,
  role: ResponderRole,
  unitId: string,
): DemonstrationAccount => ({
  id: `00000000-0000-7000-8000-0000000000${String(number).padStart(2, "0")}`,
  name,
  role,
  unitId,
});

export const demonstrationAccounts = [
  account(1, "Dana Okafor", "responder", "triage-desk"),
  account(2, "Ruth Lindqvist", "lead", "triage-desk"),
  account(3, "Miguel Santos", "responder", "sacramento"),
  account(4, "Priya Raman", "lead", "sacramento"),
  account(5, "Tom Becker", "responder", "sanfrancisco"),
  account(6, "Alice Nakamura", "responder", "cisa-region-9"),
  account(7, "Sam Whitfield", "lead", "national-desk"),
  account(8, "Grace Adeyemi", "administrator", "triage-desk"),
  account(9, "Helen Marsh", "auditor", "triage-desk"),
  // Changes of people take a second administrator.
  account(10, "Walter Ames", "administrator", "national-desk"),
] as const satisfies DemonstrationAccount[];
