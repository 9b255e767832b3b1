import { z } from "zod";
import { isState } from "../vocabulary/states.ts";

/** The affected site as given. Which county it lies in is the directory's to say. */
export const siteSchema = z
  .object({
    zip: z
      .string()
      .regex(/^\d{5}$/, "not-a-zip")
      .nullable(),
    countyFips: z
      .string()
      .regex(/^\d{5}$/)
      .nullable(),
    state: z.string().refine(isState, "not-offered").nullable(),
  })
  .refine((site) => site.zip !== null || site.state !== null, "missing");
export type Site = z.infer<typeof siteSchema>;
