import { Readable } from "node:stream";
import {
  createReadableStreamFromReadable,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { historyFiltersOf } from "#app/domain/desk/history-filters.ts";
import { exportHistory } from "#app/domain/desk/history-export.server.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the history: what is given out is asked for by its button, and recorded. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/history", 303);
}

/** POST /desk/history/export: a file of what the filters leave, streamed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const query = new URLSearchParams(typedIn(await request.formData()));
  const lines = await exportHistory(db, {
    ...{ viewer, keyring, now: now(), issuer: new URL(request.url).origin },
    filters: historyFiltersOf(query),
  });
  // Its own lines are written whole, and a reader that is slow makes it wait.
  const stream = Readable.from(lines, { objectMode: false });
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": 'attachment; filename="landline-history.jsonl"',
      "Cache-Control": "no-store",
    },
  });
}
