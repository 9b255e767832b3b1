import { data, type AppLoadContext } from "@remix-run/node";

/**
 * Requests whose form was refused. Remix shows a page's title from what its loader says, and the loader runs after the
 * action, with the same context.
 */
const refused = new WeakSet<AppLoadContext>();

/** Something is wrong with it; or another tab said something else meanwhile. */
export const statusOfRefusal = { refused: 400, conflict: 409 } as const;

/** The page again, with what was typed and what is wrong with it. */
export function refuseForm<Body>(
  context: AppLoadContext,
  body: Body,
  status: 400 | 409 = 400,
) {
  refused.add(context);
  return data(body, status);
}

/** Whether this page is shown because its form was refused: "Error: …" then leads its title. */
export function isFormRefused(context: AppLoadContext): boolean {
  return refused.has(context);
}
