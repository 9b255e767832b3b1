import { organisationKinds } from "#app/domain/directory/organisation-kind.ts";
import {
  furtherDuties,
  happenings,
  nowWords,
  type SignpostAnswers,
} from "#app/domain/directory/signpost-answers.ts";
import { Fieldset } from "#app/components/public/field/group.tsx";
import { Select } from "./select.tsx";
import { useFrame, useWords } from "#app/components/public/frame.ts";
import { PlaceFields, type Place } from "./where-place.tsx";

export const whereFormId = "signpost";

/** The five questions on one page: each can be skipped, and the answer is one press away. */
export function WhereForm({
  answers,
  ...place
}: Place & { answers: SignpostAnswers }) {
  const { whereToReport: words, report } = useWords();
  const { what, now, also } = words;
  return (
    <form
      className="usa-form"
      id={whereFormId}
      method="get"
      action="/where-to-report"
    >
      <Choices
        id="what"
        label={what.label}
        offered={happenings.map((each) => [each, what.options[each]])}
        chosen={[answers.what ?? ""]}
        unsure={words.notSure}
      />
      <Choices
        id="now"
        label={now.label}
        offered={nowWords.map((each) => [each, now.options[each]])}
        chosen={[answers.now ?? ""]}
        unsure={words.notSure}
      />
      <Kind chosen={answers.kind ?? ""} />
      <Choices
        id="also"
        label={also.label}
        offered={furtherDuties.map((each) => [each, also.options[each]])}
        chosen={answers.also}
      />
      <PlaceFields {...place} />
      <p className="actions">
        <button className="usa-button">{words.find}</button>
      </p>
      <p className="kept">
        {words.kept} {words.keptCall} <a href="/#now">{report.toNumbers}</a>
      </p>
    </form>
  );
}

function Kind({ chosen }: { chosen: string }) {
  const { t, locale } = useFrame();
  const { kind, notSure } = t.whereToReport;
  const last = ["other", "individual"];
  const choices = organisationKinds
    .map((each) => [each, kind.options[each]] as const)
    .sort(
      ([a, nameOfA], [b, nameOfB]) =>
        last.indexOf(a) - last.indexOf(b) ||
        nameOfA.localeCompare(nameOfB, locale),
    );
  const { label } = kind;
  return <Select id="kind" {...{ label, choices, chosen }} choose={notSure} />;
}

/** One of several, where `unsure` is offered and chosen before anything else is; or any number of them. */
function Choices({
  id,
  label,
  offered,
  chosen,
  unsure,
}: {
  id: string;
  label: string;
  offered: (readonly [value: string, name: string])[];
  chosen: readonly string[];
  unsure?: string;
}) {
  const kind = unsure === undefined ? "checkbox" : "radio";
  const classes = classOf[kind];
  const all = unsure === undefined ? offered : [...offered, ["", unsure]];
  return (
    <Fieldset id={id} label={label}>
      {all.map(([value = "", name], at) => (
        <div className={classes.box} key={value}>
          <input
            className={classes.input}
            type={kind}
            id={at === 0 ? id : `${id}.${value}`}
            name={id}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <label
            className={classes.label}
            htmlFor={at === 0 ? id : `${id}.${value}`}
          >
            {name}
          </label>
        </div>
      ))}
    </Fieldset>
  );
}

/** Written whole, so that the stylesheet keeps them. */
const classOf = {
  radio: {
    box: "usa-radio",
    input: "usa-radio__input",
    label: "usa-radio__label",
  },
  checkbox: {
    box: "usa-checkbox",
    input: "usa-checkbox__input",
    label: "usa-checkbox__label",
  },
};
