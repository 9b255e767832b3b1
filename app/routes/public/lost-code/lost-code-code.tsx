import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  AccessCode,
  CodeFileButton,
  LastGroup,
} from "#app/components/public/access-code.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { titled } from "#app/components/public/title.ts";
import { askForNewCode } from "#app/domain/lost-code/lost-code.server.ts";
import { isLastGroup } from "#app/domain/vault/access-code.ts";
import { codeShown } from "#app/server/code.server.ts";
import {
  endedOfferCookie,
  requireOffer,
} from "#app/server/lost-code-cookie.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import { inEqualTime } from "#app/server/equal-time.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titled(matches, (t) => t.lostCode.code.title, data?.hasErrors);

export function loader({ request, context }: LoaderFunctionArgs) {
  const { code, weSay, youAnswer } = requireOffer(request, context);
  const hasErrors = isFormRefused(context);
  return { code: codeShown(code), weSay, youAnswer, hasErrors };
}

/** Its last group was given back: now the call is asked for, if there is such a report. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring, now, address } = context;
  const offer = requireOffer(request, context);
  const form = await request.formData();
  const typed = String(form.get("last-group") ?? "");
  if (!isLastGroup(offer.code, typed))
    return refuseForm(context, { wrong: typed.slice(0, 40) });
  // Whether there is such a report is told by no clock either.
  await inEqualTime(() =>
    askForNewCode(db, { keyring, offer, address, now: now() }),
  );
  return redirect("/follow/lost-code/asked", {
    status: 303,
    headers: { "Set-Cookie": endedOfferCookie },
  });
}

export default function NewCode() {
  const { code, weSay, youAnswer } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>()?.wrong ?? null;
  const t = useWords();
  const words = t.lostCode.code;
  const error = wrong === null ? null : t.report.code.wrongGroup;
  return (
    <PublicPage
      errors={error ? [{ fieldId: "last-group", text: error }] : []}
      back={{ to: "/follow/lost-code" }}
    >
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <AccessCode code={code}>
        <form method="post" action="/follow/lost-code/code/file" data-stays="">
          <CodeFileButton />
        </form>
      </AccessCode>
      <h2>{words.phrasesTitle}</h2>
      <dl className="phrases">
        <div>
          <dt>{words.weSay}</dt>
          <dd>“{weSay}”</dd>
        </div>
        <div>
          <dt>{words.youAnswer}</dt>
          <dd>“{youAnswer}”</dd>
        </div>
      </dl>
      <p>{words.rules}</p>
      <form
        method="post"
        action="/follow/lost-code/code"
        className="no-print"
        noValidate
      >
        <LastGroup wrong={wrong} />
        <button className="usa-button">{words.send}</button>
      </form>
    </PublicPage>
  );
}
