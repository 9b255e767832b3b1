import type { SignpostAnswers } from "#app/domain/directory/signpost-answers.ts";
import { Select } from "./select.tsx";
import { useWords } from "#app/components/public/frame.ts";
import type { Place } from "./where-place.tsx";

export type CountyChoice = {
  counties: { fips: string; county: string; state: string }[];
  wanted: Place["wanted"];
  answers: SignpostAnswers;
  error: Place["error"];
};

/** Asks for the county alone, where it decides between field offices; what was chosen before goes along. */
export function CountyForm({ counties, wanted, answers, error }: CountyChoice) {
  const { label, hint, choose, show } = useWords().whereToReport.county;
  const { zip, state } = wanted;
  const { kind, also, what, now } = answers;
  const hidden = [
    ...Object.entries({ zip, state, kind, what, now }),
    ...also.map((duty) => ["also", duty] as const),
  ];
  return (
    <form className="usa-form" method="get" action="/where-to-report">
      {hidden.map(
        ([name, value]) =>
          value && (
            <input key={name + value} type="hidden" name={name} value={value} />
          ),
      )}
      <Select
        id="county"
        {...{ label, hint, choose }}
        error={error?.fieldId === "county" ? error.text : null}
        chosen={wanted.county}
        choices={counties.map(({ fips, county, state }) => [
          fips,
          `${county}, ${state}`,
        ])}
      />
      <p className="actions">
        <button className="usa-button usa-button--outline">{show}</button>
      </p>
    </form>
  );
}
