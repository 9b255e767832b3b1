import routes from "#app/routes.ts";

type Entry = (typeof routes)[number];

/** Every path that the map of the house names, and those that the web process answers itself. */
export function everyRoute(): string[] {
  const paths = routes.flatMap((entry) => pathsOf(entry, ""));
  return [...new Set([...paths, ...ownAnswers])];
}

const ownAnswers = [
  "/healthz",
  "/readyz",
  "/favicon.svg",
  "/evidence/uploads",
  "/evidence/uploads/:id",
  "/evidence/files",
  "/desk/reports/:reportId/evidence/:evidenceId",
  "/desk/arrivals",
];

function pathsOf({ path = "", children = [] }: Entry, parent: string) {
  const own = `${parent}/${path}`.replace(/\/+$/, "");
  const below: string[] = children.flatMap((child) => pathsOf(child, own));
  return [own || "/", ...below];
}
