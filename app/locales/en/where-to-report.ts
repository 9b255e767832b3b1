export const whereToReport = {
  title: "Where should I report?",
  lead: "Find the offices for the place that is affected: the building or site, not the head office.",
  danger: "If someone is in danger, call 911 first.",
  zip: {
    label: "ZIP code of the affected place",
    hint: "Five digits, for example 93301.",
  },
  county: {
    label: "County of the affected place",
    hint: "Field offices divide this area by county.",
    choose: "Choose a county",
  },
  find: "Find the offices",
  again: "Look for another place",
  state: {
    summary: "I do not know the ZIP code",
    label: "State or territory",
    choose: "Choose a state",
    military: "Military address overseas (APO, FPO, DPO)",
  },
  country: {
    summary: "The place is outside the United States",
    label: "Country",
    choose: "Choose a country",
  },
  errors: {
    "not-a-zip": "Enter a ZIP code of five digits, like 93301",
    "unknown-zip":
      "We do not know this ZIP code. Check it, or find the office by state below",
    "county-elsewhere": "Choose one of the counties shown",
    "not-a-state": "Choose one of the states shown",
    "not-a-country": "Choose one of the countries shown",
  },
  neighbours: (prefix: string) => `ZIP codes that begin with ${prefix} lie in:`,
  result: {
    title: "Who may be right for this place",
    intro:
      "You can report to more than one of them. A report here can reach the field office and CISA at once, if you allow it.",
    chooseCounty:
      "This area has more than one FBI field office. Choose the county, and we show which one is yours.",
    fieldOffice: "Your FBI field office",
    fieldOfficeTakes:
      "Break-ins, espionage, extortion. Ask for the cyber squad or the agent on duty.",
    region: "Your CISA region",
    regionTakes: (city: string) =>
      `Advice and help on the spot, from ${city}. For an incident, call CISA Central first.`,
    national: "For any place in the United States",
    "cisa-central": "Any incident: technical help, and warnings to others.",
    "fbi-ic3": "Fraud, diverted payments, ransomware: a form on the web.",
    report: "Report it here",
  },
  military: {
    title: "A military address overseas",
    text: "It lies in no county, so no field office has it by itself. Tell your command's security office. The FBI also has people at US embassies (legal attachés): ask the embassy for them.",
    next: "You can report here too. The triage desk takes it.",
  },
  foreign: {
    title: (country: string) => `A place in ${country}`,
    first:
      "The country's own incident team usually comes first. Write only from an account that the intruder cannot read.",
    none: (country: string) =>
      `We have no checked address for the incident team of ${country}. This list of national teams may help.`,
    american:
      "Is it part of a US organization, or do the traces lead to the United States? Then the FBI and CISA can help as well, and you can report here. The FBI also has people at US embassies (legal attachés).",
  },
  contact: {
    phone: "Phone",
    address: "Address",
    url: "Page",
    email: "Mail",
    role: "Contact",
    notChecked: "We have not checked this one. Check it before you use it.",
    checked: (date: string) => `Last checked on ${date}`,
    sources: "Where we read it",
  },
  note: "These contacts may have changed since. Compare them with the office's own page before you go there. Territories and contacts here are no official copy. Some ZIP codes come from GeoNames.",
};
