import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { OutboxMail } from "./outbox-mail.tsx";
import { maskOf } from "#app/domain/form/mask.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { listOutbox } from "#app/server/mail-transport.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { readableMails } from "#app/domain/desk/outbox.server.ts";

export const meta: MetaFunction = () => [{ title: "Outbox" }];
export const ErrorBoundary = DeskProblem;

/** Mail of a demonstration, which no server takes; where a mail server does, there is no such page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { isDemonstration, outboxFolder } = context.settings;
  if (!isDemonstration || outboxFolder === null)
    throw new NotFound("no outbox here");
  const all = await listOutbox(outboxFolder);
  const leftOf = ({ messageId }: { messageId: string }) =>
    messageId.replace(/@.*/, "");
  const readable = await readableMails(context.db, viewer, all.map(leftOf));
  // To whom is masked as on the report's page; what the mail says is what its reader sees.
  const mails = all
    .filter((mail) => readable.has(leftOf(mail)))
    .map((mail) => ({ ...mail, to: maskOf("mail", mail.to) }));
  return { mails, hiddenCount: all.length - mails.length };
}

export default function OutboxPage() {
  const { mails, hiddenCount } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>Outbox</h1>
        <p className="quiet">
          What would have been mailed, as its reader, or whoever reads their
          mail, would see it.
        </p>
      </div>
      {hiddenCount > 0 ? (
        <p className="quiet">
          {hiddenCount === 1 ? "1 mail is" : `${hiddenCount} mails are`} of
          reports that you may not read, and not shown to you.
        </p>
      ) : null}
      {mails.length + hiddenCount === 0 ? (
        <div className="panel empty">
          <h2>No mail yet</h2>
          <p>
            Mail goes out when a reporter allows it: after sending, and when a
            responder writes to them. Under “silent” nothing is ever sent.
          </p>
        </div>
      ) : (
        mails.map((mail) => <OutboxMail key={mail.messageId} mail={mail} />)
      )}
    </>
  );
}
