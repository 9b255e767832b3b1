import { onServer } from "#db/testing/server.server.ts";
import type { Stack } from "./stack.ts";

/** As after an hour without one: all journeys come from one network, and the wrong codes of one would slow the next. */
export async function forgetWrongCodes({ databaseUrl }: Stack): Promise<void> {
  await onServer(databaseUrl, "delete from wrong_code");
}
