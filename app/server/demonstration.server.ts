import type { Installation } from "./installation.server.ts";

/** Fills an empty demonstration with its accounts and reports. */
export async function seedWhenNew(
  _installation: Installation,
  _tell: (words: string) => void,
): Promise<void> {}
