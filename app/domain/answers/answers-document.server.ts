import { keyedDigest, sha256 } from "../vault/digest.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { checkRows } from "../form/check.ts";
import type { SavedAnswers } from "./sealed-answers.server.ts";

/** The rules by which the text below is written; another form gets another name. See docs/verify-a-receipt.md. */
export const answersForm = "landline-answers-1";

/**
 * The answers as the check page shows them, as a text that is the same whenever it is written: the file that a receipt's
 * digest is of. The salt follows from the report's key, so that whoever finds a receipt cannot try guessed answers on it.
 */
export function answersDocument(
  key: ReportKey,
  { version, answers }: SavedAnswers,
): string {
  const document = {
    form: answersForm,
    version,
    salt: keyedDigest(key.bytes, "answers-document", String(version)).toString(
      "base64url",
    ),
    answers: checkRows(answers).map(({ questionId, display, others }) => ({
      question: questionId,
      answer: display,
      ...(others.length > 0 && { others }),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** As `sha256sum` prints it. */
export function digestOf(document: string): string {
  return sha256(document).toString("hex");
}
