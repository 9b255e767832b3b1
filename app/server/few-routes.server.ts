import type { ServerBuild } from "@remix-run/node";

export type Routes = ServerBuild["routes"];
type Route = NonNullable<Routes[string]>;

/**
 * The routes that an address may belong to, with their parents: two to seven, of which Remix takes the best. Remix
 * sorts and compiles the routes that it is given, four times a page; with every route of the program that was a sixth
 * of the work of a page.
 * @param pathname of a plain path: `isPlainPath`
 */
export function fewRoutes(routes: Routes): (pathname: string) => string[] {
  const all = Object.values(routes).filter((route) => route !== undefined);
  const lines = all
    .filter(({ path, index }) => path !== undefined || index)
    .map((route) => lineOf(routes, route))
    .map((line) => ({
      ids: line.map(({ id }) => id),
      pattern: line.flatMap(({ path }) => piecesOf(path ?? "")),
    }));
  return (pathname) => {
    const pieces = piecesOf(pathname);
    const found = new Set(
      lines
        .filter(({ pattern }) => mayBeOf(pattern, pieces))
        .flatMap(({ ids }) => ids),
    );
    // In their first order: it decides between routes that are equally good.
    return all.map(({ id }) => id).filter((id) => found.has(id));
  };
}

/** The paths above a path, itself the last: a page's scripts are told of these routes too. */
export function pathsAbove(pathname: string): string[] {
  const pieces = piecesOf(pathname);
  return [
    "/",
    ...pieces.map((_, at) => `/${pieces.slice(0, at + 1).join("/")}`),
  ];
}

/** What stands under these keys. */
export function pick<T>(
  all: Record<string, T>,
  ids: string[],
): Record<string, T> {
  return Object.fromEntries(
    ids.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])),
  );
}

/** The route and its parents, the outermost first. */
function lineOf(routes: Routes, route: Route): Route[] {
  const parent = route.parentId && routes[route.parentId];
  return parent ? [...lineOf(routes, parent), route] : [route];
}

function piecesOf(path: string): string[] {
  return path.split("/").filter((piece) => piece !== "");
}

function mayBeOf(pattern: string[], pieces: string[]): boolean {
  const isOpen = pattern.at(-1) === "*";
  const fixed = isOpen ? pattern.slice(0, -1) : pattern;
  return (
    (isOpen ? pieces.length >= fixed.length : pieces.length === fixed.length) &&
    fixed.every((piece, at) => piece.startsWith(":") || piece === pieces[at])
  );
}
