import { existsSync, readFileSync } from "node:fs";
import type { ProviderSettings } from "#app/server/context.server.ts";
import { openModeOf } from "./environment-values.server.ts";

type Given = {
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
  OIDC_CLIENT_SECRET_FILE?: string;
  OIDC_NAME?: string;
};

/** The organization's provider as it was given; or, in words for the operator, what is wrong with it; null where none is asked. */
export function readProvider(
  given: Given,
  isProduction: boolean,
): ProviderSettings | string | null {
  const { OIDC_ISSUER: issuer } = given;
  if (!issuer) return null;
  const { OIDC_CLIENT_ID: clientId, OIDC_NAME: name } = given;
  const { OIDC_CLIENT_SECRET: text, OIDC_CLIENT_SECRET_FILE: file } = given;
  if (isProduction && !issuer.startsWith("https:"))
    return "OIDC_ISSUER must begin with https:// in a production installation.";
  if (!clientId || !(text || file))
    return "OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET (or OIDC_CLIENT_SECRET_FILE) beside it.";
  const mode = isProduction && !text && file ? openModeOf(file) : null;
  if (mode)
    return `others than its owner may read ${file} (mode ${mode}). Take that from them: chmod 600.`;
  const clientSecret = text ?? textIn(file);
  if (!clientSecret) return `there is no secret in ${file}.`;
  const usual = "your organization’s sign-in";
  return { issuer, clientId, clientSecret, name: name ?? usual };
}

function textIn(file = ""): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
