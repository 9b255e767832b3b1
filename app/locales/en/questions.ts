import type { PageWords, QuestionWords } from "../shape.ts";
import { moreQuestions } from "./more-questions.ts";

export const questions: QuestionWords = {
  danger: {
    label:
      "Is anyone in physical danger, or is an emergency service down right now?",
    missing: "Say whether anyone is in danger",
  },
  device_safe: {
    label: "Is this device and its network safe from the intruder?",
    hint: "A device that the intruder could not reach: for example your own phone on mobile data, not an office computer.",
    missing: "Say whether this device and network are safe",
  },
  mail_safe: {
    label: "Is your mail safe from the intruder?",
    hint: "This decides whether we may send you mail, and what it may say.",
    missing: "Say whether your mail is safe",
  },
  phone_safe: {
    label: "Are your phones safe from the intruder?",
    hint: "If a phone company may be affected, its own numbers may not be safe.",
    missing: "Say whether your phones are safe",
  },
  sensitive: {
    label:
      "Would your answers hold classified or court-ordered material, or what people said in intercepted calls or messages?",
    hint: "It must not be entered here. That a wiretap system may be affected can be said; whom it listens to cannot.",
    missing: "Say whether your answers would hold such material",
  },
  reporter_role: {
    label: "How are you connected with the affected organization?",
    missing: "Choose how you are connected with the organization",
  },
  report_kind: {
    label: "What are you reporting?",
    missing: "Choose what you are reporting",
  },
  client_knows: {
    label: "Does the organization know that you are reporting for it?",
    missing: "Say whether the organization knows",
  },
  own_organisation: {
    label: "Your own firm or company",
  },
  told_by: {
    label: "Who told you?",
    missing: "Choose who told you",
  },
  told_by_name: {
    label: "Their name, and any number they gave you",
    hint: "For example a case number, or the subject of their mail.",
  },
  organisation_known: {
    label: "Do you know which organization is affected?",
    missing: "Say whether you know which organization is affected",
  },
  org_name: {
    label: "Name of the affected organization",
    hint: "And any other name that it trades under.",
    missing: "Enter the name of the affected organization",
  },
  country: {
    label: "Country of the affected site",
    hint: "Not needed if you gave a US ZIP code or a state.",
    missing: "Give a US ZIP code, or choose the country",
  },
  sector: {
    label: "Which fits the organization best?",
  },
  duty_flags: {
    label: "Which of these are true of the organization?",
    hint: "They show which legal deadlines may apply. Choose all that are true.",
  },
  site: {
    label: "Where is the affected site?",
    hint: "Where the affected equipment or people are. If several, the one affected most. In the United States the ZIP code is enough: it decides which offices answer you. A postal code of another country is no ZIP code.",
    missing: "Enter a US ZIP code, or choose a state",
  },
  systems_place: {
    label: "Where do the affected systems stand?",
    hint: "The country, and the base, town or ship. You gave the address of a military post office (APO, FPO or DPO). Mail goes there, but it lies in no county, so that it does not say which office is near.",
  },
  subsector: {
    label: "Which kind of organization is it?",
    hint: "Some legal deadlines hold for one kind only.",
  },
  ny_licence: {
    label:
      "Does it hold a license from the New York Department of Financial Services?",
  },
  site_city: {
    label: "City or region of the affected site",
  },
  us_affiliate: {
    label:
      "Is there a parent company, branch or affiliate in the United States?",
    hint: "If so, give its ZIP code or state. The office there is asked to help as well. If not, leave it empty.",
  },
  what_seen: {
    label: "What did you notice?",
    hint: "A few sentences are enough; you can add more later. Leave out passwords, customer lists, and what people said in calls or messages.",
    missing: "Say in a few words what you noticed",
  },
  certainty: {
    label: "How sure are you?",
  },
  first_noticed: {
    label: "When did you first notice it?",
    hint: "A rough date is fine.",
    missing: "Enter the date on which you first noticed it",
  },
  indicators: {
    label: "Which signs did you see?",
    hint: "IP addresses, domains, hashes, accounts, file names and the like. One on each line, or paste a list as it is. Writing hxxp or [.] is fine.",
    missing: "Enter at least one sign",
  },
  indicators_review: {
    label: "Signs recognized in it",
  },
  affected: {
    label: "What may be affected?",
    hint: "Choose all that may be.",
    missing: "Choose what may be affected",
  },
  control: {
    label:
      "Do you still control your administrator accounts and network devices?",
  },
  service_effect: {
    label: "Is any service down or slowed?",
    missing: "Say whether any service is down or slowed",
  },
  data_kinds: {
    label: "What information may have been seen, changed or taken?",
    hint: "Choose all that may have been.",
  },
  affected_other: {
    label: "What else may be affected?",
    hint: "In a few words.",
  },
  plant_state: {
    label: "What about the control of machines, the plant or the building?",
    hint: "Choose all that are so, also if it was put back since.",
  },
  care_reach: {
    label: "Could emergency dispatch or the care of patients be touched?",
  },
  config_changed: {
    label: "Was the configuration of a device changed, and not by you?",
    hint: "Choose all that were. A new account, access list or tunnel is a change too.",
  },
  supplied_state: {
    label: "What about what you supply to others, or run for them?",
    hint: "Choose all that are so.",
  },
  customers_count: {
    label: "How many customers or clients may it reach?",
  },
  extortion: {
    label: "Has anyone demanded money or made threats?",
  },
  data_posted: {
    label: "Has any of your data been posted, or shown as proof?",
  },
  money_moved: {
    label: "Has money been sent or diverted in the last 72 hours?",
    hint: "If so, a bank can sometimes still call it back.",
  },
  money_by: {
    label: "How did the money go?",
  },
  bank_told: {
    label: "Has the bank, or the crypto exchange, been told?",
    hint: "If not, call before you go on: the fraud desk of the bank, for a recall; or the exchange that sent the crypto currency. Each hour counts.",
  },
  actions_taken: {
    label: "What has been done already?",
    hint: "Choose all that have been. Nothing here is held against you.",
    missing: "Choose what has been done already",
  },
  told: {
    label: "Who has been told already?",
    hint: "Choose all that have been.",
    missing: "Choose who has been told already",
  },
  sharing: {
    label: "With whom may this report be shared?",
    hint: "You can change this later by a message.",
    missing: "Choose with whom this may be shared",
  },
  identity: {
    label: "Do you want to give your name?",
    missing: "Say whether you want to give your name",
  },
  help_wanted: {
    label: "What would help you now?",
    hint: "Choose all that would.",
  },
  contact_name: {
    label: "Your name",
    missing: "Enter your name",
  },
  contact_phone: {
    label: "A phone number that the intruder cannot listen to",
    hint: "Best: a number from another phone company than the affected one, with the country code if it is not in the US.",
    missing: "Enter a phone number",
  },
  phone_carrier: {
    label: "Which company serves that number?",
    hint: "A number served by the affected company may not be safe.",
  },
  contact_email: {
    label: "A mail address that the intruder cannot read",
    hint: "Not one of the affected organization. Leave it empty to get no mail.",
  },
  org_domain: {
    label: "The mail domain of the affected organization",
    hint: "What stands behind the @ in its addresses, such as example.com. We warn you if your own address is one of them.",
  },
  mail_wish: {
    label: "What may mail to that address say?",
    hint: "If you do not choose, it only says “please look at the portal”.",
  },
  contact_signal: {
    label: "Signal number or name",
  },
  contact_hours: {
    label: "When can we reach you?",
    hint: "For example: any time, or 08:00 to 18:00 in Chicago.",
  },
  contact_language: {
    label: "In which language?",
  },
  ...moreQuestions,
  incident_believed: {
    label: "When did you come to believe that it was a real incident?",
    hint: "When there were good reasons to think so, even without proof.",
  },
  incident_determined: {
    label: "When did you decide that it was a real incident?",
    hint: "When your organization came to that conclusion.",
  },
  material_determined: {
    label: "When did you decide that it matters to investors?",
    hint: "The law calls it “material”. Your counsel or board decides it.",
  },
  payment_made: {
    label: "When was money paid to whoever demanded it?",
  },
};

export const pages: PageWords = {
  sections: {
    safety: "Safety",
    you: "You",
    organisation: "The organization",
    "what-happened": "What happened",
    systems: "Systems and effects",
    contact: "Reaching you",
  },
  titles: {
    danger: "Is anyone in danger?",
    "danger-advice": "Call 911 first",
    listeners: "Who may be listening?",
    device: "This device",
    "device-advice": "This device may not be safe",
    "sensitive-stop": "Please do not enter it here",
    you: "You and your report",
    "update-stop": "Add to the report you already sent",
    client: "Reporting for an organization",
    "told-by": "Who told you",
    "organisation-known": "The affected organization",
    organisation: "The affected organization",
    site: "The affected place",
    military: "A military post office",
    subsector: "More about the organization",
    abroad: "A site outside the United States",
    what: "What happened",
    indicators: "Signs",
    "indicators-review": "Is this right?",
    systems: "What may be affected",
    reach: "More about what may be affected",
    demand: "What they show",
    bank: "The money",
    actions: "Demands and first steps",
    contact: "Sharing and reaching you",
    "phone-advice": "That number may not be safe",
    "mail-advice": "That address may not be safe",
  },
};
