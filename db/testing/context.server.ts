import pino from "pino";
import { usualLimits } from "#app/domain/evidence/limits.ts";
import { usualIdleMinutes } from "#app/domain/responder/idle.server.ts";
import { Changes } from "#app/server/arrivals/changes.server.ts";
import { openClient, patience } from "#db/client.server.ts";
import type { RequestContext, Settings } from "#app/server/context.server.ts";
import { usualUploads } from "#app/server/evidence/uploads-at-once.server.ts";

/** A site behind no proxy, which sends no mail. */
export const testSettings: Settings = {
  surface: "all",
  isDemonstration: false,
  siteName: "Landline",
  operatorName: null,
  proxyCount: 0,
  isOnionService: false,
  origin: null,
  passkeyHost: null,
  provider: null,
  idleMinutes: usualIdleMinutes,
  securityContact: null,
  evidence: usualLimits,
  uploads: usualUploads,
  outboxFolder: null,
};

/** What a request is served with, at a moment that stands still. */
export function testContext({
  now,
  ...given
}: Pick<RequestContext, "db" | "keyring"> & {
  now: Date;
  settings?: Settings;
  log?: RequestContext["log"];
  changes?: Changes;
}): RequestContext {
  return {
    settings: testSettings,
    log: pino({ level: "silent" }),
    looking: (read) => read(given.db),
    // Nobody listens.
    changes: new Changes(
      () => openClient("postgres://nowhere", patience.page),
      () => now,
    ),
    ...given,
    now: () => now,
    nonce: "",
    address: "127.0.0.1",
  };
}
