import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { sentence } from "#app/components/desk/words.ts";
import { undoHandover } from "#app/domain/on-call/handover-taken.server.ts";
import { Conflict, NotFound } from "#app/domain/refusal.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { reportsWords } from "./day-words.ts";

export const meta: MetaFunction = () => [{ title: "Handover taken back" }];
export const ErrorBoundary = DeskProblem;

/** Runs after the POST, too, and so must not lead away. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no such page");
  return null;
}

/** POST /desk/my-day/handovers/:handoverId/undoing */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const handoverId = z.uuid().safeParse(params.handoverId);
  if (!handoverId.success) throw new NotFound("no such handover");
  const { db, now } = context;
  try {
    const undoing = { handoverId: handoverId.data, by, now: now() };
    const done = await undoHandover(db, undoing);
    const count = done.filter(({ is }) => is === "done").length;
    return data({ count, left: done.length - count, conflict: null }, 200);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ count: 0, left: 0, conflict: error.message }, 409);
  }
}

const notPosted = {
  ...{ count: 0, left: 0 },
  conflict: "nothing is taken back by opening this page",
};

export default function Undone() {
  const posted = useActionData<typeof action>();
  const { count, left, conflict } = posted ?? notPosted;
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>{conflict ? "Not taken back" : "Taken back"}</h1>
      </div>
      <div className="panel">
        <div className="panel-body" role="status">
          <p>
            {conflict
              ? `${sentence(conflict)}. Your colleague can hand it back.`
              : `${reportsWords(count)} came back to you. Notes that you wrote with them stay.`}
          </p>
          {left > 0 ? (
            <p>
              {reportsWords(left)} did not: your colleague gave them on already.
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
