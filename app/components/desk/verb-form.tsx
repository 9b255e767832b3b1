import { Form, useNavigation } from "@remix-run/react";
import type { FieldsProps } from "./verb-fields.tsx";
import { verbs, type Verb } from "./verbs.ts";

type VerbFormProps = Partial<Pick<FieldsProps, "typed" | "problems">> &
  Pick<FieldsProps, "units" | "colleagues"> & {
    verb: Verb;
    reportId: string;
    /** Of the report as this page shows it: a command on an older one is refused as stale. */
    revision: number;
  };

/** One verb's form, posted to its own URL; without JavaScript the same. */
export function VerbForm({
  verb,
  reportId,
  revision,
  typed = {},
  problems = {},
  ...choices
}: VerbFormProps) {
  const { button, Fields } = verbs[verb];
  const action = `/desk/reports/${reportId}/${verb}`;
  const navigation = useNavigation();
  const isBusy = navigation.formAction === action;
  return (
    <Form
      method="post"
      action={action}
      onSubmit={(event) => {
        if (isBusy) event.preventDefault();
      }}
    >
      <input type="hidden" name="revision" value={revision} />
      <Fields typed={typed} problems={problems} {...choices} />
      <div className="form-end">
        <button className="button" type="submit" aria-disabled={isBusy}>
          {isBusy ? "Saving…" : button}
        </button>
      </div>
    </Form>
  );
}
