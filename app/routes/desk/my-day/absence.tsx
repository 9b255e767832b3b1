import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useId } from "react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Select } from "#app/components/desk/field.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { sentence } from "#app/components/desk/words.ts";
import { instantOfWallTime, readWallTime } from "#app/domain/clock/zone.ts";
import { NotFound, WrongChoice } from "#app/domain/refusal.ts";
import { sayAway } from "#app/domain/responder/absence.server.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { problemsOf, typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import dayStyles from "#app/styles/desk-day.css?url";
import { colleagueChoices } from "./people.server.ts";

export const meta: MetaFunction = () => [{ title: "Away" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dayStyles },
];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no such page");
  const { db, keyring, now } = context;
  const { responderId, timeZone, role } = viewer;
  const choices = await colleagueChoices(db, { viewer, keyring, now: now() });
  return { choices, responderId, timeZone, isLead: role === "lead" };
}

const person = z.uuid("Choose a colleague");
const date = z.iso.date("Enter a date");
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, as 08:00");
const form = z.object({
  responderId: person,
  deputyId: person,
  fromOn: date,
  fromTime: time,
  untilOn: date,
  untilTime: time,
});

/** POST /desk/my-day/absence */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  if (!worksReports(by)) throw new NotFound("no such page");
  const typed = typedIn(await request.formData());
  const parsed = form.safeParse(typed);
  if (!parsed.success)
    return data({ typed, problems: problemsOf(parsed.error) }, 400);
  const { responderId, deputyId, ...when } = parsed.data;
  const at = (on: string, time: string) =>
    instantOfWallTime(readWallTime(on, time), by.timeZone);
  const { db, keyring, now } = context;
  try {
    await sayAway(db, {
      ...{ by, keyring, responderId, deputyId, now: now() },
      fromAt: at(when.fromOn, when.fromTime),
      untilAt: at(when.untilOn, when.untilTime),
    });
  } catch (error) {
    if (!(error instanceof WrongChoice)) throw error;
    const problems = { [error.field]: sentence(error.message) };
    return data({ typed, problems }, 400);
  }
  return redirect(
    responderId === by.responderId ? "/desk/my-day/handover" : "/desk/my-day",
    303,
  );
}

export default function AbsencePage() {
  const { choices, responderId, timeZone, isLead } =
    useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { typed = {}, problems = {} } = posted ?? {};
  const others = choices.filter(({ value }) => value !== responderId);
  const field = (name: string) => ({ typed, problems, name });
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>Away</h1>
        <p className="quiet">
          New reports go to the colleague meanwhile. What is in hand already
          stays until it is handed over.
        </p>
      </div>
      <Panel id="away" title="Say that somebody is away">
        <Form method="post" className="stack">
          {isLead ? (
            <Select
              name="responderId"
              label="Who is away"
              choices={choices}
              defaultValue={typed.responderId ?? responderId}
              problem={problems.responderId}
              isRequired
            />
          ) : (
            <input type="hidden" name="responderId" value={responderId} />
          )}
          <div className="two-fields">
            <WhenInput {...field("fromOn")} type="date" label="From" />
            <WhenInput {...field("fromTime")} type="time" label="From, at" />
            <WhenInput {...field("untilOn")} type="date" label="Until" />
            <WhenInput {...field("untilTime")} type="time" label="Until, at" />
          </div>
          <p className="hint">
            By the clock of your unit ({timeZone.replaceAll("_", " ")}).
          </p>
          <Select
            name="deputyId"
            label="In the meantime"
            emptyLabel="Choose a colleague"
            choices={isLead ? choices : others}
            defaultValue={typed.deputyId}
            problem={problems.deputyId}
            isRequired
          />
          <div className="form-end">
            <button type="submit" className="button">
              Say so
            </button>
            <Link className="button button-plain" to="/desk/my-day">
              Back to My day
            </Link>
          </div>
        </Form>
      </Panel>
    </div>
  );
}

function WhenInput({
  name,
  label,
  type,
  typed,
  problems,
}: {
  name: string;
  label: string;
  type: "date" | "time";
  typed: Record<string, string>;
  problems: Record<string, string>;
}) {
  const id = useId();
  const problem = problems[name];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {problem ? (
        <p className="problem" id={`${id}-problem`}>
          <span className="visually-hidden">Problem: </span>
          {problem}
        </p>
      ) : null}
      <input
        className="input"
        type={type}
        id={id}
        name={name}
        defaultValue={typed[name] ?? (type === "time" ? "08:00" : "")}
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
    </div>
  );
}
