import { useFrame } from "./frame.ts";

/**
 * To the same page in the other language. With a form on the page, what stands in it goes along: the button is one of that
 * form's, as it must be without JavaScript.
 */
export function LanguageSwitch({ keeps }: { keeps?: string }) {
  const { t, address } = useFrame();
  const { otherLocale, otherLanguage } = t.frame;
  const action = `/locale?to=${encodeURIComponent(address)}`;
  if (!keeps)
    return (
      <form method="post" action={action} className="language">
        <button name="locale" value={otherLocale} lang={otherLocale}>
          {otherLanguage}
        </button>
      </form>
    );
  return (
    <div className="language">
      {/* Enter in a field presses the first button of its form: this one, which goes on, and not the other language. */}
      <button
        form={keeps}
        className="usa-sr-only"
        tabIndex={-1}
        aria-hidden="true"
      />
      <button
        form={keeps}
        formMethod="post"
        formAction={action}
        formEncType="application/x-www-form-urlencoded"
        name="locale"
        value={otherLocale}
        lang={otherLocale}
      >
        {otherLanguage}
      </button>
    </div>
  );
}
