import {
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { described, titled } from "#app/components/public/title.ts";
import { WherePage } from "./where-page.tsx";
import { listStates } from "#app/domain/directory/lookup.server.ts";
import {
  isSignpostAsked,
  readSignpost,
} from "#app/domain/directory/signpost-answers.ts";
import { signpostShown } from "#app/domain/directory/signpost-shown.server.ts";
import { findWhere, settleWanted } from "#app/domain/directory/where.server.ts";
import { formShownOf } from "#app/domain/directory/where-shown.ts";
import { localeOf } from "#app/server/locale.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

/** All that is asked stands in the address, and nowhere else: it is neither kept nor logged. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, now } = context;
  const query = new URL(request.url).searchParams;
  const typed = (name: string) => query.get(name) ?? "";
  const wanted = settleWanted({
    zip: typed("zip"),
    county: typed("county"),
    state: typed("state"),
    country: typed("country"),
  });
  const answers = readSignpost(query);
  const where = await findWhere(db, wanted);
  const form = formShownOf(where);
  const asked = { where, wanted, answers, locale: localeOf(request) };
  return data(
    {
      wanted,
      answers,
      ...form,
      states: await listStates(db),
      shown: isSignpostAsked(query)
        ? await signpostShown(db, { ...asked, now: now() })
        : null,
    },
    { status: form.errorCode === null ? 200 : 400 },
  );
}

export const meta: MetaFunction<typeof loader> = ({
  data: loaded,
  matches,
}) => [
  ...titled(
    matches,
    ({ whereToReport: words }) =>
      loaded?.shown ? words.answer.title : words.title,
    Boolean(loaded?.errorCode),
  ),
  ...described(matches, (t) => t.whereToReport.describes),
];

export default function WhereToReport() {
  return <WherePage {...useLoaderData<typeof loader>()} />;
}
