import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  useNavigation,
} from "@remix-run/react";
import { useId } from "react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { TextArea } from "#app/components/desk/field.tsx";
import { When } from "#app/components/desk/when.tsx";
import {
  checkOnPage,
  listCheckpoints,
  type ListedCheckpoint,
} from "#app/domain/desk/history-check.server.ts";
import { findInHistory } from "#app/domain/desk/history-find.server.ts";
import { WrongChoice } from "#app/domain/refusal.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import historyStyles from "#app/styles/desk-history.css?url";
import { CheckResult } from "./check-result.tsx";

export const meta: MetaFunction = () => [{ title: "Check the history" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: historyStyles },
];
export const ErrorBoundary = DeskProblem;

/** A fortnight: one is signed each day. */
const shownMost = 14;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const asked = new URL(request.url).searchParams.get("before");
  const number = z.coerce.number().int().positive().safeParse(asked);
  const before = number.success ? number.data : null;
  const listing = { viewer, before, limit: shownMost + 1 };
  const found = await listCheckpoints(context.db, listing);
  const checkpoints = found.slice(0, shownMost);
  const isMore = found.length > shownMost;
  return { checkpoints, next: isMore ? checkpoints.at(-1)?.number : undefined };
}

/** POST /desk/history/check: of one report, by its reference; or since a line. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const typed = typedIn(await request.formData());
  try {
    const of =
      typed.line === undefined
        ? { reportId: await reportIn(typed.reference ?? "") }
        : { line: typed.line };
    const checked = await checkOnPage(db, { viewer, of, now: now() });
    return data({ typed, problems: {}, checked }, 200);
  } catch (error) {
    if (!(error instanceof WrongChoice)) throw error;
    const problems: Record<string, string> = { [error.field]: error.message };
    return data({ typed, problems, checked: null }, 400);
  }

  async function reportIn(reference: string): Promise<string> {
    const found = await findInHistory(db, {
      viewer,
      keyring,
      typed: reference,
    });
    if (found.is === "report") return found.reportId;
    throw new WrongChoice(
      "reference",
      "No report that was sent has this reference",
    );
  }
}

export default function CheckPage() {
  const { checkpoints, next } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const isBusy = useNavigation().formAction === "/desk/history/check";
  const { typed = {}, checked = null } = posted ?? {};
  const problems: Record<string, string> = posted?.problems ?? {};
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>Check the history</h1>
        <p className="quiet">
          Each act holds the hash of the one before it. What was changed, cut or
          put in is found by computing them anew.
        </p>
      </div>
      {checked ? <CheckResult checked={checked} /> : null}
      <Panel id="report" title="One report">
        <Form method="post">
          <ReferenceField
            typed={typed.reference}
            problem={problems.reference}
          />
          <div className="form-end">
            <button type="submit" className="button" aria-disabled={isBusy}>
              {isBusy ? "Checking…" : "Check this report"}
            </button>
          </div>
        </Form>
      </Panel>
      <Panel id="since" title="Everything since a checkpoint">
        <Form method="post">
          <TextArea
            name="line"
            label="The line that you kept"
            hint="It begins with landline-checkpoint. One from this page shows less: whoever changed the history could have changed it too."
            defaultValue={typed.line}
            problem={problems.line}
            isRequired
          />
          <div className="form-end">
            <button type="submit" className="button" aria-disabled={isBusy}>
              {isBusy ? "Checking…" : "Check what came since"}
            </button>
          </div>
        </Form>
      </Panel>
      <Panel
        id="checkpoints"
        title="Checkpoints"
        aside="Keep one line elsewhere: on paper, in another mailbox"
      >
        <Checkpoints checkpoints={checkpoints} />
        <p className="form-end">
          {next ? (
            <Link to={`/desk/history/check?before=${next}#checkpoints`}>
              Earlier
            </Link>
          ) : null}
          <Link to="/desk/history">Back to the history</Link>
        </p>
      </Panel>
    </div>
  );
}

function ReferenceField({
  typed,
  problem,
}: {
  typed?: string;
  problem?: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Reference</label>
      {problem ? (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      <input
        className="input history-reference"
        id={id}
        name="reference"
        maxLength={60}
        autoComplete="off"
        defaultValue={typed}
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
    </div>
  );
}

function Checkpoints({
  checkpoints,
}: {
  checkpoints: readonly ListedCheckpoint[];
}) {
  if (checkpoints.length === 0)
    return (
      <p className="quiet">
        None was signed yet. One is signed each day, and by{" "}
        <code>npm run admin -- checkpoint</code>.
      </p>
    );
  return (
    <ol className="history-checkpoints">
      {checkpoints.map(({ number, line, at, eventsCount }) => (
        <li key={number}>
          <p>
            <strong>Number {number}</strong>
            {at ? (
              <>
                , <When at={at} />
              </>
            ) : null}
            {eventsCount === null
              ? ", and it is no line of ours"
              : `, over ${eventsCount.toLocaleString("en-US")} acts`}
          </p>
          <p className="mono history-line">{line}</p>
        </li>
      ))}
    </ol>
  );
}
