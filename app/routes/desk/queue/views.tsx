import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Select, TextInput } from "#app/components/desk/field.tsx";
import { visibly } from "#app/components/desk/as-typed.ts";
import { OpenedText } from "#app/components/desk/opened.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import {
  queryOf,
  queueFilterSchema,
  queueFiltersOf,
} from "#app/domain/desk/queue-filters.ts";
import {
  changeView,
  listSavedViews,
  saveView,
  viewNameMost,
  type SavedView,
} from "#app/domain/desk/saved-views.server.ts";
import { Conflict, NotFound, Stale, WrongChoice } from "#app/domain/refusal.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { problemsOf, typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { isFacet, valueWords } from "./filter-words.ts";

export const meta: MetaFunction = () => [{ title: "Views of the queue" }];
export const ErrorBoundary = DeskProblem;

/** GET /desk/views: keeps the filters of its address as a view, and shows those that are kept. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no views");
  const views = await listSavedViews(context.db, viewer);
  const query = new URL(request.url).searchParams;
  return {
    filters: queueFiltersOf(query),
    wasChanged: query.get("kept") === "changed",
    unitName: viewer.unitName,
    views,
  };
}

const form = z.object({
  name: z
    .string("Give it a name")
    .trim()
    .min(1, "Give it a name")
    .max(viewNameMost, `Use at most ${viewNameMost} characters`),
  /** A new one of one's own or of the unit, or one that there is. */
  as: z.union([z.enum(["mine", "unit"]), z.uuid()], "Choose one"),
});

/** POST /desk/views */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const typed = typedIn(await request.formData());
  const parsed = form.safeParse(typed);
  if (!parsed.success)
    return data({ typed, problems: problemsOf(parsed.error) }, 400);
  const { name, as } = parsed.data;
  const filters = queueFilterSchema.parse({ ...typed, search: undefined });
  const kept = { by, name, filters, now: context.now() };
  try {
    if (as === "mine" || as === "unit")
      await saveView(context.db, { ...kept, isUnits: as === "unit" });
    else {
      const version = typed[`version-${as}`] ?? "";
      await changeView(context.db, { ...kept, viewId: as, version });
    }
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const field =
      error instanceof WrongChoice
        ? error.field
        : error instanceof Stale
          ? "as"
          : "name";
    return data({ typed, problems: { [field]: error.message } }, 400);
  }
  return redirect(`/desk?${queryOf(filters)}`, 303);
}

export default function Views() {
  const { filters, unitName, views, wasChanged } =
    useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { typed = {}, problems = {} } = posted ?? {};
  const changeable = views.filter(({ mayChange }) => mayChange);
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>Views of the queue</h1>
      </div>
      {wasChanged ? (
        <div className="banner banner-bad" role="alert" tabIndex={-1}>
          <h2>Somebody changed this view after your page was shown</h2>
          <p>Nothing was deleted. Below it stands as it is now.</p>
        </div>
      ) : null}
      <Panel id="save" title="Save these filters">
        <p>{filterSentence(filters)}</p>
        <Form method="post" className="stack">
          {[...queryOf(filters)].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {changeable.map(({ id, version }) => (
            <input
              key={id}
              type="hidden"
              name={`version-${id}`}
              value={version}
            />
          ))}
          <TextInput
            name="name"
            label="Name"
            hint="Sealed to your unit. Words that you searched for are not kept."
            defaultValue={typed.name}
            problem={problems.name}
            isRequired
          />
          <Select
            name="as"
            label="Save as"
            choices={[
              { value: "mine", label: "A new view of mine" },
              { value: "unit", label: `A new view for ${unitName}` },
              ...changeable.map((view) => ({
                value: view.id,
                label: `In place of “${nameOf(view)}”`,
              })),
            ]}
            defaultValue={typed.as}
            problem={problems.as}
            isRequired
          />
          <div className="form-end">
            <button className="button" type="submit">
              Save view
            </button>
            <Link
              className="button button-plain"
              to={`/desk?${queryOf(filters)}`}
            >
              Back to the queue
            </Link>
          </div>
        </Form>
      </Panel>
      {changeable.length > 0 ? (
        <Panel id="kept" title="Views that you may delete">
          <ul className="selection">
            {changeable.map((view) => (
              <li key={view.id}>
                <bdi>
                  <ViewName view={view} />
                </bdi>
                <span className="quiet">
                  {view.isUnits ? unitName : "Mine"}
                </span>
                <Form
                  method="post"
                  action={`/desk/views/${view.id}/removal`}
                  className="selection-end"
                >
                  <input type="hidden" name="version" value={view.version} />
                  <button
                    className="button button-plain"
                    type="submit"
                    aria-label={`Delete ${nameOf(view)}`}
                  >
                    Delete
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
}

function ViewName({ view: { contents } }: { view: SavedView }) {
  return (
    <OpenedText
      text={
        contents.is === "opened"
          ? { is: "opened", value: contents.value.name }
          : contents
      }
    />
  );
}

function nameOf({ contents }: SavedView): string {
  return contents.is === "opened"
    ? visibly(contents.value.name)
    : "what does not open";
}

function filterSentence(filters: ReturnType<typeof queueFiltersOf>): string {
  const words = [...queryOf(filters)].flatMap(([name, value]) =>
    isFacet(name) ? [valueWords(name, value, { unitNames: new Map() })] : [],
  );
  return words.length > 0
    ? `On now: ${words.join(", ")}.`
    : "No filter is on: the view shows all that is open.";
}
