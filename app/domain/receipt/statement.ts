import { z } from "zod";
import { assignmentParts } from "../vocabulary/routing.ts";

const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();

/**
 * What a receipt's signature says: dated, and nothing in it was typed by a person. The answers are in it as a digest alone.
 * The reasons are closed words of the rules, and do tell something of what was answered.
 */
export const statementSchema = z.object({
  form: z.literal("landline-receipt-1"),
  /** Scheme and host of the portal that wrote it. */
  issuer: z.url(),
  issuedAt: z.iso.datetime(),
  reference: z.string(),
  submittedAt: z.iso.datetime(),
  answers: z.object({
    form: z.string(),
    /** The version that it is of; the newest when the receipt was written, unless an older one was asked for. */
    version: z.int(),
    /** Null where they did not open when it was written. */
    sha256: hashSchema,
  }),
  /**
   * The files that had arrived, the earliest first: what each holds, not what it is called. Receipts from before there were
   * any name none.
   */
  evidence: z
    .array(
      z.object({
        /** Null where it did not open when the receipt was written. */
        sha256: hashSchema,
        sizeBytes: z.int(),
        arrivedAt: z.iso.datetime(),
      }),
    )
    .default([]),
  /** Who had a part in it when the receipt was written, the primary unit first. */
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      part: z.enum(assignmentParts),
      /** Null when a person offered the part. */
      reason: z.object({ en: z.string(), es: z.string() }).nullable(),
    }),
  ),
});
export type Statement = z.infer<typeof statementSchema>;
