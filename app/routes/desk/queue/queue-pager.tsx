import { Link } from "@remix-run/react";
import { addressOf, type Narrowed } from "./queue-address.ts";

/** To the next page, which begins behind this one, and back to the first. */
export function Pager({
  next,
  isLaterPage,
  ...narrowed
}: Narrowed & { next: string | null; isLaterPage: boolean }) {
  if (!next && !isLaterPage) return null;
  const first = addressOf(narrowed);
  return (
    <nav className="pager" aria-label="Pages">
      {isLaterPage ? <Link to={first}>First page</Link> : null}
      {next ? (
        <Link
          className="button button-plain"
          to={`${first}${first.includes("?") ? "&" : "?"}after=${next}`}
        >
          Next page
        </Link>
      ) : (
        <span className="quiet">That was the last page.</span>
      )}
    </nav>
  );
}
