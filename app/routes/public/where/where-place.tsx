import { otherCountries } from "#app/locales/countries.ts";
import { describedBy, Labelled } from "#app/components/public/field/group.tsx";
import { Select } from "./select.tsx";
import { useFrame, useWords } from "#app/components/public/frame.ts";

export type Place = {
  wanted: { zip: string; county: string; state: string; country: string };
  /** By the field it is about. */
  error: { fieldId: string; text: string } | null;
  states: { state: string; name: string }[];
};

/** Three ways to say where the place is. A ZIP code wins over a state, and a state over a country. */
export function PlaceFields({ wanted, error, states }: Place) {
  const { whereToReport: words } = useWords();
  const { zip, state, country } = wanted;
  const errorAt = (fieldId: string) =>
    error?.fieldId === fieldId ? error.text : null;
  const isZip = zip.trim() !== "";
  return (
    <fieldset className="usa-fieldset usa-form-group">
      <legend className="usa-legend">{words.place.label}</legend>
      <p className="usa-hint">{words.place.hint}</p>
      <ZipField typed={zip} error={errorAt("zip")} />
      <details open={(!isZip && state !== "") || errorAt("state") !== null}>
        <summary>{words.state.summary}</summary>
        <StateField states={states} chosen={state} error={errorAt("state")} />
      </details>
      <details open={(!isZip && country !== "") || errorAt("country") !== null}>
        <summary>{words.country.summary}</summary>
        <CountryField chosen={country} error={errorAt("country")} />
      </details>
    </fieldset>
  );
}

type Field = { chosen: string; error: string | null };

function ZipField({ typed, error }: { typed: string; error: string | null }) {
  const { label, hint } = useWords().whereToReport.zip;
  return (
    <Labelled id="zip" {...{ label, hint, error }}>
      <input
        className="usa-input input--zip"
        id="zip"
        name="zip"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={typed}
        aria-describedby={describedBy({ id: "zip", hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </Labelled>
  );
}

function StateField({ states, ...field }: Field & { states: Place["states"] }) {
  const { label, choose, military } = useWords().whereToReport.state;
  const choices = [
    ...states.map(({ state, name }) => [state, name] as const),
    ["AE", military] as const,
  ];
  return <Select id="state" {...{ label, choose, choices }} {...field} />;
}

function CountryField(field: Field) {
  const { t, locale } = useFrame();
  const { label, choose } = t.whereToReport.country;
  const choices = otherCountries(locale);
  return <Select id="country" {...{ label, choose, choices }} {...field} />;
}
