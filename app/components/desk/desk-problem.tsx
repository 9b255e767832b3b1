import {
  isRouteErrorResponse,
  Link,
  useLocation,
  useRouteError,
} from "@remix-run/react";
import { z } from "zod";
import { reportPathnameOf, signInTo } from "./sign-in-path.ts";
import { TypedWords } from "./typed-words.tsx";
import { damagedWords, sentence } from "./words.ts";

type Words = { title: string; next: string };

const words: Record<number, Words> = {
  401: {
    title: "Your session has ended",
    next: "What you sent just now was not saved. Copy it, sign in again, and send it once more.",
  },
  404: {
    title: "There is no such page",
    next: "Check the address. A report that is not your unit’s, or no longer, is not shown either.",
  },
  409: {
    title: "This has changed in the meantime",
    next: "Nothing was changed by what you just did. Open the page again and look before you repeat it.",
  },
};

const damaged: Words = {
  title: "This does not open",
  next: `${damagedWords} Nothing was written over it, and what you just sent was not saved. Whoever runs this installation has been told by the log.`,
};

const unexpected: Words = {
  title: "This did not work",
  next: "What was saved before is kept. Try again; if it goes on, tell whoever runs this installation the time.",
};

/** What a desk page that cannot be shown says. A refusal looks like a page that does not exist. */
export function DeskProblem() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const lost = lostIn(error);
  const { title, next } = isDamaged(error)
    ? damaged
    : lost?.conflict
      ? { title: sentence(lost.conflict), next: notSent }
      : (words[status] ?? unexpected);
  return (
    <div className="panel">
      <div className="empty">
        <h1>{title}</h1>
        <p>{next}</p>
        {lost ? <TypedWords typed={lost.typed} /> : null}
        <p>
          {status === 401 ? (
            <Link
              className="button button-plain"
              to={signInTo(reportPathnameOf(pathname))}
            >
              Sign in
            </Link>
          ) : (
            <Link className="button button-plain" to="/desk">
              To the queue
            </Link>
          )}
        </p>
      </div>
    </div>
  );
}

const notSent =
  "Nothing was sent or changed by what you just did. The report is not shown to your unit any more.";

const lostSchema = z.object({
  typed: z.record(z.string(), z.string()),
  conflict: z.string().optional(),
});

/** What was typed in a form that has no page to stand on any more, and why. */
function lostIn(error: unknown) {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  return lostSchema.safeParse(data).data ?? null;
}

/** As `http.server.ts` answers for what does not open. */
function isDamaged(error: unknown): boolean {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  return typeof data === "object" && data !== null && "damaged" in data;
}
