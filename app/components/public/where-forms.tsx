import type { ReactNode } from "react";
import { countries } from "#app/domain/report/countries.ts";
import { countryNames } from "#app/locales/dates.ts";
import { describedBy, Labelled } from "./field/group.tsx";
import { useFrame, useWords } from "./frame.ts";

type County = { fips: string; county: string; state: string };

export type WhereForm = {
  wanted: { zip: string; county: string; state: string; country: string };
  /** By the field it is about. */
  error: { fieldId: string; text: string } | null;
  /** Where the county decides between field offices. */
  counties: County[];
  states: { state: string; name: string }[];
};

/** Three ways to say where the place is; each a form of its own that works by its address. */
export function WhereForms({ wanted, error, counties, states }: WhereForm) {
  const { whereToReport: words } = useWords();
  const isByState = wanted.zip.trim() === "" && wanted.state !== "";
  const errorAt = (fieldId: string) =>
    error?.fieldId === fieldId ? error.text : null;
  return (
    <>
      <PlaceForm>
        <ZipField typed={wanted.zip} error={errorAt("zip")} />
        {!isByState && (
          <CountyField {...{ counties, wanted }} error={errorAt("county")} />
        )}
      </PlaceForm>
      <details open={isByState || errorAt("state") !== null}>
        <summary>{words.state.summary}</summary>
        <PlaceForm>
          <StateField
            states={states}
            chosen={wanted.state}
            error={errorAt("state")}
          />
          {isByState && (
            <CountyField {...{ counties, wanted }} error={errorAt("county")} />
          )}
        </PlaceForm>
      </details>
      <details open={errorAt("country") !== null}>
        <summary>{words.country.summary}</summary>
        <PlaceForm>
          <CountryField chosen={wanted.country} error={errorAt("country")} />
        </PlaceForm>
      </details>
    </>
  );
}

function PlaceForm({ children }: { children: ReactNode }) {
  const { find } = useWords().whereToReport;
  return (
    <form className="usa-form" method="get" action="/where-to-report">
      {children}
      <p className="actions">
        <button className="usa-button">{find}</button>
      </p>
    </form>
  );
}

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

function CountyField({
  counties,
  wanted,
  error,
}: {
  counties: County[];
  wanted: WhereForm["wanted"];
  error: string | null;
}) {
  const { label, hint, choose } = useWords().whereToReport.county;
  if (counties.length === 0) return null;
  return (
    <Choice
      id="county"
      {...{ label, hint, choose, error }}
      chosen={wanted.county}
      choices={counties.map(({ fips, county, state }) => [
        fips,
        `${county}, ${state}`,
      ])}
    />
  );
}

function StateField({
  states,
  chosen,
  error,
}: {
  states: WhereForm["states"];
  chosen: string;
  error: string | null;
}) {
  const { label, choose, military } = useWords().whereToReport.state;
  return (
    <Choice
      id="state"
      {...{ label, choose, chosen, error }}
      choices={[
        ...states.map(({ state, name }) => [state, name] as const),
        ["AE", military],
      ]}
    />
  );
}

function CountryField({
  chosen,
  error,
}: {
  chosen: string;
  error: string | null;
}) {
  const { t, locale } = useFrame();
  const { label, choose } = t.whereToReport.country;
  const names = countryNames(locale);
  const choices = countries
    .filter((code) => code !== "US")
    .map((code) => [code, names.of(code) ?? code] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, locale));
  return <Choice id="country" {...{ label, choose, chosen, error, choices }} />;
}

function Choice({
  id,
  label,
  hint,
  choose,
  chosen,
  choices,
  error,
}: {
  id: string;
  label: string;
  hint?: string;
  choose: string;
  chosen: string;
  choices: readonly (readonly [value: string, name: string])[];
  error: string | null;
}) {
  return (
    <Labelled {...{ id, label, hint, error }}>
      <select
        className="usa-select"
        id={id}
        name={id}
        defaultValue={chosen}
        aria-describedby={describedBy({ id, hint, error })}
        aria-invalid={error ? true : undefined}
      >
        <option value="">{choose}</option>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
