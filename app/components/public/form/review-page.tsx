import { sayNumber } from "#app/locales/dates.ts";
import type { Locale } from "#app/locales/locale.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import type { PageView } from "./page-view.ts";
import type { ReviewRow, ReviewShown } from "#app/domain/form/review-shown.ts";
import { mostOfAFamily } from "#app/domain/indicator/most.ts";
import { reviewedMost } from "#app/domain/indicator/review.ts";
import { AutosaveState } from "./autosave-state.tsx";
import type { FieldError } from "#app/components/public/error-summary.tsx";
import { useFrame, useWords } from "#app/components/public/frame.ts";
import { isolated, visible } from "#app/components/public/strange-text.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { backOf, captionOf, titleOf } from "./page-head.ts";
import { Leaving } from "./question-page.tsx";
import { ReportForm } from "./report-form.tsx";
import { TwoVersions } from "./two-versions.tsx";

const name = "indicators_review";

/** What a field shows of itself on a phone; a longer one is broken, to be read whole. */
const lineLength = 30;

/** What was recognised in a text: a field to correct each in, and a box to leave it out. */
export function ReviewPage({
  review,
  ...view
}: PageView & { review: ReviewShown }) {
  const { t, locale } = useFrame();
  const { rows, lines } = review;
  return (
    <PublicPage
      errors={errorsOf(t, rows)}
      back={backOf(t, view)}
      caption={captionOf(t, view)}
      keeps="answers"
    >
      <h1>{titleOf(t, view.page)}</h1>
      <Lead review={review} locale={locale} />
      <ReportForm
        id="answers"
        of={view.of}
        saves={{ page: view.page, isDraft: view.draftExpiresAt !== null }}
      >
        <input type="hidden" name="shown" value={view.shown} />
        {view.fields
          .filter(({ others }) => others.length > 0)
          .map(({ id, mine, others }) => (
            <div key={id}>
              <TwoVersions questionId={id} mine={mine} others={others} />
              <input type="hidden" name="settled" value={id} />
            </div>
          ))}
        <input type="hidden" name={`${name}.key`} value="" />
        <input type="hidden" name={`${name}.value`} value="" />
        {rows.length > 0 && (
          <ol className="review">
            {rows.map((row, index) => (
              <Row key={row.key} row={row} at={index + 1} />
            ))}
          </ol>
        )}
        <EphemeralPorts ports={review.ephemeralPorts} locale={locale} />
        {rows.length > 0 && <p>{t.indicators.review.missed}</p>}
        <div className="actions">
          <button className="usa-button">
            {view.isMore ? t.more.save : t.frame.continue}
          </button>
        </div>
        <AutosaveState />
      </ReportForm>
      {rows.length > 0 && <NumberedText lines={lines} />}
      <Leaving view={view} />
    </PublicPage>
  );
}

function Lead({ review, locale }: { review: ReviewShown; locale: Locale }) {
  const words = useWords().indicators;
  const { rows, restCount, isCut, tlp } = review;
  const say = (count: number) => sayNumber(locale, count);
  if (rows.length === 0) return <p className="lead">{words.nothing}</p>;
  return (
    <>
      <p className="lead">
        {words.review.lead(say(rows.length + restCount))} {words.review.whole}
      </p>
      {restCount > 0 && (
        <p>{words.review.more(say(rows.length), say(restCount))}</p>
      )}
      {isCut && <p>{words.review.isCut(say(mostOfAFamily))}</p>}
      {tlp && <p>{words.review.marked(`TLP:${tlp.toUpperCase()}`)}</p>}
    </>
  );
}

/** One line, as a log of a day holds a thousand of them. */
function EphemeralPorts({
  ports,
  locale,
}: {
  ports: readonly string[];
  locale: Locale;
}) {
  const words = useWords().indicators.review;
  if (ports.length === 0) return null;
  return (
    <details>
      <summary>{words.ephemeral(sayNumber(locale, ports.length))}</summary>
      <p>{words.ephemeralWhy}</p>
      <p className="mono">
        {ports.slice(0, reviewedMost).join(", ")}
        {ports.length > reviewedMost ? " …" : ""}
      </p>
    </details>
  );
}

function Row({ row, at }: { row: ReviewRow; at: number }) {
  const t = useWords();
  const words = t.indicators;
  const id = `${name}.${at}`;
  const error = row.isWrong
    ? words.review.wrong(isolated(visible(row.value)))
    : null;
  const control = {
    id,
    name: `${name}.value`,
    defaultValue: row.written,
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? `${id}-error` : undefined,
  };
  const about = [words.lines(row.lines), row.note && words.notes[row.note]];
  return (
    <li
      className={
        row.isWrong ? "review__row usa-form-group--error" : "review__row"
      }
    >
      <input type="hidden" name={`${name}.key`} value={row.key} />
      <div className="review__field">
        <label className="review__label" htmlFor={id}>
          {words.kinds[row.kind]}{" "}
          <span className="muted">{about.filter(Boolean).join(" · ")}</span>
        </label>
        {error && (
          <p className="usa-error-message" id={`${id}-error`}>
            <span className="usa-sr-only">{t.frame.errorPrefix}</span>
            {error}
          </p>
        )}
        {row.written.length > lineLength ? (
          <textarea
            className="usa-input"
            rows={Math.min(6, Math.ceil(row.written.length / lineLength))}
            {...control}
          />
        ) : (
          <input className="usa-input" {...control} />
        )}
      </div>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id={`${id}.drop`}
          name={`${name}.drop`}
          value={at}
          defaultChecked={row.isLeftOut}
        />
        <label className="usa-checkbox__label" htmlFor={`${id}.drop`}>
          {words.review.leaveOut}
          <span className="usa-sr-only"> {visible(row.value)}</span>
        </label>
      </div>
    </li>
  );
}

function NumberedText({ lines }: { lines: readonly string[][] }) {
  const words = useWords().indicators.review;
  return (
    <details className="numbered">
      <summary>{words.yourText}</summary>
      <ol>
        {lines.map((pieces, line) => (
          <li key={line}>
            {pieces.map((piece, at) =>
              at % 2 === 1 ? (
                <mark key={at}>{visible(piece)}</mark>
              ) : (
                visible(piece)
              ),
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function errorsOf(t: Catalogue, rows: readonly ReviewRow[]): FieldError[] {
  return rows.flatMap((row, index) =>
    row.isWrong
      ? [
          {
            fieldId: `${name}.${index + 1}`,
            text: t.indicators.review.wrong(isolated(visible(row.value))),
          },
        ]
      : [],
  );
}
