import type { BrowserKind } from "#app/domain/vocabulary/responder.ts";

/** Asked in this order, as most browsers also call themselves by an older one's name. */
const names: [RegExp, BrowserKind][] = [
  [/\bEdgA?\//, "edge"],
  [/\b(?:Firefox|FxiOS)\//, "firefox"],
  [/\b(?:Chrome|CriOS|Chromium)\//, "chrome"],
  [/\bSafari\//, "safari"],
];

/** What a browser calls itself. Anybody may call themselves anything: it tells one's own sessions apart and decides nothing. */
export function browserKindOf(request: Request): BrowserKind {
  const agent = request.headers.get("User-Agent") ?? "";
  return names.find(([pattern]) => pattern.test(agent))?.[1] ?? "other";
}
