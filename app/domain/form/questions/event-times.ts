import { moment } from "../question.ts";

const later = {
  page: "event-times",
  isRequired: false,
  allowsNotKnown: true,
} as const;

/**
 * Times from which legal deadlines are counted, beside `first_noticed`. Few know them when they report, so they are asked
 * for afterwards, and only where a deadline that may apply starts from them.
 */
export const eventTimeQuestions = [
  moment("incident_believed", later),
  moment("incident_determined", later),
  moment("material_determined", later),
  moment("payment_made", later),
] as const;
