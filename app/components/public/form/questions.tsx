import { getQuestion } from "#app/domain/form/answers.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import type { ProblemTimes } from "#app/domain/form/moment-problem.ts";
import { askedBackField } from "#app/domain/form/ask-back.ts";
import { choiceWords } from "#app/locales/choice-words.ts";
import { sayInstant } from "#app/locales/dates.ts";
import type { Locale } from "#app/locales/locale.ts";
import type { FieldError } from "#app/components/public/error-summary.tsx";
import type { County } from "#app/components/public/field/props.ts";
import { useFrame } from "#app/components/public/frame.ts";
import type { PageField } from "./page-fields.ts";
import { QuestionField } from "./question-field.tsx";
import { TwoVersions } from "./two-versions.tsx";

/** All questions of a page. A question alone is the page's heading; several stand under the page's title. */
export function Questions({
  title,
  fields,
  counties = [],
  zone = null,
  zones = [],
}: {
  title: string;
  fields: readonly PageField[];
  counties?: readonly County[];
  zone?: string | null;
  zones?: readonly string[];
}) {
  const isAlone = fields.length === 1;
  return (
    <>
      {!isAlone && <h1>{title}</h1>}
      <QuestionList
        fields={fields}
        counties={counties}
        zone={zone}
        zones={zones}
        isAlone={isAlone}
      />
    </>
  );
}

/** The questions without a heading over them. */
export function QuestionList({
  fields,
  counties = [],
  zone = null,
  zones = [],
  isAlone = false,
}: {
  fields: readonly PageField[];
  counties?: readonly County[];
  zone?: string | null;
  zones?: readonly string[];
  isAlone?: boolean;
}) {
  const { t, locale } = useFrame();
  return fields.map((field) => (
    <div key={field.id}>
      {field.others.length > 0 && (
        <>
          <TwoVersions
            questionId={field.id}
            mine={field.mine}
            others={field.others}
          />
          <input type="hidden" name="settled" value={field.id} />
        </>
      )}
      {field.askedBack && (
        <input type="hidden" name={askedBackField} value={field.askedBack} />
      )}
      <QuestionField
        question={getQuestion(field.id)}
        label={labelOf(t, field.id)}
        hint={t.questions[field.id].hint}
        error={errorWords({ t, locale }, field)}
        fill={field.fill}
        offered={field.offered}
        notes={field.notes}
        isAlone={isAlone}
        counties={counties}
        zone={zone}
        zones={zones}
      />
    </div>
  ));
}

function labelOf(t: Catalogue, id: PageField["id"]): string {
  const { label } = t.questions[id];
  return getQuestion(id).isRequired ? label : `${label} (${t.frame.optional})`;
}

type Frame = { t: Catalogue; locale: Locale };

export function errorsOf(
  frame: Frame,
  fields: readonly PageField[],
): FieldError[] {
  return fields.flatMap((field) => {
    const text = errorWords(frame, field);
    const { id, errorCode } = field;
    const fieldId = errorCode === "county-needed" ? `${id}.county` : id;
    return text === null ? [] : [{ fieldId, text }];
  });
}

function errorWords(
  { t, locale }: Frame,
  { id, errorCode: code, errorTimes }: PageField,
): string | null {
  if (code === null) return null;
  const times = errorTimes && wordsOfTimes({ t, locale }, code, errorTimes);
  const general: Record<string, string> = t.frame.errors;
  const own =
    code === "missing" ? t.questions[id].missing : wordsOfLone(t, id, code);
  return times ?? own ?? general[code] ?? t.frame.errors.missing;
}

/** An answer that stands alone is named: "Nothing yet". */
function wordsOfLone(
  t: Catalogue,
  id: PageField["id"],
  code: string,
): string | undefined {
  const question = getQuestion(id);
  if (code !== "none-with-others" || !("exclusive" in question)) return;
  const { exclusive } = question;
  if (exclusive === null) return;
  return t.frame.alone(choiceWords(t, id, exclusive).label);
}

function wordsOfTimes(
  { t, locale }: Frame,
  code: string,
  { at, zone }: ProblemTimes,
): string | null {
  const words: Record<string, (...times: string[]) => string> =
    t.frame.timeErrors;
  return (
    words[code]?.(...at.map((instant) => sayInstant(locale, instant, zone))) ??
    null
  );
}
