import {
  keysNeeded,
  variableOf,
  type Given,
  type ProcessSurface,
} from "./key-variables.server.ts";

/** What an installation with real reporters cannot do without, and was not given. */
export function missingInProduction(
  env: Given,
  surface: ProcessSurface,
): string[] {
  const sends = surface === "all" || surface === "worker";
  const serves = surface !== "worker";
  const names = [
    "DATABASE_URL",
    "LANDLINE_ORIGIN",
    // A guess would take every visitor for one network, or believe what any of them says of theirs.
    ...(serves ? ["LANDLINE_PROXIES"] : []),
    ...(sends ? ["SMTP_URL", "MAIL_FROM"] : []),
  ].filter((name) => !env[name]);
  const keys = keysNeeded(surface, false)
    .map(variableOf)
    .filter((name) => !env[name] && !env[`${name}_FILE`])
    .map((name) => `${name} (or ${name}_FILE)`);
  return [...names, ...keys];
}
