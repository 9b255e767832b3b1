import { Link, useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { signInTo } from "./sign-in-path.ts";
import { TypedWords } from "./typed-words.tsx";
import { endedWords } from "./words.ts";

/** In place of a page whose session has ended while it was open: why that may be, and what was typed and not sent. */
export function SignedOut({ idleMinutes }: { idleMinutes: number }) {
  const { pathname, search } = useLocation();
  const [typed, setTyped] = useState<Record<string, string>>({});
  useEffect(() => setTyped(wordsOnPage()), []);
  return (
    <div className="panel" role="alert">
      <div className="empty">
        <h1>You are signed out</h1>
        <p>{endedWords(idleMinutes)}</p>
        <TypedWords typed={typed} />
        <p>
          <Link
            className="button button-plain"
            to={signInTo(pathname + search)}
            reloadDocument
          >
            Sign in again
          </Link>
        </p>
      </div>
    </div>
  );
}

/** What stands in the page's text fields, by what they are called. */
function wordsOnPage(): Record<string, string> {
  const fields = document.querySelectorAll<HTMLTextAreaElement>(
    "main textarea[name]",
  );
  const pairs = [...fields]
    .map(({ name, value }) => [name, value.trim()])
    .filter(([, value]) => value !== "");
  return Object.fromEntries(pairs);
}
