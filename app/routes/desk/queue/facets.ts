import type { LoaderFunctionArgs } from "@remix-run/node";
import { listFacets } from "#app/domain/desk/queue.server.ts";
import { queueFiltersOf } from "#app/domain/desk/queue-filters.ts";
import { openSearch } from "#app/domain/vault/search-words.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** GET /desk/facets: what each filter's values would leave of the queue that is open, narrowed as its address says. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const query = new URL(request.url).searchParams;
  const sought = query.get("sought");
  const search = sought ? openSearch(keyring, sought) : null;
  const filters = queueFiltersOf(query, search ?? undefined);
  return Response.json(await listFacets(db, { viewer, filters, now: now() }));
}
