import { join, resolve } from "node:path";
import { z } from "zod";
import { projectFolder } from "#db/project.server.ts";
import {
  usualLimits,
  type EvidenceLimits,
} from "#app/domain/evidence/limits.ts";
import { idleMinutesSchema } from "#app/domain/responder/idle.server.ts";
import type { Settings } from "#app/server/context.server.ts";
import { readBucket, type Bucket } from "#app/server/evidence/s3.server.ts";
import { usualUploads } from "#app/server/evidence/uploads-at-once.server.ts";
import {
  atOnce,
  isLoopback,
  issuerUrl,
  postgresUrl,
  replicaUrl,
  size,
  withoutEmpty,
} from "./environment-values.server.ts";
import {
  keysOf,
  type Given,
  type KeySources,
  type ProcessSurface,
} from "./key-variables.server.ts";
import { readProvider } from "./provider-variables.server.ts";
import { missingInProduction } from "./production.server.ts";

export type Environment = {
  /** With real reporters: nothing is made up, and what is missing stops the boot. */
  isProduction: boolean;
  /** Web surfaces, or the worker alone. */
  surface: ProcessSurface;
  port: number;
  /** Keys, embedded database, evidence, logs. */
  home: string;
  /** Of a login that owns nothing. Null: the embedded Postgres. */
  databaseUrl: string | null;
  /** Of a standby, for reads that may be a little behind. Null: the primary answers them. */
  replicaUrl: string | null;
  mail: { smtpUrl: string | null; from: string };
  /** "stdout", or a file. */
  log: string;
  /** Where evidence lies. */
  evidence: { folder: string } | { bucket: Bucket };
  /** Of the scanner of evidence; null: files are not scanned. */
  clamdUrl: string | null;
  settings: Settings;
  /** Key material by name; a file is read only by the surface that needs its key. */
  keys: KeySources;
};

/** What the operator must set right before this can start; its message is shown without a stack. */
export class Unset extends Error {
  override readonly name = "Unset";
}

const given = z.string().trim().min(1).optional().catch(undefined);
const onOff = z.enum(["on", "off"]).optional();

