import { and, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { deskUnsent } from "#db/schema/index.ts";
import { Conflict } from "../refusal.ts";
import { deskUnsentPlace } from "../vault/places.ts";
import { sealJson, type ReportKey } from "../vault/seal.server.ts";
import { wordFields } from "../vocabulary/desk-form.ts";
import { listOfForm, type DeskUnsent } from "./desk-unsent.server.ts";
import {
  getKey,
  isBox,
  isForm,
  lockBox,
  type Box,
  type Token,
  type Words,
} from "./desk-unsent-rows.server.ts";

type Settling = Omit<Box, "id"> & {
  /** The texts as the page showed them, in its order. */
  shown: readonly { id: string; token: Token }[];
  /** The one to go on with; all, one under the other, in the first; or none. */
  keep: { id: string } | "all" | "none";
  /** Made up for this act: the pages that show the first text learn that it is another now. */
  opening: string;
  now: Date;
};

/**
 * Of several texts for one form their writer says which stays; of one, that it goes.
 * @throws NotFound, Conflict when one of them went on, or was sent, since the page was shown
 */
export async function settleUnsent(
  db: Database,
  settling: Settling,
): Promise<void> {
  const { shown, keep, now } = settling;
  await db.transaction(async (tx) => {
    // In one order, so that two tabs that settle the same texts do not wait for each other.
    for (const id of shown.map(({ id }) => id).sort())
      await lockBox(tx, { ...settling, id });
    const key = await getKey(tx, settling);
    const all = await listOfForm(tx, key, settling);
    const texts = shown.map(({ id, token }) => {
      const text = all.find((each) => each.id === id && each.token === token);
      if (!text)
        throw new Conflict(
          "one of these texts is another than this page shows",
        );
      return text;
    });
    const [first] = texts;
    if (keep === "all" && first) await join(tx, key, settling, texts);
    if (typeof keep === "object" && !shown.some(({ id }) => id === keep.id))
      throw new Conflict("the text to go on with is not among those shown");
    const stays = keep === "all" ? first?.id : keep === "none" ? null : keep.id;
    const goes = texts.map(({ id }) => id).filter((id) => id !== stays);
    await tx
      .update(deskUnsent)
      .set({ sealed: null, over: "settled", keptAt: now })
      .where(and(isForm(settling), inArray(deskUnsent.id, goes)));
  });
}

async function join(
  tx: Database,
  key: ReportKey,
  { by, form, reportId, opening, now }: Settling,
  texts: readonly DeskUnsent[],
) {
  const [first] = texts;
  const opened = texts.flatMap(({ typed }) =>
    typed.is === "opened" ? [typed.value] : [],
  );
  // What does not open is not thrown away with the others.
  if (!first || opened.length < texts.length)
    throw new Conflict("one of these texts does not open");
  const place = deskUnsentPlace(by.responderId, { form, id: first.id });
  const sealed = sealJson(key, place, joined(opened));
  await tx
    .update(deskUnsent)
    .set({ sealed, opening, number: 1, keptAt: now })
    .where(isBox({ reportId, by, form, id: first.id }));
}

/** Words one under the other; of a choice, the first that was made. */
function joined(texts: readonly Words[]): Words {
  const fields = new Set(texts.flatMap((text) => Object.keys(text)));
  const isOfWords = (field: string) =>
    wordFields.some((each) => each === field);
  return Object.fromEntries(
    [...fields].map((field) => {
      const values = texts
        .map((text) => text[field] ?? "")
        .filter((value) => value.trim() !== "");
      const [chosen = ""] = values;
      return [field, isOfWords(field) ? values.join("\n\n") : chosen];
    }),
  );
}
