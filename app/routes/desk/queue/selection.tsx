import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { personChoice } from "#app/components/desk/away-words.ts";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { assignableBy } from "#app/domain/desk/allowed-actions.ts";
import {
  actOnEach,
  listSelected,
  seenRevision,
  selectedMost,
  type SelectedRow,
} from "#app/domain/desk/queue-bulk.server.ts";
import { listUnitsWithColleagues } from "#app/domain/desk/report-rows.server.ts";
import { problemsOf, typedIn } from "#app/routes/desk/posted.server.ts";
import { failureOf } from "#app/server/failure.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { bulkVerbs, isBulkVerb, type BulkVerbName } from "./bulk-verbs.ts";
import { acts, undoingOf } from "./selection-acts.server.ts";
import { SelectedName } from "./selected-name.tsx";
import { SelectionDone } from "./selection-done.tsx";
import { SelectionForm } from "./selection-form.tsx";
import {
  dropWordsOfSelection,
  wordsOfSelection,
} from "./selection-words.server.ts";
import { unitGroups } from "./unit-groups.ts";

export const meta: MetaFunction = () => [{ title: "Selected reports" }];
export const ErrorBoundary = DeskProblem;

/** GET /desk/selection: what a verb will do to each of the selected reports, before it is done. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const query = new URL(request.url).searchParams;
  const verb = verbOf(query.get("verb"));
  const rows = await listSelected(db, {
    ...{ viewer, reportIds: idsOf(query.getAll("reports")), now: now() },
  });
  const { actions } = bulkVerbs[verb];
  const choices = await listUnitsWithColleagues(db, {
    ...{ keyring, ownUnitId: viewer.unitId, now: now() },
  });
  const all = rows.flatMap((row) => row.actions);
  const shown = rows.map((row) => ({
    ...row,
    isAllowed: actions.some((action) => row.actions.includes(action)),
  }));
  return {
    verb,
    rows: shown,
    words: await wordsOfSelection(db, viewer, shown),
    units: unitGroups(choices.units),
    assignable: assignableBy(viewer, all, choices.colleagues).map((person) =>
      personChoice(person, viewer),
    ),
  };
}

/** POST /desk/selection: each report by a command of its own, and what became of each. */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const { db, keyring, now, log } = context;
  const form = await request.formData();
  const typed = typedIn(form);
  const isUndo = typed.undo === "yes";
  const verb = verbOf(typed.verb);
  const parsed = acts[isUndo ? undoingOf[verb] : verb](typed);
  if ("error" in parsed)
    return data({ typed, problems: problemsOf(parsed.error), done: null }, 400);
  const ids = idsOf(form.getAll("reports").map(String));
  const rows = ids.map((reportId) => ({ reportId }));
  const done = await actOnEach(db, {
    rows,
    act: (tx, { reportId }) => {
      const revision = seenRevision(typed[`revision-${reportId}`]);
      return parsed.act(tx, { reportId, by, keyring, now: now(), revision });
    },
    onFailure: (error) =>
      log.error(failureOf(error), "a selection was left half done"),
  });
  await dropWordsOfSelection(db, { typed, by, verb, done, now: now() });
  return data({ typed: {}, problems: {}, done: { isUndo, done } }, 200);
}

/** @throws Response 404 for what is no verb */
function verbOf(name: unknown): BulkVerbName {
  if (!isBulkVerb(name)) throw new Response("", { status: 404 });
  return name;
}

function idsOf(texts: readonly string[]): string[] {
  const ids = texts.filter((text) => z.uuid().safeParse(text).success);
  return [...new Set(ids)].slice(0, selectedMost);
}

export default function Selection() {
  const page = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { verb } = page;
  if (posted?.done)
    return <SelectionDone verb={verb} rows={page.rows} {...posted.done} />;
  const able = page.rows.filter(({ isAllowed }) => isAllowed);
  const others = page.rows.filter(({ isAllowed }) => !isAllowed);
  const { title, effect } = bulkVerbs[verb];
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>{title(able.length)}</h1>
      </div>
      <div className="panel">
        <div className="panel-body">
          {able.length === 0 ? (
            <p>Nothing of what was selected allows this now.</p>
          ) : (
            <>
              <p>{effect}</p>
              <Rows rows={able} label="Reports to which it will be done" />
            </>
          )}
          {others.length > 0 ? (
            <>
              <h2>Left as they are</h2>
              <p className="quiet">
                Their state, or your part in them, does not allow it.
              </p>
              <Rows rows={others} label="Reports that are left as they are" />
            </>
          ) : null}
        </div>
      </div>
      {able.length > 0 ? (
        <SelectionForm
          verb={verb}
          rows={able}
          words={page.words}
          typed={posted?.typed ?? {}}
          problems={posted?.problems ?? {}}
          units={page.units}
          assignable={page.assignable}
        />
      ) : (
        <p>
          <Link className="button button-plain" to="/desk">
            Back to the queue
          </Link>
        </p>
      )}
    </div>
  );
}

function Rows({
  rows,
  label,
}: {
  rows: readonly SelectedRow[];
  label: string;
}) {
  return (
    <ul className="selection" aria-label={label}>
      {rows.map((row) => (
        <li key={row.reportId}>
          <SelectedName row={row} />
        </li>
      ))}
    </ul>
  );
}
