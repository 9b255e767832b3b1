import { sayNear } from "#app/locales/dates.ts";
import { useFrame } from "#app/components/public/frame.ts";

/** Says an instant as near as it is: "5:00 AM PST today"; without `now` as on paper. */
export function useNear(zone: string, now?: Date | string) {
  const { t, locale } = useFrame();
  return (at: Date | string) => sayNear(locale, t, { at, zone, now });
}
