import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";

type Words = { title: string; next: string };

const words: Record<number, Words> = {
  404: {
    title: "There is no such page",
    next: "Check the address. A report that is not your unit’s, or no longer, is not shown either.",
  },
  409: {
    title: "This has changed in the meantime",
    next: "Nothing was changed by what you just did. Open the page again and look before you repeat it.",
  },
};

const unexpected: Words = {
  title: "This did not work",
  next: "What was saved before is kept. Try again; if it goes on, tell whoever runs this installation the time.",
};

/** What a desk page that cannot be shown says. A refusal looks like a page that does not exist. */
export function DeskProblem() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { title, next } = words[status] ?? unexpected;
  return (
    <div className="panel">
      <div className="empty">
        <h1>{title}</h1>
        <p>{next}</p>
        <p>
          <Link className="button button-plain" to="/desk">
            To the queue
          </Link>
        </p>
      </div>
    </div>
  );
}
