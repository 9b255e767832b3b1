import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { keepDeskUnsent } from "#app/domain/correspondence/desk-unsent.server.ts";
import type { Box } from "#app/domain/correspondence/desk-unsent-rows.server.ts";
import { Conflict } from "#app/domain/refusal.ts";
import { deskForms, isKeptField } from "#app/domain/vocabulary/desk-form.ts";
import { touchFields } from "#app/server/touch.server.ts";
import type { Database } from "#db/client.server.ts";

/** More than any form takes; what is longer is refused when it is sent. */
const mostLetters = 40_000;

/** Which text of which form it is, as every form of the report's page says in its hidden fields. */
export const boxFields = {
  boxId: z.uuid(),
  base: z.string().max(60),
  opening: z.uuid(),
};

/** Of a form posted to the address that ends with its name. A page without JavaScript makes up no opening of its own. */
export function boxOf(
  { pathname }: URL,
  typed: Record<string, string>,
): Pick<Box, "form" | "id"> & { base: string; opening: string } {
  const { boxId, base, opening } = boxFields;
  return {
    form: z.enum(deskForms).parse(pathname.split("/").at(-1)),
    id: boxId.catch(() => uuidv7()).parse(typed.boxId),
    base: base.catch("").parse(typed.base),
    opening: opening.catch(() => uuidv4()).parse(typed.opening),
  };
}

/** What a form carries that its page put into it, and that differs between two pages that show the same. */
const ofPage = [
  ...Object.keys(boxFields),
  ...Object.keys(touchFields),
  "revision",
  "seen",
];

/** All else: two posts in which it is equal say the same. */
export function saidIn(typed: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(typed)
      .filter(([field]) => !ofPage.includes(field))
      .map(([field, value]) => [field, value.replaceAll("\r\n", "\n")]),
  );
}

/** What of a form a person typed or chose, to be kept. */
export function wordsOf(typed: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([field, value]) =>
      isKeptField(field)
        ? [[field, value.replaceAll("\r\n", "\n").slice(0, mostLetters)]]
        : [],
    ),
  );
}

/**
 * The words of a form that was refused, kept as if they were typed on; beside what its text became, where that was sent or
 * thrown away elsewhere. Null where they cannot be kept: the report does not open for the person, or too much is kept.
 * @throws NotFound when it is out of their sight
 */
export async function keepRefused(
  db: Database,
  sending: Box & { base: string; opening: string; now: Date },
  typed: Record<string, string>,
): Promise<{ id: string; token: string } | null> {
  try {
    const words = { typed: wordsOf(typed), number: null };
    const kept = await keepDeskUnsent(db, { ...sending, ...words });
    const fresh = { ...sending, ...words, id: uuidv7(), base: "" };
    const { is, id, token } =
      kept.is === "over" ? await keepDeskUnsent(db, fresh) : kept;
    return is === "full" ? null : { id, token };
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}
