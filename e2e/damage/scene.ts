import { and, eq, isNotNull, sql, type SQL } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { assignment, evidence } from "#db/schema/index.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { keepDeskUnsent } from "#app/domain/correspondence/desk-unsent.server.ts";
import { addTask } from "#app/domain/task/add.server.ts";
import { writeNote } from "#app/domain/correspondence/note.server.ts";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { sealTerms } from "#app/domain/evidence/sealed.server.ts";
import { messageForm } from "#app/domain/form/message-form.ts";
import { termOf } from "#app/domain/indicator/terms.ts";
import { addMessage } from "#app/domain/report/add-message.server.ts";
import { indexChanged } from "#app/domain/desk/search-index.server.ts";
import { findSearchSeed } from "#app/domain/unit-key/search-share.server.ts";
import { saveView } from "#app/domain/desk/saved-views.server.ts";
import { revealPersonal } from "#app/domain/reveal/reveal.server.ts";
import { handOver } from "#app/domain/on-call/handover.server.ts";
import { keepHandoverText } from "#app/domain/on-call/handover-text.server.ts";
import { saveAnswers } from "#app/domain/report/save.server.ts";
import { keepUnsent } from "#app/domain/report/unsent.server.ts";
import { reasonPlace } from "#app/domain/vault/places.ts";
import { sealText } from "#app/domain/vault/seal.server.ts";
import { evidenceId, type Filed, type World } from "../permissions/world.ts";

/** What stands on the pages while nothing is damaged, by the column that holds it. */
export const planted = {
  "message.body_sealed": "Basalt: the router came back by itself.",
  "note.body_sealed": "Feldspar: called them, nobody answered.",
  "report_task.sealed": "Hornblende: ask the vendor at nine",
  "assignment.reason_sealed": "Gneiss: they asked for you by name.",
  "assignment.answer_reason_sealed": "Obsidian: we know this network.",
  "desk_unsent.sealed": "Travertine: call them again at",
  "reveal.words_sealed": "Pumice: their counsel asked for it.",
  "unsent.sealed": "Dolomite: half a sentence",
  "report_access.label_sealed": "Night shift",
  "evidence.name_sealed": "core-router.pcap",
  "saved_view.sealed": "Granite: carriers that call",
  "handover.note_sealed": "Slate: the night was quiet",
  "handover_text.sealed": "Schist: half a handover",
} as const;

/** A report in which something lies sealed in every column, and a draft whose code was not given back yet. */
export async function plantReport(world: World): Promise<Filed> {
  const filed = await world.fileReport("accepted");
  const { session } = filed;
  await filed.colleague("answer");
  await world.sendEvidence(filed);
  await readText(world, filed);
  await correspond(world, filed);
  await change(world, filed);
  await world.loseCode(filed, false);
  await giveReasons(world, filed);
  await keepDeskUnsent(world.db, {
    ...{ reportId: filed.reportId, by: await world.viewerOf("lead") },
    ...{ form: "notes", id: uuidv7(), base: "", opening: uuidv7() },
    typed: { body: planted["desk_unsent.sealed"] },
    ...{ number: 1, now: new Date() },
  });
  await revealPersonal(world.db, {
    ...{ reportId: filed.reportId, by: await world.viewerOf("responder") },
    ...{ purpose: "other", words: planted["reveal.words_sealed"] },
    now: new Date(),
  });
  await saveView(world.db, {
    ...{ by: await world.viewerOf("lead"), isUnits: true, now: new Date() },
    ...{ name: planted["saved_view.sealed"], filters: { band: "high" } },
  });
  await writeForTheUnit(world);
  await indexForSearch(world);
  await keepUnsent(world.db, {
    session,
    page: messageForm(),
    typed: { body: [planted["unsent.sealed"]] },
    now: new Date(),
  });
  return filed;
}

/** A note of the shift, and one that was typed and not sent. */
async function writeForTheUnit({ db, keyring, viewerOf }: World) {
  const by = await viewerOf("lead");
  const now = new Date();
  await handOver(db, {
    ...{ handoverId: uuidv7(), by, keyring, toId: null, reports: [], now },
    note: planted["handover.note_sealed"],
  });
  await keepHandoverText(db, {
    ...{ by, id: uuidv7(), base: "", opening: uuidv7(), number: 1, now },
    typed: { note: planted["handover_text.sealed"] },
  });
}

