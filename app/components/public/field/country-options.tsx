import { countries } from "#app/domain/vocabulary/countries.ts";
import { countryNames } from "#app/locales/dates.ts";
import { useFrame } from "../frame.ts";

/** The countries by name in the reader's language, the United States first. */
export function CountryOptions({ none }: { none: string }) {
  const { t, locale } = useFrame();
  const names = countryNames(locale);
  const sorted = countries
    .filter((code) => code !== "US")
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <>
      <option value="">{none}</option>
      <option value="US">{t.frame.place.unitedStates}</option>
      {sorted.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  );
}