const variables = z.object({
  NODE_ENV: given,
  LANDLINE_PRODUCTION: onOff,
  LANDLINE_DEMONSTRATION: onOff,
  LANDLINE_SURFACE: z.enum(["all", "public", "desk", "worker"]).default("all"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LANDLINE_HOME: given,
  LANDLINE_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  LANDLINE_PASSKEY_HOST: given,
  LANDLINE_DESK_IDLE_MINUTES: idleMinutesSchema,
  LANDLINE_LOG: given,
  OIDC_ISSUER: issuerUrl.optional(),
  OIDC_CLIENT_ID: given,
  OIDC_CLIENT_SECRET: given,
  OIDC_CLIENT_SECRET_FILE: given,
  OIDC_NAME: given,
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URL: replicaUrl.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: given,
  SITE_NAME: z.string().trim().min(1).default("Landline"),
  OPERATOR_NAME: given,
  LANDLINE_EVIDENCE_S3: z
    .string()
    .transform(readBucket)
    .refine((bucket) => bucket !== null, "no address of a bucket")
    .optional(),
  LANDLINE_EVIDENCE_FILE: size.default(usualLimits.fileBytes),
  LANDLINE_EVIDENCE_FILES: z.coerce
    .number()
    .int()
    .min(0)
    .default(usualLimits.fileCount),
  LANDLINE_EVIDENCE_REPORT: size.default(usualLimits.reportBytes),
  LANDLINE_EVIDENCE_RESERVE: size.default(usualLimits.reserveBytes),
  LANDLINE_EVIDENCE_UPLOADS: atOnce.default(usualUploads.processCount),
  LANDLINE_EVIDENCE_UPLOADS_REPORT: atOnce.default(usualUploads.reportCount),
  CLAMD_URL: z.url({ protocol: /^(?:tcp|unix)$/ }).optional(),
  LANDLINE_SECURITY_CONTACT: z
    .url({ protocol: /^(?:https|mailto|tel)$/ })
    .optional(),
  LANDLINE_ONION: onOff.default("off"),
  LANDLINE_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
});

/** What an installation reads, but for its keys (`variableOf`). */
export const variableNames = Object.keys(variables.shape);

type Variables = z.infer<typeof variables>;

/** @throws Unset naming every variable that is wrong or missing */
export function readEnvironment(variablesGiven: Given): Environment {
  const env = withoutEmpty(variablesGiven);
  const it = parse(env);
  const mode = modeOf(it);
  refuseUnfit(env, it, mode);
  const { isProduction, home } = mode;
  return {
    isProduction,
    surface: it.LANDLINE_SURFACE,
    port: it.PORT,
    home,
    databaseUrl: it.DATABASE_URL ?? null,
    replicaUrl: it.DATABASE_REPLICA_URL ?? null,
    mail: {
      smtpUrl: it.SMTP_URL ?? null,
      from: it.MAIL_FROM ?? "Landline <landline@localhost>",
    },
    log:
      it.LANDLINE_LOG ??
      (isProduction ? "stdout" : join(home, "logs/landline.log")),
    keys: keysOf(env, isProduction ? null : join(home, "keys")),
    evidence: it.LANDLINE_EVIDENCE_S3
      ? { bucket: it.LANDLINE_EVIDENCE_S3 }
      : { folder: join(home, "evidence") },
    clamdUrl: it.CLAMD_URL ?? null,
    settings: { ...settingsOf(it, mode), provider: providerOf(it, mode) },
  };
}

/** What `npm run admin -- migrate` needs, in production too. @throws Unset */
export function readMigration(variablesGiven: Given) {
  const it = parse(withoutEmpty(variablesGiven));
  return {
    ownerUrl: it.DATABASE_OWNER_URL ?? null,
    databaseUrl: it.DATABASE_URL ?? null,
    home: modeOf(it).home,
  };
}

function parse(env: Given): Variables {
  const parsed = variables.safeParse(env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues
    .map(({ path, message }) => `${path.join(".")}: ${message}`)
    .join("; ");
  throw new Unset(
    `The environment does not fit: ${wrong}. .env.example explains each variable.`,
  );
}

type Mode = { isProduction: boolean; isDemonstration: boolean; home: string };

function modeOf(it: Variables): Mode {
  const isProduction = it.LANDLINE_PRODUCTION
    ? it.LANDLINE_PRODUCTION === "on"
    : it.NODE_ENV === "production";
  const isDemonstration = it.LANDLINE_DEMONSTRATION
    ? it.LANDLINE_DEMONSTRATION === "on"
    : !isProduction && !it.DATABASE_URL && !it.SMTP_URL;
  const home = resolve(projectFolder, it.LANDLINE_HOME ?? ".landline");
  return { isProduction, isDemonstration, home };
}

/** @throws Unset for what a production installation lacks, and for a demonstration where people could be real */
function refuseUnfit(
  env: Given,
  it: Variables,
  { isProduction, isDemonstration }: Mode,
) {
  const missing = isProduction
    ? missingInProduction(env, it.LANDLINE_SURFACE)
    : [];
  if (missing.length > 0)
    throw new Unset(
      `Not started: this is a production installation (NODE_ENV=production), and it needs ${missing.join(", ")}. .env.example explains each variable.`,
    );
  if (isProduction && !it.LANDLINE_ORIGIN?.startsWith("https:"))
    throw new Unset(
      "Not started: LANDLINE_ORIGIN must begin with https:// in a production installation. TLS may end in front of this process.",
    );
  if (isProduction && it.DATABASE_OWNER_URL)
    throw new Unset(
      "Not started: DATABASE_OWNER_URL is set, and with it whoever took this process over could change the history and every right. Give it to npm run admin -- migrate alone.",
    );
  if (isDemonstration && isProduction)
    throw new Unset(
      "Not started: demonstration accounts let anybody in, so LANDLINE_DEMONSTRATION=on does not go with NODE_ENV=production.",
    );
  if (isDemonstration && it.SMTP_URL && !isLoopback(it.SMTP_URL))
    throw new Unset(
      "Not started: the demonstration's people are made up, so it mails to no server but one on this machine. Unset SMTP_URL or LANDLINE_DEMONSTRATION.",
    );
}

/** Of a surface where people sign in. @throws Unset for half of it */
function providerOf(it: Variables, { isProduction }: Mode) {
  if (!["all", "desk"].includes(it.LANDLINE_SURFACE)) return null;
  const read = readProvider(it, isProduction);
  if (typeof read === "string") throw new Unset(`Not started: ${read}`);
  return read;
}

function settingsOf(
  it: Variables,
  { isDemonstration, home }: Mode,
): Omit<Settings, "provider"> {
  return {
    surface: it.LANDLINE_SURFACE === "worker" ? "all" : it.LANDLINE_SURFACE,
    isDemonstration,
    siteName: it.SITE_NAME,
    operatorName: it.OPERATOR_NAME ?? null,
    proxyCount: it.LANDLINE_PROXIES,
    isOnionService: it.LANDLINE_ONION === "on",
    origin: it.LANDLINE_ORIGIN ?? null,
    passkeyHost: it.LANDLINE_PASSKEY_HOST ?? null,
    idleMinutes: it.LANDLINE_DESK_IDLE_MINUTES,
    securityContact: it.LANDLINE_SECURITY_CONTACT ?? null,
    outboxFolder: it.SMTP_URL ? null : join(home, "outbox"),
    evidence: limitsOf(it),
    uploads: {
      processCount: it.LANDLINE_EVIDENCE_UPLOADS,
      reportCount: it.LANDLINE_EVIDENCE_UPLOADS_REPORT,
    },
  };
}

function limitsOf(it: Variables): EvidenceLimits {
  return {
    fileBytes: it.LANDLINE_EVIDENCE_FILE,
    fileCount: it.LANDLINE_EVIDENCE_FILES,
    reportBytes: it.LANDLINE_EVIDENCE_REPORT,
    reserveBytes: it.LANDLINE_EVIDENCE_RESERVE,
  };
}
