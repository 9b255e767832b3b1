import { z } from "zod";
import { placesOf } from "#db/primary.server.ts";

/** `500MB`, `2GB` and so on, in powers of 1024 as file managers count them, or plain bytes. */
export const size = z
  .string()
  .trim()
  .regex(/^\d{1,15}\s?(?:[KMGT]?B)?$/i, "a size like 500MB or 2GB")
  .transform((text) => {
    const power = " KMGT".indexOf(
      /([KMGT])B$/i.exec(text)?.[1]?.toUpperCase() ?? " ",
    );
    return parseInt(text, 10) * 1024 ** power;
  });

/** Of one server or of several, each of which makes an address with what is around it. */
export const postgresUrl = z
  .string()
  .trim()
  .refine(
    (text) => /^postgres(?:ql)?:/.test(text) && hostCount(text) > 0,
    "Invalid URL",
  );
export const replicaUrl = postgresUrl.refine(
  (text) => hostCount(text) === 1,
  "one host alone",
);

export const atOnce = z.coerce.number().int().min(1);

export function isLoopback(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

/** Of an address; 0 of what is none. */
function hostCount(text: string): number {
  try {
    return placesOf(text).length;
  } catch {
    return 0;
  }
}
