import { z } from "zod";
import { answerSchema, type Answer, type Answers } from "../form/answers.ts";

/** An answer that was given and is in dispute with nobody may stand as its value and the version in which it was new. */
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
