import { DeskProblem } from "#app/components/desk/desk-problem.tsx";

/** Any other address under /desk. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export const ErrorBoundary = DeskProblem;

export default function Missing() {
  return null;
}
