import { sql } from "drizzle-orm";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { reporterCookie } from "#app/server/reporter-session.server.ts";
import type { Database } from "#db/client.server.ts";
import type { Asked } from "./ask.ts";
import { randomFrom } from "./random.ts";
import { answersOf } from "./story.ts";
import type { World } from "./life.server.ts";

/** Complete drafts, each in a browser of its own, as the forms that would send them. */
export async function prepareDrafts(
  db: Database,
  { world, count, seed }: { world: World; count: number; seed: number },
): Promise<Asked[]> {
  const asked: Asked[] = [];
  const atOnce = 8;
  for (let from = 0; from < count; from += atOnce)
    asked.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(atOnce, count - from) }, (_, index) =>
          prepareDraft(db, world, seed + from + index),
        ),
      )),
    );
  await db.execute(sql`vacuum analyze`);
  return asked;
}

async function prepareDraft(
  db: Database,
  { keyring, now, sites }: World,
  seed: number,
): Promise<Asked> {
  const { reportId, code, sessionToken } = await startDraft(db, {
    keyring,
    locale: "en",
    answers: answersOf(randomFrom(seed), { sites, at: now }),
    now,
  });
  await keepCode(db, { keyring, token: sessionToken, code, now });
  return {
    method: "POST",
    path: "/report/submission",
    cookie: cookieOf(reporterCookie(sessionToken)),
    body: new URLSearchParams({ report: reportId, version: "1" }).toString(),
    status: 303,
    location: "/report/receipt",
  };
}

async function keepCode(
  db: Database,
  {
    keyring,
    token,
    code,
    now,
  }: { keyring: Keyring; token: string; code: string; now: Date },
) {
  const session = await findReporterSession(db, { keyring, token, now });
  if (
    !session ||
    !(await confirmCode(db, { session, typed: code.slice(-4), now }))
  )
    throw new Error("the code of a prepared draft was not taken");
}

/** As the browser sends back what Set-Cookie gave it. */
export function cookieOf(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}
