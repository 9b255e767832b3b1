import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { InvitePerson } from "./invite-person.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { PeopleTable } from "./people-table.tsx";
import { listUnits } from "#app/domain/directory/find.server.ts";
import { addResponder } from "#app/domain/responder/invite.server.ts";
import { listPeople } from "#app/domain/responder/people.server.ts";
import { responderRoles } from "#app/domain/vocabulary/responder.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { unitGroups } from "#app/routes/desk/queue/unit-groups.ts";
import { invitationLink } from "./link.server.ts";

export const meta: MetaFunction = () => [{ title: "People" }];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const people = await listPeople(db, { viewer, keyring, now: now() });
  return { people, units: unitGroups(await listUnits(db)) };
}

const formSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Enter their name")
    .max(200, "Use at most 200 characters"),
  role: z.enum(responderRoles, "Choose a role"),
  unitId: z.string().min(1, "Choose a unit").max(40),
});

/** POST /desk/people: a new person, and the link to give them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const typed = Object.fromEntries(await request.formData());
  const form = formSchema.safeParse(typed);
  if (!form.success) {
    const { fieldErrors } = z.flattenError(form.error);
    return data({ link: null, typed, fieldErrors }, 400);
  }
  const { db, keyring, now } = context;
  const { token } = await addResponder(db, {
    ...form.data,
    by,
    keyring,
    now: now(),
  });
  const link = {
    name: form.data.name,
    url: invitationLink(request, context, token),
  };
  return data({ link, typed: {}, fieldErrors: {} });
}

export default function PeoplePage() {
  const { people, units } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <div className="page-head">
        <h1>People</h1>
        <p className="quiet">
          Who may sign in to the desk, and for which unit they work.
        </p>
      </div>
      {answer?.link ? <OneTimeLink {...answer.link} /> : null}
      <Panel id="invite" title="Invite somebody">
        <InvitePerson key={answer?.link?.url} units={units} answer={answer} />
      </Panel>
      <Panel
        id="people"
        title="Everybody"
        aside={people.length === 1 ? "1 person" : `${people.length} people`}
      >
        <PeopleTable people={people} />
      </Panel>
    </>
  );
}
