import type { Logger } from "pino";
import type { MailTransport } from "#app/domain/correspondence/transport.ts";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Settings } from "#app/server/context.server.ts";
import type { Database } from "#db/client.server.ts";

/** What a worker's process works with. */
export type JobContext = {
  db: Database;
  /** The same data by connections that do not wait for the disk: for what a second run of the job would make again. */
  derivedDb: Database;
  keyring: Keyring;
  transport: MailTransport;
  store: EvidenceStore;
  settings: Settings;
  now: () => Date;
  log: Logger;
};

/** Parses its payload and calls one domain function. Runs twice without harm. */
export type Job = (
  payload: unknown,
  context: JobContext & {
    /** 1 the first time. */
    attempt: number;
  },
) => Promise<void>;
