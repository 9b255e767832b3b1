import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { queryOf, queueFilterSchema } from "#app/domain/desk/queue-filters.ts";
import { sealSearch } from "#app/domain/vault/search-words.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the queue. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk", 303);
}

/** Narrows the queue: what was chosen goes into the address, what was searched for goes there sealed. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireResponder(request, context);
  const form = await request.formData();
  const filters = queueFilterSchema.parse(Object.fromEntries(form));
  const query = queryOf(filters);
  if (filters.search)
    query.set("sought", sealSearch(context.keyring, filters.search));
  return redirect(query.size > 0 ? `/desk?${query}` : "/desk", 303);
}
