import { v7 as uuidv7 } from "uuid";
import { makeColleagueCode } from "#app/domain/access/colleague-code.server.ts";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import { openByCode } from "#app/domain/access/begin-session.server.ts";
import type { AccessScope } from "#app/domain/vocabulary/report.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import type { FiledReport } from "./reports.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";

/** A colleague who has the report open by a code that its reporter made, by the commands that browsers run. */
export async function joinByCode(
  db: Database,
  keyring: Keyring,
  {
    of: { session, sessionToken: token },
    scope,
    label = "Night shift",
    now = new Date("2026-11-22T10:00:00Z"),
  }: {
    of: Pick<FiledReport, "session" | "sessionToken">;
    scope: AccessScope;
    label?: string;
    now?: Date;
  },
) {
  const accessId = uuidv7();
  const making = { keyring, session, token, label, scope, accessId, now };
  await makeColleagueCode(db, making);
  const maker = await findReporterSession(db, { keyring, token, now });
  const code = maker?.codeToPass && valueIn(maker.codeToPass)?.code;
  const opened = await openByCode(db, { keyring, typed: code ?? "", now });
  if (!code || !opened) throw new Error("the code was not made");
  const { sessionToken } = opened;
  const asking = { keyring, token: sessionToken, now };
  const found = await findReporterSession(db, asking);
  if (!found) throw new Error("the code opened no session");
  return { accessId, code, sessionToken, session: found };
}
