import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Alert } from "#app/components/public/alert.tsx";
import { CodeForm, codeFormId } from "#app/components/public/code-form.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { TypedWords } from "#app/components/public/problem.tsx";
import { described, titled } from "#app/components/public/title.ts";
import {
  carriedForm,
  carriedOn,
  type CarriedField,
} from "#app/domain/form/carried-words.ts";
import { endReporterSession } from "#app/domain/access/session-end.server.ts";
import { openByCode } from "#app/domain/access/begin-session.server.ts";
import { findNewCode } from "#app/domain/lost-code/lost-code.server.ts";
import type { LostCodeState } from "#app/domain/vocabulary/report.ts";
import { codeWaitMs } from "#app/domain/access/wrong-code.server.ts";
import { parseAccessCode } from "#app/domain/vault/access-code.ts";
import { takeWordsBack, typedWords } from "#app/server/words-back.server.ts";
import { isLanguageSwitch } from "#app/server/locale.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import {
  findReporter,
  reporterCookie,
} from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titled(matches, (t) => t.follow.title, data?.hasErrors),
  ...described(matches, (t) => t.follow.lead),
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const session = await findReporter(request, context);
  return {
    hasErrors: isFormRefused(context),
    hasOpenReport: session !== null,
    said: query.has("ended") ? "ended" : query.has("left") ? "left" : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring, now, address } = context;
  const form = await request.formData();
  const typed = String(form.get("code") ?? "");
  const carried = carriedForm(form);
  const back = { carried: carriedOn(form), words: wordsOf(carried) };
  if (isLanguageSwitch(form)) return shown({ typed, ...back });
  const opening = { keyring, typed, now: now(), address };
  const opened = await openByCode(db, opening);
  if (!opened) {
    const newCode = await findNewCode(db, opening);
    if (newCode) return shown({ newCode, ...back });
    const waitMs = await codeWaitMs(db, opening);
    const wrong = whatIsWrong(typed, waitMs);
    return refuseForm(context, { typed, wrong, newCode: null, ...back });
  }
  const { sessionToken } = opened;
  const to = carried
    ? await takeWordsBack(context, { form: carried, sessionToken })
    : "/follow/report";
  if (to === null) {
    // Not opened over what was typed: that would be lost with this page.
    await endReporterSession(db, { keyring, token: sessionToken });
    const wrong = "otherReport" as const;
    return refuseForm(context, { typed, wrong, newCode: null, ...back });
  }
  return redirect(to, {
    status: 303,
    headers: { "Set-Cookie": reporterCookie(sessionToken) },
  });
}

function wordsOf(carried: FormData | null): string[] {
  return carried ? typedWords(carried) : [];
}

/**
 * The page again. What became of a new code is the answer to whoever entered it, and has no address: a link that shows it
 * could tell somebody what is not so.
 */
function shown({
  typed = "",
  newCode = null,
  ...back
}: {
  typed?: string;
  newCode?: LostCodeState | null;
  carried: CarriedField[];
  words: string[];
}) {
  return data({ typed, wrong: null, newCode, ...back });
}

function whatIsWrong(
  typed: string,
  waitMs: number,
): "missing" | "tooMany" | "shape" | "unknown" {
  if (typed.trim() === "") return "missing";
  if (waitMs > 0) return "tooMany";
  return parseAccessCode(typed) === null ? "shape" : "unknown";
}

export default function FollowCode() {
  const { hasOpenReport, said } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { typed = "", wrong = null, newCode = null } = answer ?? {};
  const { carried = [], words = [] } = answer ?? {};
  const t = useWords();
  const error = wrong && t.follow.wrong[wrong];
  return (
    <PublicPage
      errors={error ? [{ fieldId: "code", text: error }] : []}
      back={{ to: "/" }}
      keeps={codeFormId}
    >
      {said === "ended" && !wrong && (
        <Alert kind="info" title={t.frame.trouble.ended.title}>
          <p>{t.frame.trouble.ended.text}</p>
        </Alert>
      )}
      {said === "left" && !wrong && (
        <Alert kind="success">
          <p>{t.follow.report.left}</p>
        </Alert>
      )}
      {newCode && (
        <Alert kind="info" title={t.lostCode.waits[newCode].title}>
          <p>{t.lostCode.waits[newCode].text}</p>
        </Alert>
      )}
      <h1>{t.follow.title}</h1>
      <p className="lead">{t.follow.lead}</p>
      {hasOpenReport && (
        <Alert kind="info">
          <p>
            {t.report.openAlready}{" "}
            <a href="/follow/report">{t.follow.resume}</a>
          </p>
        </Alert>
      )}
      <TypedWords typed={words} isCarried={carried.length > 0} />
      <CodeForm {...{ error, typed, carried }} />
      <h2>{t.follow.lost.title}</h2>
      <p>
        {t.follow.lost.text} <a href="/follow/lost-code">{t.lostCode.link}</a>
      </p>
    </PublicPage>
  );
}
