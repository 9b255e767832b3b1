import type { OrganisationKind } from "#app/domain/directory/organisation-kind.ts";
import type {
  Section,
  SignpostAgency,
} from "#app/domain/directory/signpost.ts";
import type {
  FurtherDuty,
  Happening,
} from "#app/domain/directory/signpost-answers.ts";

export const whereToReport = {
  title: "Where should I report?",
  lead: "Five short questions. Leave open what you do not know.",
  describes:
    "Whom to tell of a break-in: the FBI field office of your county, your CISA region, the agency of your sector, and the team of a country abroad.",
  danger: "If someone is in danger, call 911 first.",
  kept: "We keep nothing that you choose here. But it stands in the address of the next page, so this browser may remember it.",
  keptCall: "If the intruder may see this device, call instead.",
  what: {
    label: "What happened?",
    options: {
      intrusion: "Somebody broke in, or may be spying",
      extortion: "Ransomware, or a demand for money",
      money: "Money was sent to the wrong place",
      "personal-data": "Personal details were taken",
      "service-down": "A service is down, such as phones or 911",
      tip: "I know something about an intruder (a tip)",
    } satisfies Record<Happening, string>,
  },
  now: {
    label: "Is it happening now?",
    options: { yes: "Yes", no: "No, it is over" },
  },
  notSure: "I am not sure",
  kind: {
    label: "Who was hit?",
    options: {
      carrier: "Phone or internet company",
      broadcaster: "Radio, TV or satellite",
      bank: "Bank",
      "credit-union": "Credit union",
      "other-financial": "Insurance, title company or other finance",
      health: "Health care",
      electricity: "Electric power",
      "oil-gas": "Oil or gas",
      pipeline: "Pipeline",
      rail: "Railroad or transit",
      aviation: "Airline or airport",
      "port-ship": "Port or ship",
      "other-transport": "Trucks, mail or other transport",
      "federal-agency": "Federal agency",
      "state-local": "State, city, tribe, school or college",
      defence: "Defense supplier",
      "information-technology": "Computing, software or cloud",
      "critical-manufacturing": "Factory or maker of goods",
      "water-wastewater": "Water or wastewater",
      "emergency-services": "Police, fire, ambulance or 911",
      "food-agriculture": "Food or farming",
      "commercial-facilities": "Shop, hotel, venue or property",
      chemical: "Chemicals",
      dams: "Dam",
      nuclear: "Nuclear plant or material",
      other: "Another kind of organization",
      individual: "A private person",
    } satisfies Record<OrganisationKind, string>,
  },
  also: {
    label: "Is any of this true of it?",
    options: {
      "public-company": "Its shares are traded in the US",
      "defence-contractor": "It works for the Department of Defense",
      "eu-establishment": "It has an office in the European Union",
    } satisfies Record<FurtherDuty, string>,
  },
  place: {
    label: "Where is the place that was hit?",
    hint: "The building or site, not the head office.",
  },
  zip: {
    label: "ZIP code",
    hint: "Five digits, for example 93301.",
  },
  county: {
    label: "County of the affected place",
    hint: "Field offices divide this area by county.",
    choose: "Choose a county",
    show: "Show the office",
    other: "Another county?",
  },
  find: "Show whom to tell",
  state: {
    summary: "I do not know the ZIP code",
    label: "State or territory",
    choose: "Choose a state",
    military: "Military address overseas (APO, FPO, DPO)",
  },
  country: {
    summary: "It is outside the United States",
    label: "Country",
    choose: "Choose a country",
  },
  errors: {
    "not-a-zip": "Enter a ZIP code of five digits, like 93301",
    "unknown-zip":
      "We do not know this ZIP code. Check it, or find the office by state",
    "county-elsewhere": "Choose one of the counties shown",
    "not-a-state": "Choose one of the states shown",
    "not-a-country": "Choose one of the countries shown",
  },
  neighbours: (prefix: string) => `ZIP codes that begin with ${prefix} lie in:`,
  answer: {
    title: "Whom to tell, in this order",
    intro: "You can tell more than one. You do not have to tell all of them.",
    chosen: "You chose",
    change: "Change",
    changeTitle: "Change what you chose",
    print: "Print this page",
  },
  sections: {
    now: "Call now",
    place: "For the place",
    sector: "For the sector",
    sharing: "Others in the same field",
    online: "Forms on the web",
  } satisfies Record<Section, string>,
  emergency: {
    title: "911, if anyone is in danger",
    text: "Also if an emergency service is down. Abroad, call the emergency number of that country.",
    call: "Call 911",
  },
  bank: {
    title: "Your own bank, within 72 hours",
    text: "Call the number on your card or statement. Ask them to recall the payment and to warn the bank that received it. Every hour counts.",
    have: "Have ready: the account, the date, the amount, and who received it.",
    then: "Then fill in the form of IC3, below. It asks for the same.",
  },
  office: {
    role: "The FBI field office",
    takes:
      "Break-ins, espionage, extortion. Ask for the cyber squad or the agent on duty.",
    county: (county: string, state: string) =>
      `Why this one: it has ${county}, ${state}.`,
    zip: (zip: string) =>
      `Why this one: it has all that ZIP code ${zip} touches.`,
    state: (name: string) => `Why this one: it has all of ${name}.`,
    open: "This area has more than one FBI field office. Choose the county, and we show which one is yours.",
  },
  region: {
    role: "The CISA region",
    takes: (city: string) =>
      `Advice and help on the spot, from ${city}. For an incident, call CISA Central first.`,
  },
  takes: {
    "cisa-central": "Any incident: technical help, and warnings to others.",
    "fbi-cywatch":
      "The FBI's watch floor, day and night, if you cannot reach the field office.",
    "fbi-field-office":
      "All FBI field offices. The one for the place that was hit is the right one: give us a ZIP code below, and we show it.",
    "nsa-ccc":
      "Help with threats to defense suppliers. Write only from an account that the intruder cannot read.",
    "comm-isac":
      "Shares signs of intruders among phone and internet companies.",
    "e-isac": "Electric power: incidents, and attempts too.",
    "ms-isac": "For states, cities, tribes and schools.",
    "sector-isacs":
      "A list of the groups in which a sector shares what it sees.",
    "fusion-center": "For states and cities: your state's own center.",
    "fbi-salt-typhoon-tips":
      "If you know who is behind break-ins at phone companies (Salt Typhoon). There is a reward.",
    "fbi-ic3": "Fraud, diverted payments, ransomware: a form on the web.",
    "usss-cftf": "The Secret Service also goes after stolen payments.",
    "ftc-identity-theft":
      "For people whose personal details were used by others.",
  } satisfies Record<SignpostAgency, string>,
  alsoTitle: "Whom else you can tell",
  isacNamed: (name: string) => `Look for ${name}.`,
  sectorAgency: {
    role: "The federal agency for the sector",
    isCisa: "CISA Central, above, is how to reach it.",
    none: "We have no checked number for it. Ask CISA or the FBI for one.",
  },
  filings: {
    title: "Deadlines that may run",
    lead: "Laws may give you a time to report. We cannot say which do apply: ask a lawyer.",
    where: "Where to file",
    above: (name: string) => `${name}: see above.`,
    notInForce: "Laws that are not in force yet, as far as we found",
  },
  military: {
    title: "A military address overseas",
    text: "It lies in no county, so no field office has it by itself. Tell your command's security office. The FBI also has people at US embassies (legal attachés): ask the embassy for them.",
  },
  foreign: {
    title: (country: string) => `The incident team of ${country}`,
    first:
      "The country's own team usually comes first. Write only from an account that the intruder cannot read.",
    none: (country: string) =>
      `We have no checked address for the incident team of ${country}. This list of national teams may help.`,
    american:
      "Is it part of a US organization, or do the traces lead to the United States? Then the FBI and CISA can help as well. The FBI also has people at US embassies (legal attachés).",
    others: "Teams of other countries",
  },
  report: {
    title: "Or report here, once",
    text: "If you allow it, one report here reaches the field office, CISA and others at once. It begins empty: nothing that you chose on this page goes along.",
    button: "Report it here",
  },
  contact: {
    phone: "Phone",
    address: "Address",
    url: "Page",
    email: "Mail",
    role: "Contact",
    notChecked: "We have not checked this one. Check it before you use it.",
    unsure: "We are not sure of this one. Compare it with its own page.",
    checked: (date: string) => `Last checked on ${date}, against these sources`,
    sources: "Where we read it",
    old: "old: compare it with the office's own page",
  },
  note: "These contacts may have changed since. Compare them with the office's own page before you go there. Territories and contacts here are no official copy. Some ZIP codes come from GeoNames.",
};
