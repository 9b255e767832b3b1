import { channel } from "node:diagnostics_channel";
import { z } from "zod";
import type { Damage, Opened } from "./opened.ts";
import { CannotOpen } from "./seal.server.ts";

/**
 * The one way in which something is opened to be read: what does not open is told to whoever runs this process, and the page
 * goes on with the rest. What is opened to be written over is opened without it, and throws.
 */
export function openedOrDamaged<Value>(open: () => Value): Opened<Value> {
  try {
    return { is: "opened", value: open() };
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    tellDamage(error.damage);
    return { is: "damaged" };
  }
}

/** The same of what is read from the database first. */
export async function readOrDamaged<Value>(
  read: () => Promise<Value>,
): Promise<Opened<Value>> {
  try {
    return { is: "opened", value: await read() };
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    tellDamage(error.damage);
    return { is: "damaged" };
  }
}

export function tellDamage(damage: Damage): void {
  told.publish(damage);
}

/** Calls `hear` for each from now on; what it returns ends that. */
export function onDamage(hear: (damage: Damage) => void): () => void {
  const listener = (damage: unknown) => hear(damageSchema.parse(damage));
  told.subscribe(listener);
  return () => void told.unsubscribe(listener);
}

/** Of Node, by name: the domain is bundled more than once in a process, and all its copies are heard. */
const told = channel("landline:damage");

export const damageSchema: z.ZodType<Damage> = z.object({
  kind: z.string(),
  reportId: z.string().optional(),
  row: z.string().optional(),
  version: z.number().optional(),
});
