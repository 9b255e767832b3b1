import { z } from "zod";
import { isCountry } from "../vocabulary/countries.ts";
import { isState } from "../vocabulary/states.ts";

/** How many rows a form and a report have at most. Whoever has more places names them in the last row. */
export const sitesMost = 12;

/** A place affected beside the main one: by ZIP code or county and state, or by country and town; and what is there. */
const furtherSiteSchema = z
  .object({
    zip: z
      .string()
      .regex(/^\d{5}$/, "not-a-zip")
      .nullable(),
    /** A town or a county, as typed. */
    place: z.string().max(200, "too-long").nullable(),
    state: z.string().refine(isState, "not-offered").nullable(),
    country: z.string().refine(isCountry, "not-offered").nullable(),
    what: z.string().max(300, "too-long").nullable(),
  })
  .refine(
    ({ zip, place, state, country }) =>
      [zip, place, state, country].some((piece) => piece !== null),
    "no-place",
  );
export type FurtherSite = z.infer<typeof furtherSiteSchema>;

export const furtherSitesSchema = z
  .array(furtherSiteSchema)
  .min(1, "missing")
  .max(sitesMost, "too-long");

/** The pieces of a row, in the order of its fields. */
export const sitePieces = ["zip", "place", "state", "country", "what"] as const;
