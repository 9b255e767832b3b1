import type { readPerson } from "#app/domain/people/read.server.ts";
import type { ChoiceGroup } from "#app/components/desk/field.tsx";

/** One person, as their page and its parts are drawn from. */
export type PersonView = Awaited<ReturnType<typeof readPerson>> & {
  isAdministrator: boolean;
  isSelf: boolean;
  /** Whether signing in takes the organization's provider too. */
  isProviderAsked: boolean;
  units: readonly ChoiceGroup[];
};
