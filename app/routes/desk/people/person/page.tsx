import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { When } from "#app/components/desk/when.tsx";
import { roleWords } from "#app/components/desk/words.ts";
import { listUnits } from "#app/domain/directory/find.server.ts";
import { readPerson } from "#app/domain/people/read.server.ts";
import { unitGroups } from "#app/routes/desk/queue/unit-groups.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { WaitingChange } from "../waiting-change.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import { personIdOf } from "./command.server.ts";
import type { PersonView } from "./person-view.ts";
import { PastChanges } from "./past-changes.tsx";
import { WaysIn } from "./ways-in.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.person.name : "No such page" },
];
export const ErrorBoundary = DeskProblem;

export async function loader({
  request,
  params,
  context,
}: LoaderFunctionArgs): Promise<PersonView> {
  const viewer = await requireResponder(request, context);
  const responderId = personIdOf(params.responderId);
  const { db, keyring, now } = context;
  const reading = { viewer, keyring, responderId, now: now() };
  return {
    ...(await readPerson(db, reading)),
    isAdministrator: viewer.role === "administrator",
    isSelf: viewer.responderId === responderId,
    isProviderAsked: context.settings.provider !== null,
    units: unitGroups(await listUnits(db)),
  };
}

export default function PersonPage() {
  const view = useLoaderData<typeof loader>();
  const { person, waiting, isSelf } = view;
  return (
    <>
      <div className="page-head">
        <h1>{person.name}</h1>
        <p className="quiet">
          {roleWords[person.role]}, {person.unitName}
          {isSelf ? ". This is you" : null}
          {person.deactivatedAt ? (
            <>
              . Deactivated <When at={person.deactivatedAt} />
            </>
          ) : null}
        </p>
      </div>
      <Outlet context={view} />
      {waiting ? <WaitingChange change={waiting} /> : null}
      <WaysIn view={view} />
      <ChangesPanel view={view} />
      <PastChanges past={view.past} />
    </>
  );
}
