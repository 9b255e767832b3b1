import { otherCountries } from "#app/locales/countries.ts";
import { useFrame } from "../frame.ts";

/** The countries by name in the reader's language, the United States first. */
export function CountryOptions({ none }: { none: string }) {
  const { t, locale } = useFrame();
  return (
    <>
      <option value="">{none}</option>
      <option value="US">{t.frame.place.unitedStates}</option>
      {otherCountries(locale).map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  );
}
