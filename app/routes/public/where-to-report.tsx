import {
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Alert } from "#app/components/public/alert.tsx";
import { ErrorSummary } from "#app/components/public/error-summary.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { titled } from "#app/components/public/title.ts";
import { WhereAnswer } from "#app/components/public/where-answer.tsx";
import { WhereForms } from "#app/components/public/where-forms.tsx";
import {
  listNationalContacts,
  listStates,
} from "#app/domain/directory/lookup.server.ts";
import { findWhere } from "#app/domain/directory/where.server.ts";
import { shownOf, nationalCardOf } from "#app/domain/directory/where-shown.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

/** The place may stand in the address: it is no secret, and a colleague can be sent the link. */
export async function loader({ request, context: { db } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const typed = (name: string) => query.get(name) ?? "";
  const wanted = {
    zip: typed("zip"),
    county: typed("county"),
    state: typed("state"),
    country: typed("country"),
  };
  const where = await findWhere(db, wanted);
  const shown = shownOf(where);
  return data(
    {
      wanted,
      ...shown,
      states: await listStates(db),
      national: (await listNationalContacts(db)).map(nationalCardOf),
    },
    { status: shown.errorCode === null ? 200 : 400 },
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  titled(matches, (t) => t.whereToReport.title, Boolean(shown?.errorCode));

export default function WhereToReport() {
  const { wanted, errorCode, counties, neighbours, states, answer, national } =
    useLoaderData<typeof loader>();
  const { whereToReport: words } = useWords();
  const error = errorCode && {
    fieldId: fieldOf[errorCode],
    text: words.errors[errorCode],
  };
  return (
    <PublicPage>
      {error && <ErrorSummary errors={[error]} />}
      <h1>{words.title}</h1>
      <p>
        <strong>{words.danger}</strong>
      </p>
      {!answer && <p className="lead">{words.lead}</p>}
      {counties.length > 0 && !answer && (
        <Alert kind="info">
          <p>{words.result.chooseCounty}</p>
        </Alert>
      )}
      {neighbours && <Neighbours of={neighbours} />}
      {answer && <WhereAnswer shown={answer} national={national} />}
      {answer && <h2>{words.again}</h2>}
      <WhereForms {...{ wanted, error, counties, states }} />
    </PublicPage>
  );
}

const fieldOf = {
  "not-a-zip": "zip",
  "unknown-zip": "zip",
  "county-elsewhere": "county",
  "not-a-state": "state",
  "not-a-country": "country",
} as const;

/** An unknown ZIP code still says where it must be: a link to that state. */
function Neighbours({
  of: { prefix, states },
}: {
  of: { prefix: string; states: { state: string; name: string }[] };
}) {
  const { whereToReport: words } = useWords();
  return (
    <Alert kind="info">
      <p>{words.neighbours(prefix)}</p>
      <ul>
        {states.map(({ state, name }) => (
          <li key={state}>
            <a href={`/where-to-report?state=${state}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
