import type {
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import {
  listShiftNotes,
  type NoteKey,
} from "#app/domain/on-call/handover-log.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import dayStyles from "#app/styles/desk-day.css?url";
import { NoteList } from "./note-list.tsx";
import { namesOf } from "./people.server.ts";

export const meta: MetaFunction = () => [{ title: "Notes of the shifts" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dayStyles },
];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no such page");
  const { db, keyring } = context;
  const before = keyIn(new URL(request.url).searchParams.get("before"));
  const { notes, next } = await listShiftNotes(db, {
    ...{ viewer, before, limit: 25 },
  });
  const ids = notes.flatMap(({ fromId, toId }) => [fromId, toId]);
  return {
    ...{ notes, unitName: viewer.unitName, isLaterPage: before !== null },
    next: next && `${next.at.getTime()}~${next.id}`,
    names: await namesOf(db, keyring, ids),
  };
}

/** Null where it is no key: then the first page is shown. */
function keyIn(text: string | null): NoteKey | null {
  const [, at, id] = /^(\d{1,15})~(.+)$/.exec(text ?? "") ?? [];
  const parsed = z.uuid().safeParse(id);
  return parsed.success ? { at: new Date(Number(at)), id: parsed.data } : null;
}

export default function NotesPage() {
  const { notes, next, names, unitName, isLaterPage } =
    useLoaderData<typeof loader>();
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1>Notes of the shifts</h1>
        <p className="quiet">
          {unitName}, the newest first. Sealed to the unit.
        </p>
      </div>
      <div className="panel">
        <div className="panel-body">
          {notes.length === 0 ? (
            <p className="quiet">No note was written yet.</p>
          ) : (
            <NoteList notes={notes} names={names} />
          )}
        </div>
        <nav className="pager" aria-label="Pages">
          <Link to="/desk/my-day">Back to My day</Link>
          {isLaterPage ? <Link to="/desk/my-day/notes">Newest</Link> : null}
          {next ? (
            <Link
              className="button button-plain"
              to={`?${new URLSearchParams({ before: next })}`}
            >
              Earlier
            </Link>
          ) : null}
        </nav>
      </div>
    </div>
  );
}
