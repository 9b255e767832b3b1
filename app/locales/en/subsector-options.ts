import type { OptionWords } from "../shape.ts";

/** Of the page that asks which part of its sector an organization is. */
export const subsectorOptions: Pick<OptionWords, "subsector" | "ny_licence"> = {
  subsector: {
    bank: "A bank",
    "credit-union": "A credit union",
    broker: "A broker, investment adviser or fund",
    insurer: "An insurer",
    "title-escrow": "A title or escrow company",
    lender: "A lender or another business in finance that is not a bank",
    "other-finance": "Something else in finance",
    "federal-agency": "A federal agency",
    "federal-contractor": "A business that runs systems for a federal agency",
    "state-local": "A state, county, city or tribe",
    school: "A school or school district",
    university: "A college or university",
    "election-office": "An election office",
    pipeline: "A pipeline",
    rail: "A railroad or rail transit",
    air: "An airline or an airport",
    "port-ship": "A port, a ship or a terminal",
    road: "Trucks, buses or roads",
    "other-transport": "Something else in transport or mail",
    "power-reactor": "A nuclear power plant",
    "other-nuclear": "Something else that handles nuclear material",
  },
  ny_licence: { no: "No", yes: "Yes" },
};
