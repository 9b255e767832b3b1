import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useId } from "react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import {
  findHours,
  setHours,
  type HoursOf,
} from "#app/domain/on-call/hours.server.ts";
import type { ShiftHours } from "#app/domain/on-call/shift.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { problemsOf, typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import dayStyles from "#app/styles/desk-day.css?url";
import { minuteWords } from "./day-words.ts";

export const meta: MetaFunction = () => [{ title: "Hours of the shift" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dayStyles },
];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no such page");
  const { unitName, timeZone, role } = viewer;
  const hours = await findHours(context.db, viewer);
  return { hours, unitName, timeZone, isLead: role === "lead" };
}

const minute = z
  .string("Enter a time")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, as 07:00")
  .transform((typed) => {
    const [hours = 0, minutes = 0] = typed.split(":").map(Number);
    return hours * 60 + minutes;
  });

const form = z.discriminatedUnion("act", [
  z.object({ act: z.literal("clear"), of: z.enum(["person", "unit"]) }),
  z
    .object({
      act: z.literal("set"),
      of: z.enum(["person", "unit"]),
      begins: minute,
      ends: minute,
    })
    .refine(({ begins, ends }) => begins !== ends, {
      path: ["ends"],
      message: "It ends when it begins: enter another time",
    }),
]);

/** POST /desk/my-day/hours */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  if (!worksReports(by)) throw new NotFound("no such page");
  const typed = typedIn(await request.formData());
  const parsed = form.safeParse(typed);
  if (!parsed.success)
    return data({ typed, problems: problemsOf(parsed.error), done: null }, 400);
  const { of } = parsed.data;
  const hours =
    parsed.data.act === "set"
      ? { beginsMinute: parsed.data.begins, endsMinute: parsed.data.ends }
      : null;
  await setHours(context.db, { by, of, hours, now: context.now() });
  return data({ typed: {}, problems: {}, done: of }, 200);
}

export default function HoursPage() {
  const { hours, unitName, timeZone, isLead } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const again = (of: HoursOf) =>
    posted && (posted.done ?? posted.typed.of) === of ? posted : undefined;
  const zone = `By the clock of your unit (${timeZone.replaceAll("_", " ")}). A shift may go over midnight.`;
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>Hours of the shift</h1>
        <p className="quiet">
          My day shows the dues of your shift along them, tells what changed
          since the last one, and offers handing over in the last hour.
        </p>
      </div>
      <Panel id="own" title="Yours">
        <p className="quiet">
          {hours.person
            ? zone
            : hours.unit
              ? `Now those of the unit: ${spanOf(hours.unit)}. ${zone}`
              : `Not known. ${zone}`}
        </p>
        <HoursForm of="person" hours={hours.person} again={again("person")} />
      </Panel>
      <Panel id="unit" title={unitName}>
        <p className="quiet">
          Of everybody in the unit who has no hours of their own.{" "}
          {isLead ? "" : "Who leads the unit sets them."}
        </p>
        {isLead ? (
          <HoursForm of="unit" hours={hours.unit} again={again("unit")} />
        ) : (
          <p>{hours.unit ? spanOf(hours.unit) : "Not set."}</p>
        )}
      </Panel>
      <p className="form-end">
        <Link to="/desk/my-day">Back to My day</Link>
      </p>
    </div>
  );
}

function spanOf({ beginsMinute, endsMinute }: ShiftHours): string {
  return `${minuteWords(beginsMinute)} to ${minuteWords(endsMinute)}`;
}

type Posted = {
  typed: Record<string, string>;
  problems: Record<string, string>;
  /** Of whom they were set, or cleared. */
  done: HoursOf | null;
};

function HoursForm({
  of,
  hours,
  again,
}: {
  of: HoursOf;
  hours: ShiftHours | null;
  again?: Posted;
}) {
  const { typed = {}, problems = {}, done = null } = again ?? {};
  return (
    <Form method="post" key={JSON.stringify(hours)}>
      <input type="hidden" name="of" value={of} />
      <div className="two-fields">
        <TimeInput
          name="begins"
          label="Begins"
          value={typed.begins ?? (hours ? minuteWords(hours.beginsMinute) : "")}
          problem={problems.begins}
        />
        <TimeInput
          name="ends"
          label="Ends"
          value={typed.ends ?? (hours ? minuteWords(hours.endsMinute) : "")}
          problem={problems.ends}
        />
      </div>
      <div className="form-end">
        <button type="submit" className="button" name="act" value="set">
          {of === "unit" ? "Set for the unit" : "Set mine"}
        </button>
        {hours ? (
          <button
            type="submit"
            className="button button-plain"
            name="act"
            value="clear"
          >
            {of === "unit" ? "Clear" : "As the unit"}
          </button>
        ) : null}
        <span role="status" className="quiet small">
          {done ? (hours ? "Set." : "Cleared.") : ""}
        </span>
      </div>
    </Form>
  );
}

function TimeInput({
  name,
  label,
  value,
  problem,
}: {
  name: string;
  label: string;
  value: string;
  problem?: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {problem ? (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      <input
        className="input"
        type="time"
        id={id}
        name={name}
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
    </div>
  );
}
