import { z } from "zod";

/** Why a person refuses, transfers or offers: required, since the next unit must know. */
export const reasonSchema = z.string().trim().min(1).max(2000);
