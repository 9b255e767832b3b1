import { z } from "zod";
import { isState } from "../vocabulary/states.ts";
import { isMilitaryArea, militaryAreaOf } from "../vocabulary/zip.ts";

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

/** The address of a military post office: mail goes there, and the systems may be anywhere. */
export function isMilitarySite(site: Site | null): boolean {
  if (site === null) return false;
  const { zip, state } = site;
  if (zip !== null) return militaryAreaOf(zip) !== null;
  return state !== null && isMilitaryArea(state);
}