/** As whoever searches does first. */
async function indexForSearch({ db, viewerOf }: World) {
  const viewer = await viewerOf("responder");
  const searchSeed = await findSearchSeed(db, viewer);
  if (!searchSeed) throw new Error("this unit was given no search seed");
  await indexChanged(db, { viewer, searchSeed });
}

/** As the text in the file would be read for indicators. */
async function readText({ owner }: World, { reportId, session }: Filed) {
  const terms = [termOf({ kind: "ipv4", value: "45.61.133.31" })];
  await owner
    .update(evidence)
    .set({ termsSealed: sealTerms(session.key, evidenceId, terms) })
    .where(eq(evidence.reportId, reportId));
}

async function correspond(
  { db, keyring, viewerOf }: World,
  { session, reportId }: Filed,
) {
  const now = new Date();
  await addMessage(db, {
    ...{ session, messageId: uuidv7(), kind: "message", now },
    body: planted["message.body_sealed"],
  });
  const by = await viewerOf("responder");
  const command = { reportId, by, keyring, now };
  await writeNote(db, {
    ...command,
    body: planted["note.body_sealed"],
  });
  await addTask(db, {
    ...{ ...command, assigneeId: null, due: "none" },
    text: planted["report_task.sealed"],
  });
  await sendMessage(db, {
    ...{ ...command, kind: "message", body: "We look into it." },
  });
}

/** A second version of the answers. */
async function change({ db }: World, { session }: Filed) {
  const { version: baseVersion } = await readAnswers(db, session.key);
  const contents = {
    what_seen: { is: "given", value: "Marble: a new account on the router." },
  } as const;
  const submission = { baseVersion, contents };
  const page = "what";
  await saveAnswers(db, { session, page, submission, now: new Date() });
}

/** As a person gives them with a part that they offer, and with the answer. */
async function giveReasons(
  { owner }: World,
  { reportId, session: { key } }: Filed,
) {
  const [part] = await owner
    .select({ id: assignment.id })
    .from(assignment)
    .where(
      and(eq(assignment.reportId, reportId), isNotNull(assignment.answeredAt)),
    );
  if (!part) throw new Error("nobody has answered a part");
  const sealed = (column: "reason_sealed" | "answer_reason_sealed") =>
    sealText(
      key,
      reasonPlace(part.id, column),
      planted[`assignment.${column}`],
    );
  await owner
    .update(assignment)
    .set({
      reasonSealed: sealed("reason_sealed"),
      answerReasonSealed: sealed("answer_reason_sealed"),
    })
    .where(eq(assignment.id, part.id));
}

/** Every column in which something lies sealed or wrapped. */
export async function sealedColumns({ owner }: World): Promise<string[]> {
  const { rows } = await owner.execute<{ name: string }>(sql`
    select table_name || '.' || column_name as name
    from information_schema.columns
    where table_schema = 'public'
      and data_type = 'bytea'
      and (column_name like '%sealed' or column_name like '%wrapped')
    order by name`);
  return rows.map(({ name }) => name);
}

/** Flips one bit of each value in these rows; the answer flips it back, and is null where no row holds one. */
export async function flipBits(
  { owner }: World,
  column: string,
  where: string,
): Promise<(() => Promise<void>) | null> {
  const [table = "", name = ""] = column.split(".");
  const at = sql.identifier(name);
  const flip = async (condition: SQL) => {
    const { rows } = await owner.execute<{ now: string }>(sql`
      update ${sql.identifier(table)}
      set ${at} = set_byte(${at}, length(${at}) - 1, get_byte(${at}, length(${at}) - 1) # 1)
      where ${at} is not null and ${condition}
      returning encode(${at}, 'hex') as now`);
    return rows.map(({ now }) => now);
  };
  const changed = await flip(sql.raw(where));
  if (changed.length === 0) return null;
  // What was replaced meanwhile is as it should be.
  return async () => {
    for (const hex of changed) await flip(sql`${at} = decode(${hex}, 'hex')`);
  };
}
