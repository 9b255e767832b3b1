import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { letInByTouch } from "#app/domain/people/let-in.server.ts";
import { Conflict, NotFound } from "#app/domain/refusal.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { readUnit } from "#app/domain/unit-key/unit-shown.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import {
  touchFields,
  touchIn,
  untouchedWords,
} from "#app/server/touch.server.ts";
import { listUnitReveals } from "#app/domain/desk/unit-reveals.server.ts";
import { MembersTable } from "./members-table.tsx";
import { RevealsPanel } from "./reveals-panel.tsx";
import { WaitingList } from "./waiting-list.tsx";

export const meta: MetaFunction = () => [{ title: "Unit" }];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no such page");
  return {
    unitName: viewer.unitName,
    isLead: viewer.role === "lead",
    ...(await readUnit(context.db, { viewer, keyring: context.keyring })),
    reveals: await listUnitReveals(context.db, viewer, context.now()),
  };
}

const formSchema = z.object({
  responderId: z.uuid(),
  print: z.string().max(40),
  ...touchFields,
});

/** POST /desk/unit: a newcomer is given the unit's keys. */
export async function action(posted: ActionFunctionArgs) {
  const { request, context } = posted;
  const by = await requireResponder(request, context);
  if (!worksReports(by)) throw new NotFound("no such page");
  const form = formSchema.safeParse(
    Object.fromEntries(await request.formData()),
  );
  if (!form.success) throw new Response(null, { status: 400 });
  const { db, keyring, now } = context;
  const { responderId, print, ...given } = form.data;
  const act = { verb: "let-in-person", about: responderId } as const;
  const touch = await touchIn(posted, { ...given, by }, act);
  if (!touch) return data({ conflict: untouchedWords(by) }, 400);
  try {
    const letting = { responderId, print, keyring, by, touch, now: now() };
    await letInByTouch(db, letting);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ conflict: error.message }, 409);
  }
  return data({ conflict: null });
}

export default function UnitPage() {
  const { unitName, isLead, own, waiting, members, reveals } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <div className="page-head">
        <h1>{unitName}</h1>
        <p className="quiet">
          Reports are sealed to your unit. They open for the people below, and
          for nobody else of your unit, administrators included.
        </p>
      </div>
      {answer?.conflict ? (
        <div className="banner banner-bad" role="alert">
          <h2>Nobody was let in</h2>
          <p>{answer.conflict}</p>
        </div>
      ) : null}
      <WaitingList waiting={waiting} own={own} />
      <Panel
        id="members"
        title="Who opens its reports"
        aside={members.length === 1 ? "1 person" : `${members.length} people`}
      >
        <MembersTable members={members} mayAsk={isLead} />
        {isLead ? (
          <p className="hint">
            Somebody leaves the unit, or is away for long? Open their name and
            ask for it; an administrator confirms.
          </p>
        ) : null}
      </Panel>
      {reveals ? <RevealsPanel reveals={reveals} /> : null}
    </>
  );
}
