import { options } from "../options.ts";
import { choice, choices, email, line, phone } from "../question.ts";
import {
  isAnonymous,
  isFromWithin,
  isIndicatorsOnly,
  mailCeiling,
  mailChoices,
  type Turns,
} from "../turns.ts";

const isNamed = (turns: Turns) => !isAnonymous(turns);
const mayMail = (turns: Turns) => mailCeiling(turns) !== "silent";
const optional = { isRequired: false, allowsNotKnown: false } as const;

/** Part 6 (q10, q33, q35). Whoever stays anonymous is asked for no contact; the access code is the way back. */
export const contactQuestions = [
  choice("sharing", options.sharing, {
    page: "contact",
    isRequired: true,
    allowsNotKnown: false,
  }),
  choices("help_wanted", options.help_wanted, {
    page: "contact",
    ...optional,
    exclusive: "informing",
    asked: (turns) => !isIndicatorsOnly(turns),
  }),
  line("contact_name", 200, {
    page: "contact",
    isRequired: true,
    allowsNotKnown: false,
    asked: isNamed,
  }),
  phone("contact_phone", {
    page: "contact",
    isRequired: true,
    allowsNotKnown: true,
    asked: isNamed,
  }),
  line("phone_carrier", 200, {
    page: "contact",
    isRequired: false,
    allowsNotKnown: true,
    asked: isNamed,
  }),
  email("contact_email", { page: "contact", ...optional, asked: mayMail }),
  line("org_domain", 200, {
    page: "contact",
    ...optional,
    asked: (turns) => mayMail(turns) && isFromWithin(turns),
  }),
  choice("mail_wish", options.mail_wish, {
    page: "contact",
    ...optional,
    asked: mayMail,
    offers: mailChoices,
  }),
  line("contact_signal", 100, {
    page: "contact",
    ...optional,
    asked: isNamed,
  }),
  line("contact_hours", 200, { page: "contact", ...optional, asked: isNamed }),
  choice("contact_language", options.contact_language, {
    page: "contact",
    ...optional,
    asked: isNamed,
  }),
] as const;
