import { z } from "zod";
import {
  openUnderSecret,
  openWithSeed,
  boxPair,
} from "#app/domain/vault/key-seed.server.ts";
import { openAnywhere, openBox } from "#app/domain/vault/hand-over.server.ts";
import { openPart } from "#app/domain/vault/part.server.ts";
import {
  decisionPlace,
  deskUnsentPlace,
  handedOverPlace,
  headlinePlace,
  messagePlace,
  notePlace,
  reasonPlace,
  revealPlace,
  scoringPlace,
  taskPlace,
} from "#app/domain/vault/places.ts";
import { openText, type Place } from "#app/domain/vault/seal.server.ts";
import { TextIndex } from "#app/domain/vault/text-index.server.ts";
import {
  keyOfSecret,
  unwrapWithCode,
  unwrapWithSecret,
} from "#app/domain/vault/wrap.server.ts";

/** What somebody holds, as the key it may be, and as the words it may be. */
export type Secret = { key: Buffer | null; words: string };

export type Row = Record<string, unknown>;

/**
 * What comes out of a sealed value with this secret, by the functions of the vault and in the very place where it lies; null
 * or an error where the secret is not the right one.
 */
type Lock = {
  by: "seed" | "words" | "report key" | "worker key";
  open: (
    row: Row,
    sealed: Buffer,
    secret: { key: Buffer; words: string },
    publicKeys: ReadonlyMap<number, Buffer>,
  ) => Buffer | string | null;
};

const of = (row: Row, column: string) => String(row[column]);
const numberOf = (row: Row, column: string) => Number(row[column]);

const bySeed = (belongsTo: (row: Row) => string[]): Lock => ({
  by: "seed",
  open: (row, sealed, { key }) => openWithSeed(key, belongsTo(row), sealed),
});
/** What is a unit's and no report's. */
const ofUnit = (table: string): Lock =>
  bySeed((row) => [
    ...[table, of(row, "id")],
    ...[of(row, "unit_id"), of(row, "key_number")],
  ]);
const byWords = (belongsTo: (row: Row) => string[]): Lock => ({
  by: "words",
  open: (row, sealed, { words }) =>
    openUnderSecret(words, belongsTo(row), sealed),
});
const byReportKey = (
  place: (row: Row) => Place,
  reportIdColumn = "report_id",
): Lock => ({
  by: "report key",
  open: (row, sealed, { key: bytes }) =>
    openText({ reportId: of(row, reportIdColumn), bytes }, place(row), sealed),
});
const inEvidence = (column: string, versionColumn?: string): Lock =>
  byReportKey((row) => ({
    ...{ table: "evidence", column, row: of(row, "id") },
    version: versionColumn ? numberOf(row, versionColumn) : undefined,
  }));
const byWorkerKey: Lock["open"] = (_, sealed, { key }, publicKeys) => {
  const privateKeys = new Map([...publicKeys.keys()].map((n) => [n, key]));
  const opened = openAnywhere({ current: 1, publicKeys, privateKeys }, sealed);
  return opened && JSON.stringify(opened);
};

