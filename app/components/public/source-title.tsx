import { toldSource } from "#app/domain/directory/told-source.ts";
import { sayDay } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";

/** Where a thing was read: title and date, quoted as they are written, in English; one that is old says so. */
export function SourceTitle({ source }: { source: { ref: string } }) {
  const { t, locale } = useFrame();
  const { title, on, url, isOld } = toldSource(source);
  const day = on?.length === 10 ? sayDay(locale, on) : on;
  return (
    <>
      {url ? (
        <a href={url} rel="noreferrer" lang="en">
          {title}
        </a>
      ) : (
        <span lang="en">{title}</span>
      )}
      {day && `, ${day}`}
      {isOld && ` (${t.whereToReport.contact.old})`}
    </>
  );
}
