import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import {
  evidenceLabels,
  evidenceStates,
} from "#app/domain/vocabulary/evidence.ts";
import { bytes, instant } from "./columns.ts";
import { report, reportAccess } from "./report.ts";

export const evidenceState = pgEnum("evidence_state", evidenceStates);
export const evidenceLabel = pgEnum("evidence_label", evidenceLabels);

/** A file of a report. Its bytes lie sealed, part by part, in the evidence store under the ids; its name only here. */
export const evidence = pgTable(
  "evidence",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    /** The access code it was sent with. */
    accessId: uuid().notNull(),
    state: evidenceState().notNull().default("receiving"),
    /** JSON: the name and the media type as the browser told them. */
    nameSealed: bytes().notNull(),
    sizeBytes: bigint({ mode: "number" }).notNull(),
    receivedBytes: bigint({ mode: "number" }).notNull().default(0),
    /** The hash so far, while the file is received: it goes on where the last part ended. */
    hashStateSealed: bytes(),
    /** SHA-256 of the whole file, sealed: it finds a known file in the hands of whoever has a list. */
    sha256Sealed: bytes(),
    /** HMAC of it under the report's own key: tells a file sent twice, within one report and nowhere else. */
    sameAs: bytes(),
    /** The terms of the indicators read in a file of text, sealed; null: none were read. */
    termsSealed: bytes(),
    label: evidenceLabel().notNull().default("not-scanned"),
    scannedAt: instant(),
    startedAt: instant().notNull(),
    keptAt: instant(),
    removedAt: instant(),
    /** When an unfinished file is given up. */
    expiresAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    foreignKey({
      columns: [t.reportId, t.accessId],
      foreignColumns: [reportAccess.reportId, reportAccess.id],
    }).onDelete("cascade"),
    // Whether the same file is there already.
    index("evidence_same")
      .on(t.reportId, t.sameAs)
      .where(sql`${t.state} = 'kept'`),
    // The sweep of files that nobody finished.
    index("evidence_expiring")
      .on(t.expiresAt)
      .where(sql`${t.state} = 'receiving'`),
    check(
      "evidence_kept_is_whole",
      sql`${t.state} <> 'kept' or (${t.receivedBytes} = ${t.sizeBytes} and ${t.sha256Sealed} is not null and ${t.keptAt} is not null)`,
    ),
    check(
      "evidence_never_outgrows_its_size",
      sql`${t.receivedBytes} between 0 and ${t.sizeBytes}`,
    ),
  ],
);

/** The sealed parts in their order; a part counts once its row is here, and a file without one is nobody's. */
export const evidencePart = pgTable(
  "evidence_part",
  {
    reportId: uuid().notNull(),
    evidenceId: uuid().notNull(),
    /** From 0. */
    number: integer().notNull(),
    /** The name of its bytes in the store. Every try has its own, so what comes late never replaces what counts. */
    id: uuid().notNull(),
    /** Of the plain bytes. */
    sizeBytes: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.evidenceId, t.number] }),
    foreignKey({
      columns: [t.reportId, t.evidenceId],
      foreignColumns: [evidence.reportId, evidence.id],
    }).onDelete("cascade"),
  ],
);
