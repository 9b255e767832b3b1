import { Form, Link } from "@remix-run/react";
import { KeptWords } from "../report/kept-words.tsx";
import { useBox, type BoxReport } from "../report/use-box.ts";
import { bulkVerbs, type BulkVerbName } from "./bulk-verbs.ts";
import { SelectedFields } from "./selected-fields.tsx";
import { SelectionFields } from "./selection-fields.tsx";

type FormProps = Omit<Parameters<typeof SelectionFields>[0], "verb"> & {
  verb: BulkVerbName;
  rows: readonly { reportId: string; revision: number }[];
};

/** The form that is asked once for all; its words are kept while they are typed, where one of the reports can keep them. */
export function SelectionForm({
  words,
  ...form
}: FormProps & { words: BoxReport | null }) {
  return words ? <KeptForm {...form} words={words} /> : <Fields {...form} />;
}

function KeptForm({ words, typed, ...form }: FormProps & { words: BoxReport }) {
  const box = useBox(words, form.verb);
  const { keeping, keeper } = box;
  return (
    <Fields
      key={box.key}
      {...form}
      typed={{ ...box.fill, ...typed }}
      formRef={box.formRef}
      onInput={() => keeper?.typed()}
      onSubmit={() => void keeper?.mayBeSent()}
    >
      <input type="hidden" name="boxReportId" value={words.id} />
      <input type="hidden" name="boxId" value={keeping.id} />
      <input type="hidden" name="base" value={keeping.token} />
      <input type="hidden" name="opening" value={box.opening} />
      <KeptWords keeping={keeping} />
    </Fields>
  );
}

function Fields({
  verb,
  rows,
  children,
  formRef,
  onInput,
  onSubmit,
  ...fields
}: FormProps & {
  children?: React.ReactNode;
  formRef?: React.RefObject<HTMLFormElement>;
  onInput?: () => void;
  onSubmit?: () => void;
}) {
  return (
    <div className="panel">
      <Form
        method="post"
        className="panel-body stack"
        ref={formRef}
        onInput={onInput}
        onSubmit={onSubmit}
      >
        <input type="hidden" name="verb" value={verb} />
        <SelectedFields rows={rows} />
        <SelectionFields verb={verb} {...fields} />
        <div className="form-end">
          <button className="button" type="submit">
            {bulkVerbs[verb].button(rows.length)}
          </button>
          <Link className="button button-plain" to="/desk">
            Back to the queue
          </Link>
          {children}
        </div>
      </Form>
    </div>
  );
}
