import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { sentence } from "#app/components/desk/words.ts";
import { handOver } from "#app/domain/on-call/handover.server.ts";
import {
  isNoteField,
  noteField,
  noteLengthMost,
  reportNoteLengthMost,
} from "#app/domain/on-call/handover-words.ts";
import { Conflict, NotFound, WrongChoice } from "#app/domain/refusal.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { seenRevision } from "#app/domain/desk/queue-bulk.server.ts";
import { problemsOf, typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import dayStyles from "#app/styles/desk-day.css?url";
import { reportsWords } from "./day-words.ts";
import { HandoverForm } from "./handover-form.tsx";
import { readHanding } from "./handing.server.ts";
import { NamedReport } from "./named-report.tsx";

export const meta: MetaFunction = () => [{ title: "Hand over" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dayStyles },
];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no such page");
  const { db, keyring, now } = context;
  return readHanding(db, { viewer, keyring, now: now() });
}

const words = (most: number) =>
  z
    .string()
    .default("")
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .max(most, `Use at most ${most.toLocaleString("en-US")} characters`),
    );

const form = z.object({
  handoverId: z.uuid(),
  toId: z
    .union([z.literal(""), z.uuid()], "Choose a colleague")
    .default("")
    .transform((id) => id || null),
  note: words(noteLengthMost),
});

/** POST /desk/my-day/handover */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  if (!worksReports(by)) throw new NotFound("no such page");
  const typed = typedIn(await request.formData());
  const parsed = form.safeParse(typed);
  if (!parsed.success)
    return again({ typed, problems: problemsOf(parsed.error) });
  const { db, keyring, now } = context;
  const { toId, ...given } = parsed.data;
  const notes = notesIn(typed);
  if (!notes.success)
    return again({ typed, problems: { reports: problemOf(notes.error) } });
  // A note to the unit goes with no report, whatever is ticked; but words about a report are for whoever gets it.
  const isAddressed = toId !== null || Object.keys(notes.data).length === 0;
  if (!isAddressed)
    return again({
      typed,
      problems: { toId: "Choose who gets the notes on reports" },
    });
  const { reports, unsent } = reportsIn(typed, notes.data);
  try {
    const done = await handOver(db, {
      ...{ ...given, toId, reports: toId ? reports : [], unsent },
      ...{ by, keyring, now: now() },
    });
    if (done.every(({ is }) => is === "done"))
      return redirect("/desk/my-day", 303);
    return data({ done, again: undefined }, 200);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const field = error instanceof WrongChoice ? error.field : "toId";
    return again({ typed, problems: { [field]: sentence(error.message) } });
  }
}

const again = (what: {
  typed: Record<string, string>;
  problems: Record<string, string>;
}) => data({ done: undefined, again: what }, 400);

const notesSchema = z.record(z.string(), words(reportNoteLengthMost));

/** By their fields; left out where nothing was typed. */
function notesIn(typed: Record<string, string>) {
  const written = Object.entries(typed).filter(
    ([field, value]) => isNoteField(field) && value.trim() !== "",
  );
  return notesSchema.safeParse(Object.fromEntries(written));
}

function problemOf(error: z.ZodError): string {
  return `A note on a report is too long. ${error.issues[0]?.message ?? ""}`;
}

/** What is ticked, each with its note; and the notes on what is not. */
function reportsIn(
  typed: Record<string, string>,
  notes: Record<string, string>,
) {
  const reports = Object.entries(typed).flatMap(([field, value]) => {
    const reportId = z.uuid().safeParse(field.replace(/^report-/, ""));
    if (!field.startsWith("report-") || !reportId.success) return [];
    const note = notes[noteField(reportId.data)] ?? "";
    return [{ reportId: reportId.data, revision: seenRevision(value), note }];
  });
  const going = new Set(reports.map(({ reportId }) => noteField(reportId)));
  const left = Object.entries(notes).filter(([field]) => !going.has(field));
  return { reports, unsent: Object.fromEntries(left) };
}

export default function HandoverPage() {
  const handing = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  if (posted?.done) return <Result done={posted.done} handing={handing} />;
  return (
    <>
      <div className="page-head">
        <h1>Hand over</h1>
        <p className="quiet">
          Your reports go to a colleague of the unit, with a note.
        </p>
      </div>
      {posted?.again ? (
        <div className="banner banner-bad" role="alert" tabIndex={-1}>
          <h2>Nothing was handed over</h2>
          <p>{Object.values(posted.again.problems).join(". ")}.</p>
        </div>
      ) : null}
      <section className="panel" aria-label="Hand over">
        <div className="panel-body">
          <HandoverForm handing={handing} again={posted?.again} />
        </div>
      </section>
      <p className="form-end">
        <Link to="/desk/my-day">Back to My day</Link>
      </p>
    </>
  );
}

type Done = NonNullable<
  ReturnType<typeof useActionData<typeof action>>
>["done"];

/** What became of each report, where not all of them went. */
function Result({
  done = [],
  handing,
}: {
  done: Done;
  handing: Awaited<ReturnType<typeof loader>>;
}) {
  const count = done.filter(({ is }) => is === "done").length;
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>
          Handed over: {count} of {reportsWords(done.length)}
        </h1>
      </div>
      <div className="panel">
        <div className="panel-body">
          <ul className="selection" aria-label="What became of each report">
            {done.map((one) => {
              const report = handing.reports.find(
                ({ reportId }) => reportId === one.reportId,
              );
              return (
                <li key={one.reportId}>
                  {report ? (
                    <NamedReport report={report} />
                  ) : (
                    <Link to={`/desk/reports/${one.reportId}`}>
                      A report that is not yours any more
                    </Link>
                  )}
                  <strong className={one.is === "done" ? "" : "problem"}>
                    {one.is === "done"
                      ? "Handed over"
                      : `Not handed over: ${one.why}`}
                  </strong>
                </li>
              );
            })}
          </ul>
          {handing.texts.length > 0 ? (
            <p className="quiet">
              What you typed for a report that did not go is kept on My day.
            </p>
          ) : null}
        </div>
      </div>
      <p className="form-end">
        <Link className="button" to="/desk/my-day">
          Back to My day
        </Link>
      </p>
    </div>
  );
}
