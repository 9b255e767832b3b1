import type { PageView } from "./page-view.ts";
import type { AdviceWords } from "#app/locales/shape.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { captionOf, titleOf } from "./page-head.ts";

/** A page that is read: advice is passed, a stop is not. */
export function AdvicePage({ isMore, page, holds, back, next }: PageView) {
  const t = useWords();
  const words =
    adviceWordsOf(t.report.advice, page) ?? adviceWordsOf(t.report.stops, page);
  if (!words) return null;
  return (
    <PublicPage back={{ to: back }} caption={captionOf(t, { isMore, page })}>
      <h1>{titleOf(t, page)}</h1>
      <Alert kind={holds === "stop" ? "error" : "warning"}>
        <p className="lead">{words.lead}</p>
      </Alert>
      {page === "danger-advice" && (
        <p>
          <a className="usa-button usa-button--danger" href="tel:911">
            {t.report.call911}
          </a>
        </p>
      )}
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {words.after && <p>{words.after}</p>}
      <div className="actions">
        <Ways {...{ isMore, page, holds, back, next, words }} />
      </div>
    </PublicPage>
  );
}

/** What is safe is the button; to go on all the same is a link beside it. */
function Ways({
  isMore,
  page,
  holds,
  back,
  next,
  words,
}: Pick<PageView, "isMore" | "page" | "holds" | "back" | "next"> & {
  words: AdviceWords;
}) {
  const t = useWords();
  const field = fieldToChange[page];
  if (holds === "advice" && field)
    return (
      <>
        <a
          className="usa-button"
          href={`${contactOf({ isMore, back })}#${field}`}
        >
          {words.safeWay}
        </a>
        <a href={next}>{words.continue}</a>
      </>
    );
  if (holds === "advice")
    return (
      <>
        {page !== "danger-advice" && (
          <a className="usa-button" href="/#now">
            {t.report.toNumbers}
          </a>
        )}
        <a href={next}>{words.continue}</a>
      </>
    );
  return (
    <>
      {page === "update-stop" ? (
        <a className="usa-button" href="/follow">
          {t.report.toCode}
        </a>
      ) : (
        <a className="usa-button" href="/#now">
          {t.report.toNumbers}
        </a>
      )}
      <a href={back}>{words.continue}</a>
    </>
  );
}

/** Advice about what was given on the page of contacts: the answer to change. */
const fieldToChange: Partial<Record<PageView["page"], string>> = {
  "phone-advice": "contact_phone",
  "mail-advice": "contact_email",
};

function contactOf({ isMore, back }: Pick<PageView, "isMore" | "back">) {
  if (isMore) return "/more/contact";
  return back === "/report/check"
    ? "/report/contact?change"
    : "/report/contact";
}

function adviceWordsOf(
  all: Record<string, AdviceWords>,
  page: string,
): AdviceWords | null {
  return all[page] ?? null;
}
