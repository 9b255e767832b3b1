/** How long a draft waits after it was last saved. */
export const draftDays = 30;

export function draftExpiry(savedAt: Date): Date {
  return new Date(savedAt.getTime() + draftDays * 86_400_000);
}

/** Until its code is given back nobody has shown that they can come back to it: a day. */
export function unkeptExpiry(startedAt: Date): Date {
  return new Date(startedAt.getTime() + 86_400_000);
}
