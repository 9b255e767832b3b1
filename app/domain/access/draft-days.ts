/** How long a draft waits after it was last saved. */
export const draftDays = 30;

export function draftExpiry(savedAt: Date): Date {
  return new Date(savedAt.getTime() + draftDays * 86_400_000);
}
