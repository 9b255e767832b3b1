import { NotFound } from "#app/domain/refusal.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

/** Whatever no other page answers. */
export function loader(): never {
  throw new NotFound("there is no such page");
}

export default function Missing() {
  return null;
}
