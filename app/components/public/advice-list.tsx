import type { Advice, AdviceReason } from "#app/domain/advice/advice.ts";
import { sourcesOfBasis } from "#app/domain/advice/sources.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { choiceWords } from "#app/locales/choice-words.ts";
import { sayDay, sayList, sayMoment } from "#app/locales/dates.ts";
import { useFrame, useWords } from "./frame.ts";
import { SourceTitle } from "./source-title.tsx";

/** What to do while waiting, a line each: the most urgent first. */
export function AdviceLines({ advice }: { advice: readonly Advice[] }) {
  const words = useWords().advice;
  return (
    <section>
      <h2>{words.title}</h2>
      <ol>
        {advice.map(({ id }) => (
          <li key={id}>
            <strong>{words.items[id].title}.</strong> {words.items[id].short}
          </li>
        ))}
      </ol>
      <p className="no-print">
        <a href="/follow/advice">{words.all}</a>
      </p>
    </section>
  );
}

/** One advice with its steps, why it applies, and where it was read. */
export function AdviceSteps({ advice }: { advice: Advice }) {
  const { t, locale } = useFrame();
  const words = t.advice;
  const { id, reasons, overwrittenOn, basis, checkedOn } = advice;
  const { sources, isPartlyRemembered } = sourcesOfBasis(basis);
  const { title, short, steps } = words.items[id];
  return (
    <section className={urgent.includes(id) ? "call-now" : undefined}>
      <h2>{title}</h2>
      <p>{short}</p>
      {overwrittenOn && (
        <p>
          <strong>{words.overwritten(sayMoment(locale, overwrittenOn))}</strong>
        </p>
      )}
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {reasons.length > 0 && (
        <p className="muted">
          {words.because(
            sayList(
              locale,
              reasons.map((reason) => sayReason(t, reason)),
            ),
          )}
        </p>
      )}
      <details className="clock__source no-print">
        <summary>
          {words.source}
          <span className="usa-sr-only">: {title}</span>
        </summary>
        <div>
          {sources.map((source) => (
            <p key={source}>
              <SourceTitle source={{ ref: source }} />
            </p>
          ))}
          {isPartlyRemembered && <p>{words.remembered}</p>}
          <p>{words.checked(sayDay(locale, checkedOn))}</p>
        </div>
      </details>
    </section>
  );
}

/** What cannot wait. */
const urgent: readonly string[] = ["danger", "care", "bank-recall", "crypto"];

function sayReason(t: Catalogue, { questionId, option }: AdviceReason): string {
  return `“${choiceWords(t, questionId, option).label}”`;
}
