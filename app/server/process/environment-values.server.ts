import { existsSync, statSync } from "node:fs";
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

/** https, or of this machine: what is asked there is answered with who somebody is. */
export const issuerUrl = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => url.startsWith("https:") || isLoopback(url),
    "https, or of this machine",
  );

export function isLoopback(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

export function withoutEmpty(
  variablesGiven: Record<string, string | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(variablesGiven).filter(([, value]) => value !== ""),
  );
}

/** The mode of a file that others than its owner may read; null for one that keeps a secret. Windows knows no such bits. */
export function openModeOf(file: string): string | null {
  if (process.platform === "win32" || !existsSync(file)) return null;
  const mode = statSync(file).mode & 0o777;
  return (mode & 0o077) === 0 ? null : mode.toString(8);
}

/** Of an address; 0 of what is none. */
function hostCount(text: string): number {
  try {
    return placesOf(text).length;
  } catch {
    return 0;
  }
}
