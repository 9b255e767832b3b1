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
import { OneTimeLink, type Link } from "./one-time-link.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { PeopleTable } from "./people-table.tsx";
import { listUnits } from "#app/domain/directory/find.server.ts";
import { listWaitingChanges } from "#app/domain/people/read.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { managesPeople } from "#app/domain/responder/can.ts";
import { addResponder } from "#app/domain/responder/invite.server.ts";
import { listPeople } from "#app/domain/responder/people.server.ts";
import { responderRoles } from "#app/domain/vocabulary/responder.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import {
  touchFields,
  touchIn,
  untouchedWords,
} from "#app/server/touch.server.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { unitGroups } from "#app/routes/desk/queue/unit-groups.ts";
import { invitationLink } from "./link.server.ts";
import { WaitingChange } from "./waiting-change.tsx";

export const meta: MetaFunction = () => [{ title: "People" }];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const reading = { viewer, keyring, now: now() };
  const people = await listPeople(db, reading);
  const waiting = await listWaitingChanges(db, reading);
  return { people, waiting, units: unitGroups(await listUnits(db)) };
}

const formSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Enter their name")
    .max(200, "Use at most 200 characters"),
  role: z.enum(responderRoles, "Choose a role"),
  unitId: z.string().min(1, "Choose a unit").max(40),
  ...touchFields,
});

/** POST /desk/people: a new person, and the link to give them. */
export async function action(posted: ActionFunctionArgs) {
  const { request, context } = posted;
  const by = await requireResponder(request, context);
  if (!managesPeople(by)) throw new NotFound("no such page");
  const typed = typedIn(await request.formData());
  const form = formSchema.safeParse(typed);
  if (!form.success) {
    const { fieldErrors } = z.flattenError(form.error);
    return data({ ...none, typed, fieldErrors }, 400);
  }
  const { db, keyring, now } = context;
  const touch = await touchIn(posted, { ...form.data, by }, inviting);
  if (!touch)
    return data({ ...none, typed, untouched: untouchedWords(by) }, 400);
  const { name, role, unitId } = form.data;
  const person = { name, role, unitId, by, touch, keyring, now: now() };
  const { token } = await addResponder(db, person);
  const link = { name, ...invitationLink(request, context, token) };
  return data({ ...none, link });
}

const inviting = { verb: "invite", about: "" } as const;

type Answer = {
  link: Link | null;
  typed: Record<string, string>;
  fieldErrors: Record<string, string[] | undefined>;
  untouched: string | null;
};
const none: Answer = {
  link: null,
  typed: {},
  fieldErrors: {},
  untouched: null,
};

export default function PeoplePage() {
  const { people, waiting, units } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <div className="page-head">
        <h1>People</h1>
        <p className="quiet">
          Who may sign in to the desk, and for which unit they work.
        </p>
      </div>
      {answer?.untouched ? (
        <div className="banner banner-bad" role="alert">
          <h2>Nobody was invited yet</h2>
          <p>{answer.untouched}</p>
        </div>
      ) : null}
      {waiting.map((change) => (
        <WaitingChange key={change.id} change={change} />
      ))}
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
