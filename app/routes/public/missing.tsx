import type { MetaFunction } from "@remix-run/node";
import { titled } from "#app/components/public/title.ts";
import { NotFound } from "#app/domain/refusal.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches }) =>
  titled(matches, (t) => t.frame.trouble.notFound.title);

/** Whatever no other page answers. */
export function loader(): never {
  throw new NotFound("there is no such page");
}

export default function Missing() {
  return null;
}
