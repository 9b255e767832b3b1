import { matchRoutes } from "@remix-run/react";
import { expect, test } from "vitest";
import entries from "../routes.ts";
import { fewRoutes, type Routes } from "./few-routes.server.ts";

type Entry = (typeof entries)[number];

/** As Remix keeps the routes of a build: by id, each with its parent's. */
const routes: Routes = Object.fromEntries([
  ["root", routeOf({ id: "root", path: "" })],
  ...entries.flatMap((entry) => flat(entry, "root")),
]);

function flat(entry: Entry, parentId: string): [string, Routes[string]][] {
  const { children = [], ...own } = entry;
  return [
    [own.id, routeOf({ ...own, parentId })],
    ...children.flatMap((child) => flat(child, own.id)),
  ];
}

function routeOf(own: Partial<Entry> & { id: string; parentId?: string }) {
  const { id, path, index, caseSensitive, parentId } = own;
  return {
    id,
    path,
    index,
    caseSensitive,
    parentId,
    module: { default: null },
  };
}

type Tree = Parameters<typeof matchRoutes>[0];

function treeOf(ids: string[], parentId?: string): Tree {
  return ids
    .flatMap((id) => routes[id] ?? [])
    .filter((route) => route.parentId === parentId)
    .map(({ index, ...own }) =>
      index
        ? { ...own, index: true as const }
        : { ...own, children: treeOf(ids, own.id) },
    );
}

const all = treeOf(Object.keys(routes));
const few = fewRoutes(routes);

function found(tree: Tree, pathname: string) {
  const matches = matchRoutes(tree, pathname) ?? [];
  return matches.map(({ route, params, pathname }) => ({
    id: route.id,
    params: { ...params },
    pathname,
  }));
}

const id = "0199a1b2-0000-7000-8000-0123456789ab";

/** Every address of app/routes.ts, with something in the place of each parameter. */
const addresses = Object.keys(routes).map(
  (id) => "/" + lineOf(id).filter(Boolean).join("/"),
);

function lineOf(id: string): string[] {
  const route = routes[id];
  if (!route) return [];
  return [...(route.parentId ? lineOf(route.parentId) : []), route.path ?? ""];
}

const filled = [
  ...addresses.map((path) => path.replace(/:\w+/g, id)),
  // Parameters that are spelled as another route.
  ...addresses.map((path) => path.replace(/:\w+/g, "code")),
];

test("every route is found among the few, with its parents and parameters", () => {
  expect(filled.length).toBeGreaterThan(150);
  for (const path of filled) {
    const ids = few(path);
    expect(ids.length, path).toBeLessThanOrEqual(7);
    expect(found(treeOf(ids), path), path).toEqual(found(all, path));
  }
});

test.each([
  ["a slash at its end", (path: string) => `${path}/`],
  ["two slashes at its end", (path: string) => `${path}//`],
  ["two slashes before it", (path: string) => `/${path}`],
  ["a piece more", (path: string) => `${path}/more`],
  ["a piece less", (path: string) => path.replace(/\/[^/]*$/, "") || "/"],
  ["capital letters", (path: string) => path.toUpperCase()],
  ["a letter more", (path: string) => `${path}x`],
  [".data at its end", (path: string) => `${path}.data`],
  ["a dot at its end", (path: string) => `${path}.`],
  ["a star at its end", (path: string) => `${path}/*`],
  ["a parameter as it is written", (path: string) => `${path}/:page`],
])("an address with %s is of the route that Remix takes", (_, change) => {
  for (const path of filled.map(change))
    expect(found(treeOf(few(path)), path), path).toEqual(found(all, path));
});
