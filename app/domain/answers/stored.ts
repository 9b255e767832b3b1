import { z } from "zod";
import { answerSchema, type Answer, type Answers } from "../form/answers.ts";

/**
 * Answers as they are sealed. The usual one, given by somebody and in dispute with nobody, is its value and the version in which it was
 * new: the names around these two were more than half of the document. Any other is stored whole, as all once were.
 */
export function storedOf(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      answer && short(answer),
    ]),
  );
}

function short(answer: Answer): unknown {
  const { content, savedIn, others } = answer;
  const isUsual =
    content.is === "given" &&
    content.value !== undefined &&
    content.isRead === undefined &&
    others.length === 0;
  return isUsual ? [content.value, savedIn] : answer;
}

const shortSchema = z
  .tuple([z.unknown(), z.int()])
  .transform(([value, savedIn]): Answer => {
    return { content: { is: "given", value }, savedIn, others: [] };
  });

/**
 * The sealed document of one version. It may hold answers to questions that this version of the program no longer asks,
 * or does not ask yet: they are in nobody's way, and are saved again with the rest.
 */
export const storedSchema: z.ZodType<Answers> = z.record(
  z.string(),
  z.union([shortSchema, answerSchema]),
);
