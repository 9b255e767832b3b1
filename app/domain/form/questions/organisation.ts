import { options } from "../options.ts";
import { choice, choices, country, line, place } from "../question.ts";
import { isMilitarySite } from "../site.ts";
import {
  isLicenceAsked,
  isSubsectorAsked,
  subsectorsOffered,
} from "../subsector.ts";
import {
  isFromWithin,
  isIndicatorsOnly,
  isOutsider,
  type Turns,
} from "../turns.ts";

const isAbroad = (turns: Turns) =>
  !isIndicatorsOnly(turns) && turns.country !== null && turns.country !== "US";

/** Part 3 (q05 to q08, q31). */
export const organisationQuestions = [
  choice("organisation_known", options.organisation_known, {
    page: "organisation-known",
    isRequired: true,
    allowsNotKnown: false,
    asked: (turns) => isOutsider(turns) && !isIndicatorsOnly(turns),
  }),
  line("org_name", 200, {
    page: "organisation",
    isRequired: true,
    allowsNotKnown: false,
    asked: isFromWithin,
  }),
  choice("sector", options.sector, {
    page: "organisation",
    isRequired: false,
    allowsNotKnown: true,
    asked: isFromWithin,
  }),
  choices("duty_flags", options.duty_flags, {
    page: "organisation",
    isRequired: false,
    allowsNotKnown: true,
    exclusive: "none",
    asked: (turns) => isFromWithin(turns) && !isOutsider(turns),
  }),
  place("site", {
    page: "site",
    isRequired: true,
    allowsNotKnown: true,
    asked: (turns) => !isIndicatorsOnly(turns) && turns.country === "US",
    mayBeAsked: (turns) => !isIndicatorsOnly(turns) && turns.country === null,
  }),
  country("country", {
    page: "site",
    isRequired: true,
    allowsNotKnown: true,
    asked: (turns) => !isIndicatorsOnly(turns),
  }),
  choice("subsector", options.subsector, {
    page: "subsector",
    isRequired: false,
    allowsNotKnown: true,
    asked: isSubsectorAsked,
    offers: subsectorsOffered,
  }),
  choice("ny_licence", options.ny_licence, {
    page: "subsector",
    isRequired: false,
    allowsNotKnown: true,
    asked: isLicenceAsked,
  }),
  line("systems_place", 200, {
    page: "military",
    isRequired: false,
    allowsNotKnown: true,
    asked: (turns) =>
      !isIndicatorsOnly(turns) &&
      turns.country === "US" &&
      isMilitarySite(turns.site),
  }),
  line("site_city", 200, {
    page: "abroad",
    isRequired: false,
    allowsNotKnown: true,
    asked: isAbroad,
  }),
  place("us_affiliate", {
    page: "abroad",
    isRequired: false,
    allowsNotKnown: true,
    asked: (turns) => isAbroad(turns) && isFromWithin(turns),
  }),
] as const;
