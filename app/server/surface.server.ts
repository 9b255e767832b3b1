import type { ServerBuild } from "@remix-run/node";
import type { Surface } from "./context.server.ts";
import { pick } from "./few-routes.server.ts";

const deskPages = /^\/(?:desk|sign-in|sign-out)(?:\/|$)/;
const reporterPages = /^\/(?:report|follow|more|evidence)(?:\/|$)/;

/** What a surface does not serve does not exist on it. */
export function isServedOn(surface: Surface, page: string): boolean {
  switch (surface) {
    case "all":
      return true;
    case "public":
      return !deskPages.test(page) && page !== "/__manifest";
    case "desk":
      return !reporterPages.test(page);
  }
}

/** The build with the routes of a surface alone. */
export function onSurface(build: ServerBuild, surface: Surface): ServerBuild {
  const isServed = (id: string): boolean => {
    const { path = "", parentId } = build.routes[id] ?? {};
    const isTop = parentId === "root";
    return isTop
      ? isServedOn(surface, `/${path}`)
      : !parentId || isServed(parentId);
  };
  const ids = Object.keys(build.routes).filter(isServed);
  return { ...build, routes: pick(build.routes, ids) };
}
