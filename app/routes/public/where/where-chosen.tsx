import type { Catalogue } from "#app/locales/catalogue.ts";
import { countryNames } from "#app/locales/dates.ts";
import { stateNames } from "#app/locales/states.ts";
import type { Locale } from "#app/locales/locale.ts";
import { useFrame } from "#app/components/public/frame.ts";
import type { AnswerView } from "./where-answer.tsx";

/** What the answer was given to, so that a slip shows; and the way back to the questions. */
export function WhereChosen({ view }: { view: AnswerView }) {
  const { t, locale } = useFrame();
  const { answer } = t.whereToReport;
  const chosen = saidIn(t, locale, view);
  return (
    <p className="muted">
      {chosen.length > 0 && `${answer.chosen}: ${chosen.join(" · ")}. `}
      <a className="no-print" href="#change">
        {answer.change}
      </a>
    </p>
  );
}

function saidIn(
  { whereToReport: words }: Catalogue,
  locale: Locale,
  { answers: { what, now, kind, also }, wanted }: AnswerView,
): string[] {
  const { zip, state, country } = wanted;
  const said = [
    what && words.what.options[what],
    now && `${words.now.label} ${words.now.options[now]}`,
    kind && words.kind.options[kind],
    ...also.map((duty) => words.also.options[duty]),
    zip.trim() ||
      stateNames[state] ||
      state ||
      (country && countryNames(locale).of(country)),
  ];
  return said.flatMap((words) => words || []);
}
