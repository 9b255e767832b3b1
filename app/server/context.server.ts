import type {} from "@remix-run/server-runtime";
import type { Logger } from "pino";
import type { EvidenceLimits } from "#app/domain/evidence/limits.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import type { Looking } from "#db/replica.server.ts";
import type { Changes } from "./arrivals/changes.server.ts";
import type { UploadLimits } from "./evidence/uploads-at-once.server.ts";

export type Surface = "all" | "public" | "desk";

/** The organization's OpenID Connect provider, and who we are to it. */
export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the people of the desk call it. */
  name: string;
};

export type Settings = {
  surface: Surface;
  /** Demonstration accounts, data and outbox. Never with a real SMTP server. */
  isDemonstration: boolean;
  /** What the organisation that runs this calls its portal, and how its banner introduces it. */
  siteName: string;
  operatorName: string | null;
  /** How many proxies of ours stand in front, each adding to X-Forwarded-For; nobody else is believed. */
  proxyCount: number;
  /** Reached as an onion service too: all its visitors have the address of Tor, and are not one network. */
  isOnionService: boolean;
  /** Scheme, host and port under which browsers reach us; null: whatever the request says. */
  origin: string | null;
  /** The relying-party id of passkeys; null: the host of the request. */
  passkeyHost: string | null;
  /** Who else says who somebody is, beside their passkey; null: the passkey alone does. */
  provider: ProviderSettings | null;
  /** Minutes without a request of the person's after which a session of the desk is over. */
  idleMinutes: number;
  /** Where somebody who found a weakness of this site writes: an address as in security.txt; null: there is no such file. */
  securityContact: string | null;
  /** Folder of the demonstration outbox; null when mail goes to a real server. */
  outboxFolder: string | null;
  /** What one report may send. */
  evidence: EvidenceLimits;
  /** How many files are received at once. */
  uploads: UploadLimits;
};

/** What a request is served with; every loader and action gets it. */
export type RequestContext = {
  db: Database;
  /** For what may be a little behind. */
  looking: Looking;
  keyring: Keyring;
  /** Which reports changed of late. */
  changes: Changes;
  settings: Settings;
  now: () => Date;
  log: Logger;
  /** Of this response's Content-Security-Policy. */
  nonce: string;
  /** Where the request comes from: for slowing wrong codes alone, never kept in clear or logged. */
  address: string;
  /** Set when an error that is no refusal was met; the web process then answers with its own page. */
  failure?: "outage" | "fault";
};

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {}
}
