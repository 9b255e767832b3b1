import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { queryOf, queueFilterSchema } from "#app/domain/desk/queue-filters.ts";
import { seesAllReports } from "#app/domain/responder/can.ts";
import { sealSearch } from "#app/domain/vault/search-words.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { queryOfShape, shapeOf } from "./queue/queue-shape.ts";

/** Nothing to see here but the queue. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk", 303);
}

/** Narrows the queue: what was chosen goes into the address, what was searched for goes there sealed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const form = Object.fromEntries(await request.formData());
  const filters = queueFilterSchema.parse(form);
  const query = queryOf(filters);
  const shape = shapeOf(new URLSearchParams(wordsIn(form)), {
    seesAll: seesAllReports(viewer),
  });
  for (const [name, value] of queryOfShape(shape)) query.set(name, value);
  if (filters.search)
    query.set("sought", sealSearch(context.keyring, filters.search));
  return redirect(query.size > 0 ? `/desk?${query}` : "/desk", 303);
}

/** Of a form its words: no file is searched for. */
function wordsIn(form: Record<string, FormDataEntryValue>): [string, string][] {
  return Object.entries(form).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
}
