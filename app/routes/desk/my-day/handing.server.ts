import { v7 as uuidv7 } from "uuid";
import { listMine } from "#app/domain/desk/day-rows.server.ts";
import {
  listHandoverTexts,
  listOverTexts,
} from "#app/domain/on-call/handover-text.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import { colleagueChoices } from "./people.server.ts";

export type Handing = Awaited<ReturnType<typeof readHanding>>;

/** What the form of handing over is filled from: one's reports, the colleagues, and what was typed and not sent. */
export async function readHanding(
  db: Database,
  {
    viewer,
    keyring,
    now,
    mine,
  }: {
    viewer: Viewer;
    keyring: Keyring;
    now: Date;
    /** Where the page has read them already. */
    mine?: Awaited<ReturnType<typeof listMine>>;
  },
) {
  const texts = await listHandoverTexts(db, viewer);
  const choices = await colleagueChoices(db, { viewer, keyring, now });
  return {
    reports: mine ?? (await listMine(db, viewer)),
    colleagues: choices.filter(({ value }) => value !== viewer.responderId),
    texts: texts.map(({ id, token, typed, keptAt }) => ({
      ...{ id, token, typed: valueIn(typed) },
      keptMs: keptAt.getTime(),
    })),
    over: await listOverTexts(db, viewer),
    freshId: uuidv7(),
    canWrite: Boolean(viewer.keys?.newest),
  };
}