/** Each sealed column of the database, with what opens it; `evidence` is the store of files. */
export const locks: Record<string, Lock> = {
  "house_key.recovery_sealed": bySeed(() => ["house_key", "search"]),
  "unit_key.recovery_sealed": bySeed((row) => [
    ...["unit_key", of(row, "unit_id"), of(row, "number")],
  ]),
  "unit_member.seed_sealed": bySeed((row) => [
    ...["unit_member", of(row, "responder_id")],
    ...[of(row, "unit_id"), of(row, "number")],
  ]),
  "search_key_share.seed_sealed": bySeed((row) => [
    ...["search_key_share", of(row, "unit_id"), of(row, "key_number")],
  ]),
  "report_key.sealed": bySeed((row) => [
    ...["report_key", of(row, "report_id")],
    ...[of(row, "unit_id"), of(row, "key_number")],
  ]),
  "saved_view.sealed": ofUnit("saved_view"),
  "handover.note_sealed": ofUnit("handover"),
  "handover_text.sealed": ofUnit("handover_text"),
  "lost_code.phrases_sealed": { by: "seed", open: openPhrases },
  "passkey.seed_sealed": byWords((row) => ["passkey", of(row, "id")]),
  "responder_session.seed_sealed": byWords((row) => [
    ...["responder_session", of(row, "id")],
  ]),
  "invitation.unit_seeds_sealed": byWords((row) => [
    ...["invitation", of(row, "responder_id")],
  ]),
  "report_access.key_wrapped": {
    by: "words",
    open: (row, keyWrapped, { words }) => {
      const [reportId, accessId] = [of(row, "report_id"), of(row, "id")];
      return unwrapWithCode(words, { reportId, accessId, keyWrapped }).bytes;
    },
  },
  "reporter_session.key_wrapped": {
    by: "words",
    open: (row, sealed, { words }) =>
      unwrapWithSecret(words, of(row, "report_id"), sealed).bytes,
  },
  "reporter_session.code_sealed": {
    by: "words",
    open: (row, sealed, { words }) => {
      const place = { table: "reporter_session", column: "code_sealed" };
      const at = { ...place, row: of(row, "access_id") };
      return openText(keyOfSecret(words, of(row, "report_id")), at, sealed);
    },
  },
  "report.headline_sealed": byReportKey(
    (row) => headlinePlace(of(row, "id")),
    "id",
  ),
  "report_answers.sealed": byReportKey((row) => ({
    ...{ table: "report_answers", column: "sealed" },
    ...{ row: of(row, "report_id"), version: numberOf(row, "version") },
  })),
  "report_access.label_sealed": byReportKey((row) => ({
    ...{ table: "report_access", column: "label_sealed", row: of(row, "id") },
  })),
  "unsent.sealed": byReportKey((row) => ({
    ...{ table: "unsent", column: "sealed" },
    row: `${of(row, "access_id")}/${of(row, "page")}`,
  })),
  "desk_unsent.sealed": byReportKey((row) =>
    deskUnsentPlace(of(row, "responder_id"), {
      form: of(row, "form"),
      id: of(row, "id"),
    }),
  ),
  "message.body_sealed": byReportKey((row) => messagePlace(of(row, "id"))),
  "report_task.sealed": byReportKey((row) => taskPlace(of(row, "id"))),
  "note.body_sealed": byReportKey((row) => notePlace(of(row, "id"))),
  "reveal.words_sealed": byReportKey((row) => revealPlace(of(row, "id"))),
  "assignment.reason_sealed": byReportKey((row) =>
    reasonPlace(of(row, "id"), "reason_sealed"),
  ),
  "assignment.answer_reason_sealed": byReportKey((row) =>
    reasonPlace(of(row, "id"), "answer_reason_sealed"),
  ),
  "scoring.grounds_sealed": byReportKey((row) =>
    scoringPlace(of(row, "report_id"), numberOf(row, "version")),
  ),
  "routing_decision.grounds_sealed": byReportKey((row) =>
    decisionPlace(of(row, "report_id"), numberOf(row, "version")),
  ),
  "evidence.name_sealed": inEvidence("name_sealed"),
  "evidence.sha256_sealed": inEvidence("sha256_sealed"),
  "evidence.terms_sealed": inEvidence("terms_sealed"),
  "evidence.hash_state_sealed": inEvidence(
    "hash_state_sealed",
    "received_bytes",
  ),
  evidence: {
    by: "report key",
    open: (row, sealed, { key: bytes }) => {
      const key = { reportId: of(row, "report_id"), bytes };
      const evidenceId = of(row, "evidence_id");
      return openPart(
        key,
        { evidenceId, number: numberOf(row, "number") },
        sealed,
      );
    },
  },
  "mail.words_sealed": { by: "worker key", open: byWorkerKey },
  "report_terms.exact_sealed": {
    by: "seed",
    open: (row, sealed, { key }) =>
      new TextIndex(key).open(of(row, "report_id"), sealed),
  },
  "handed_over.sealed": {
    by: "worker key",
    open: (row, sealed, secret, publicKeys) =>
      of(row, "kind") === "words"
        ? openWords(row, sealed, secret.key)
        : byWorkerKey(row, sealed, secret, publicKeys),
  },
};

/** Columns of bytes that nothing is sealed in: look-ups, hashes, blind terms, tags, signatures and public halves. */
export const unsealed = [
  ...["responder.tag", "passkey.tag", "invitation.tag"],
  ...["responder_session.tag", "person_change.tag", "lost_code.call_tag"],
  ...["audit_chain.hash", "audit_event.previous_hash", "audit_event.hash"],
  ...["audit_checkpoint_head.hash", "search_term.term", "evidence.same_as"],
  "desk_unsent.posted_hash",
  ...["report_access.code_lookup", "reporter_session.token_lookup"],
  ...["invitation.token_lookup", "responder_session.token_lookup"],
  ...["lost_code.code_lookup", "lost_code.source", "wrong_code.source"],
  ...["lost_code.public_key", "passkey.public_key", "responder.public_half"],
  "responder.provider_subject",
  ...["house_key.half", "house_key.signature", "unit_member.signature"],
  ...["unit_key.half", "unit_key.signature"],
];

const copies = z.array(z.tuple([z.string(), z.int(), z.string()]));

function openPhrases(row: Row, sealed: Buffer, { key }: { key: Buffer }) {
  for (const [unitId, number, copy] of copies.parse(
    JSON.parse(sealed.toString("utf8")),
  )) {
    const belongsTo = ["lost_code", of(row, "id"), unitId, String(number)];
    const opened = openWithSeed(key, belongsTo, Buffer.from(copy, "base64url"));
    if (opened) return opened;
  }
  return null;
}

function openWords(row: Row, sealed: Buffer, searchSeed: Buffer): string {
  const place = handedOverPlace(of(row, "report_id"), "words");
  return JSON.stringify(
    openBox(boxPair(searchSeed), place, sealed, z.unknown()),
  );
}
