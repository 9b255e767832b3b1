import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { describedBy, Labelled } from "#app/components/public/field/group.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { described, titled } from "#app/components/public/title.ts";
import { makeOffer } from "#app/domain/lost-code/lost-code-offer.server.ts";
import { parseReference } from "#app/domain/report/reference.ts";
import {
  codeWaitMs,
  recordWrongCode,
} from "#app/domain/access/wrong-code.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { offerCookie } from "#app/server/lost-code-cookie.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titled(matches, (t) => t.lostCode.title, data?.hasErrors),
  ...described(matches, (t) => t.lostCode.lead),
];

export function loader({ context }: LoaderFunctionArgs) {
  return { hasErrors: isFormRefused(context) };
}

/** Whatever the reference, a new code is shown: nobody learns whether there is such a report. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring, now, address } = context;
  const form = await request.formData();
  const typed = String(form.get("reference") ?? "").slice(0, 200);
  const reference = parseReference(typed);
  if (reference === null) {
    const wrong = typed.trim() === "" ? "missing" : "shape";
    return refuseForm(context, { typed, wrong } as const);
  }
  const purpose = "lost-code-source";
  const trying = { keyring, address, now: now(), purpose } as const;
  if ((await codeWaitMs(db, trying)) > 0)
    return refuseForm(context, { typed, wrong: "tooMany" } as const);
  await recordWrongCode(db, trying);
  const language = localeOf(request);
  const offer = makeOffer({ reference, language, now: now() });
  return redirect("/follow/lost-code/code", {
    status: 303,
    headers: { "Set-Cookie": offerCookie(context, offer) },
  });
}

export default function LostCode() {
  const { typed = "", wrong = null } = useActionData<typeof action>() ?? {};
  const t = useWords();
  const words = t.lostCode;
  const error = wrong && words.wrong[wrong];
  return (
    <PublicPage
      errors={error ? [{ fieldId: "reference", text: error }] : []}
      back={{ to: "/follow", label: t.follow.title }}
    >
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <h2>{words.needTitle}</h2>
      <ul>
        {words.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <form method="post" action="/follow/lost-code" noValidate>
        <ReferenceField error={error} typed={typed} />
        <button className="usa-button">{words.next}</button>
      </form>
    </PublicPage>
  );
}

function ReferenceField({
  error,
  typed,
}: {
  error: string | null;
  typed: string;
}) {
  const words = useWords().lostCode;
  const field = {
    id: "reference",
    label: words.reference,
    hint: words.referenceHint,
    error,
  };
  return (
    <Labelled {...field}>
      <input
        className="usa-input input--code mono"
        id="reference"
        name="reference"
        defaultValue={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(field)}
      />
    </Labelled>
  );
}
