import { Form, useSubmit } from "@remix-run/react";
import { useClock } from "#app/components/desk/clock.tsx";
import { Damaged } from "#app/components/desk/opened.tsx";
import { timeOfDayWords } from "#app/components/desk/time.ts";
import { wordFields } from "#app/domain/vocabulary/desk-form.ts";
import type { FormBox } from "./use-box.ts";
import type { UnsentText } from "./unsent-text.ts";
import type { Verb } from "./verbs.ts";

type Shown = { reportId: string; verb: Verb; box: FormBox };

/** Below a form: other texts that its writer typed for it elsewhere, which stays; and how to throw away the only one. */
export function OtherTexts(shown: Shown) {
  const { others, keeping } = shown.box;
  if (others.length === 0)
    return keeping.token === "" ? null : (
      <Choice {...shown} className="throw-away">
        <details>
          <summary>Throw away what I typed…</summary>
          <button
            className="button button-plain"
            type="submit"
            name="keep"
            value="none"
          >
            Yes, throw it away
          </button>
        </details>
      </Choice>
    );
  const isBoxEmpty = keeping.token === "";
  return (
    <Choice {...shown} className="other-texts">
      <p>
        <strong>You typed for this in another tab or on another device.</strong>{" "}
        Nothing was overwritten: say which text stays.
      </p>
      {others.map((text) => (
        <OtherText key={text.id} text={text} />
      ))}
      <div className="form-end">
        {isBoxEmpty ? null : (
          <>
            <button
              className="button button-plain"
              type="submit"
              name="keep"
              value={keeping.id}
            >
              Keep the text above
            </button>
            <button
              className="button button-plain"
              type="submit"
              name="keep"
              value="all"
            >
              {others.length === 1 ? "Keep both" : "Keep all"}
            </button>
          </>
        )}
      </div>
    </Choice>
  );
}

function OtherText({ text }: { text: UnsentText }) {
  const { now, zone } = useClock();
  const at = timeOfDayWords(new Date(text.keptMs), zone, now);
  const words = text.typed && wordFields.map((field) => text.typed?.[field]);
  return (
    <div className="other-text">
      <p className="words">
        {words ? words.filter(Boolean).join("\n\n") : <Damaged />}
      </p>
      <div className="form-end">
        <button
          className="button button-plain"
          type="submit"
          name="keep"
          value={text.id}
        >
          {`Keep the one of ${at}`}
        </button>
      </div>
    </div>
  );
}

/** Of the texts as they are shown: what the form's last keys added is kept before. */
function Choice({
  reportId,
  verb,
  box,
  className,
  children,
}: Shown & { className: string; children: React.ReactNode }) {
  const submit = useSubmit();
  const { keeping, others, keeper } = box;
  const action = `/desk/reports/${reportId}/unsent/choice`;
  return (
    <Form
      method="post"
      action={action}
      className={className}
      preventScrollReset
      onSubmit={(event) => {
        if (!keeper || keeper.isKept) return;
        event.preventDefault();
        const form = new FormData(event.currentTarget, submitterOf(event));
        void keeper.settle().then(() => {
          // Its words lie elsewhere now, and are shown there first.
          if (keeper.text.id !== keeping.id) return;
          form.set("shown", shownOf([keeper.text, ...others]));
          submit(form, { method: "post", action, preventScrollReset: true });
        });
      }}
    >
      <input type="hidden" name="form" value={verb} />
      <input type="hidden" name="shown" value={shownOf([keeping, ...others])} />
      {children}
    </Form>
  );
}

function submitterOf({ nativeEvent }: React.FormEvent) {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
}

/** As the route reads them. */
function shownOf(texts: readonly { id: string; token: string }[]): string {
  return texts
    .filter(({ token }) => token !== "")
    .map(({ id, token }) => `${id}:${token}`)
    .join(" ");
}
