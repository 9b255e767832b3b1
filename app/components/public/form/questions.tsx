import { getQuestion } from "#app/domain/form/answers.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import type { FieldError } from "#app/components/public/error-summary.tsx";
import type { County } from "#app/components/public/field/props.ts";
import { useWords } from "#app/components/public/frame.ts";
import type { PageField } from "./page-fields.ts";
import { QuestionField } from "./question-field.tsx";
import { TwoVersions } from "./two-versions.tsx";

/** All questions of a page. A question alone is the page's heading; several stand under the page's title. */
export function Questions({
  title,
  fields,
  counties = [],
  zone = null,
}: {
  title: string;
  fields: readonly PageField[];
  counties?: readonly County[];
  zone?: string | null;
}) {
  const isAlone = fields.length === 1;
  return (
    <>
      {!isAlone && <h1>{title}</h1>}
      <QuestionList
        fields={fields}
        counties={counties}
        zone={zone}
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
  isAlone = false,
}: {
  fields: readonly PageField[];
  counties?: readonly County[];
  zone?: string | null;
  isAlone?: boolean;
}) {
  const t = useWords();
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
      <QuestionField
        question={getQuestion(field.id)}
        label={labelOf(t, field.id)}
        hint={t.questions[field.id].hint}
        error={field.errorCode && errorWords(t, field.id, field.errorCode)}
        fill={field.fill}
        offered={field.offered}
        isAlone={isAlone}
        counties={counties}
        zone={zone}
      />
    </div>
  ));
}

function labelOf(t: Catalogue, id: PageField["id"]): string {
  const { label } = t.questions[id];
  return getQuestion(id).isRequired ? label : `${label} (${t.frame.optional})`;
}

export function errorsOf(
  t: Catalogue,
  fields: readonly PageField[],
): FieldError[] {
  return fields.flatMap(({ id, errorCode }) => {
    if (errorCode === null) return [];
    const fieldId = errorCode === "county-needed" ? `${id}.county` : id;
    return [{ fieldId, text: errorWords(t, id, errorCode) }];
  });
}

function errorWords(t: Catalogue, id: PageField["id"], code: string): string {
  const general: Record<string, string> = t.frame.errors;
  const own = code === "missing" ? t.questions[id].missing : undefined;
  return own ?? general[code] ?? t.frame.errors.missing;
}
