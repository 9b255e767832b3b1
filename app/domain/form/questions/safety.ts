import { options } from "../options.ts";
import { choice } from "../question.ts";

const always = { isRequired: true, allowsNotKnown: false } as const;

/** Part 1. Who may be listening decides how anything may be answered (intake questions q01, q02, q34). */
export const safetyQuestions = [
  choice("danger", options.danger, { page: "danger", ...always }),
  choice("device_safe", options.device_safe, { page: "device", ...always }),
  choice("mail_safe", options.mail_safe, { page: "listeners", ...always }),
  choice("phone_safe", options.phone_safe, { page: "listeners", ...always }),
  choice("sensitive", options.sensitive, { page: "listeners", ...always }),
] as const;
