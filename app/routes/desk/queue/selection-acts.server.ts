import { z } from "zod";
import {
  closeReport,
  markDuplicateOf,
} from "#app/domain/closure/close.server.ts";
import { reopenReport } from "#app/domain/closure/reopen.server.ts";
import { bodySchema } from "#app/domain/correspondence/body.ts";
import { parseReference } from "#app/domain/report/reference.ts";
import { assignResponder } from "#app/domain/routing/assign.server.ts";
import { transferReport } from "#app/domain/routing/transfer.server.ts";
import { undoAssignment } from "#app/domain/routing/undo-assignment.server.ts";
import { undoTransfer } from "#app/domain/routing/undo-transfer.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { outcomes } from "#app/domain/vocabulary/report.ts";
import type { Database } from "#db/client.server.ts";
import { chosen, reason } from "#app/routes/desk/report/fields.ts";
import type { BulkVerbName } from "./bulk-verbs.ts";

type Given = {
  reportId: string;
  by: Viewer;
  keyring: Keyring;
  now: Date;
  /** Of several at once each is checked, undoing too. */
  revision: number;
};

/** The form of a verb, and what it does to one report: or what is wrong with the form. */
type Act = (
  typed: Record<string, string>,
) =>
  | { act: (db: Database, given: Given) => Promise<unknown> }
  | { error: z.ZodError };

function actOf<Fields extends z.ZodRawShape>(
  form: z.ZodObject<Fields>,
  command: (
    db: Database,
    given: Given & z.infer<z.ZodObject<Fields>>,
  ) => Promise<unknown>,
): Act {
  return (typed) => {
    const parsed = form.safeParse(typed);
    if (!parsed.success) return { error: parsed.error };
    return { act: (db, given) => command(db, { ...parsed.data, ...given }) };
  };
}

const reference = z.string().transform((typed, { addIssue }) => {
  const parsed = parseReference(typed);
  if (parsed === null) addIssue("That is no reference: LL-XXXX-XXXX");
  return parsed ?? "";
});

/** The same forms and commands as those of one report, and what undoes each. */
export const acts = {
  assignee: actOf(
    z.object({ responderId: z.uuid("Choose who works it") }),
    assignResponder,
  ),
  transfer: actOf(
    z.object({ toUnitId: chosen("Choose a unit"), reason }),
    transferReport,
  ),
  duplicate: actOf(z.object({ reference, words: bodySchema }), markDuplicateOf),
  closure: actOf(
    z.object({
      outcome: z.enum(outcomes, "Choose an outcome"),
      words: bodySchema,
    }),
    closeReport,
  ),
  reopening: actOf(z.object({ reason }), reopenReport),
  "assignee-undoing": actOf(z.object({}), undoAssignment),
  "transfer-undoing": actOf(z.object({}), undoTransfer),
} satisfies Record<BulkVerbName | BulkUndoing, Act>;

type BulkUndoing = "reopening" | "assignee-undoing" | "transfer-undoing";

export const undoingOf = {
  assignee: "assignee-undoing",
  transfer: "transfer-undoing",
  duplicate: "reopening",
  closure: "reopening",
} as const satisfies Record<BulkVerbName, BulkUndoing>;
