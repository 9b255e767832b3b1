import { z } from "zod";
import { NotFound } from "#app/domain/refusal.ts";

const versionSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** The version of the answers that an address asks for; the newest when it names none. @throws NotFound for no version */
export function versionAsked(request: Request): number | undefined {
  const asked = new URL(request.url).searchParams.get("version");
  if (asked === null) return undefined;
  const version = versionSchema.safeParse(asked);
  if (!version.success) throw new NotFound("no such version");
  return version.data;
}
