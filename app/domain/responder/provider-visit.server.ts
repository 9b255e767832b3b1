import { inArray, lt } from "drizzle-orm";
import { z } from "zod";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { providerVisit } from "#db/schema/index.ts";
import { openCarried, sealCarried } from "../vault/carried.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";

/** Time to sign in at the organization's provider; and, after that, to touch the passkey. */
export const visitMinutes = 10;

const whole = { id: z.uuid(), to: z.string(), expiresAt: z.coerce.date() };

/** On the way to the provider: what its answer must fit. */
const askedSchema = z.object({
  step: z.literal("asked"),
  ...whole,
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});
export type AskedVisit = z.infer<typeof askedSchema>;

/** Back from it: whom it named, as `subjectOf` tells them. */
const namedSchema = z.object({
  step: z.literal("named"),
  ...whole,
  subject: z.string(),
});
export type NamedVisit = z.infer<typeof namedSchema>;

const visitSchema = z.discriminatedUnion("step", [askedSchema, namedSchema]);

/** One way to the provider and back, as the browser carries it: in a sealed cookie. */
export type Visit = z.infer<typeof visitSchema>;

/** What every new step of a visit begins with. */
export function newStep(to: string, now: Date) {
  const expiresAt = new Date(now.getTime() + visitMinutes * 60_000);
  return { id: uuidv7(), to, expiresAt };
}

export function sealVisit(keyring: Keyring, visit: Visit): string {
  return sealCarried(keyring, "provider-visit", visit);
}

/** Null for what is none of ours, and for one that is over. */
export function openVisit(
  keyring: Keyring,
  token: string,
  now: Date,
): Visit | null {
  const opened = openCarried(keyring, "provider-visit", token);
  const visit = visitSchema.safeParse(opened);
  return visit.success && visit.data.expiresAt > now ? visit.data : null;
}

/** Whom a provider named. It never lies in clear here: who knows the subject and not the desk key finds nobody by it. */
export function subjectOf(
  keyring: Keyring,
  { issuer, subject }: { issuer: string; subject: string },
): string {
  const text = JSON.stringify([issuer, subject]);
  return lookupOf(keyring, "provider-subject", text).toString("base64url");
}

/** False for a step that was answered before, in whichever process; each new one clears two old ones. */
export async function answerOnce(
  db: Database,
  { id, expiresAt }: Pick<Visit, "id" | "expiresAt">,
  now: Date,
): Promise<boolean> {
  const expired = db
    .select({ id: providerVisit.id })
    .from(providerVisit)
    .where(lt(providerVisit.expiresAt, now))
    .orderBy(providerVisit.expiresAt)
    .limit(2)
    .for("update", { skipLocked: true });
  await db.delete(providerVisit).where(inArray(providerVisit.id, expired));
  const answered = await db
    .insert(providerVisit)
    .values({ id, expiresAt })
    .onConflictDoNothing()
    .returning({ id: providerVisit.id });
  return answered.length > 0;
}
