import { dialled } from "#app/domain/directory/contact.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import { sayDay } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";
import { SourceTitle } from "./source-title.tsx";

export type NumberShown = {
  /** Whose number it is. */
  name: string;
  phone: string;
  sources: readonly { ref: string }[];
  /** YYYY-MM-DD */
  checkedOn: string;
};

/** A number to call, with where it was read and when it was last checked. */
export function CallNumber({ name, phone, sources, checkedOn }: NumberShown) {
  const { t, locale } = useFrame();
  const tel = dialled(phone);
  return (
    <p className="call">
      <span>{toldName(locale, name)}: </span>
      <strong>{tel ? <a href={`tel:${tel}`}>{phone}</a> : phone}</strong>{" "}
      <small>
        {t.receipt.checked(sayDay(locale, checkedOn))}
        <ReadAt sources={sources} />
      </small>
    </p>
  );
}

/** Goes on after the date: where it was read. The first is the one that holds the number. */
function ReadAt({ sources: [first] }: Pick<NumberShown, "sources">) {
  const words = useFrame().t.receipt;
  if (!first) return null;
  return (
    <>
      . {words.source} <SourceTitle source={first} />
    </>
  );
}
