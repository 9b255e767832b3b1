import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { TouchForm } from "#app/components/desk/touch-form.tsx";
import { KeptWords } from "./kept-words.tsx";
import { OtherTexts } from "./other-texts.tsx";
import type { ReportView } from "./report-view.ts";
import type { FormBox } from "./use-box.ts";
import { useLine } from "./use-line.ts";
import { verbs, type Verb } from "./verbs.ts";

type VerbFormProps = {
  verb: Verb;
  report: ReportView;
  box: FormBox;
  problems?: Record<string, string>;
  /** What its button says, where that is not the verb's own. */
  button?: string;
};

/** One verb's form, posted to its own URL; without JavaScript the same. */
export function VerbForm({
  verb,
  report,
  box,
  problems = {},
  button = verbs[verb].button,
}: VerbFormProps) {
  const { Fields } = verbs[verb];
  const action = `/desk/reports/${report.id}/${verb}`;
  const fields = (
    <Fields typed={box.fill} problems={problems} report={report} />
  );
  if (isTouched(verb))
    return (
      <TouchForm
        act={(typed) => ({
          verb: "let-in-code",
          about: String(typed.get("requestId") ?? ""),
        })}
        action={action}
        button={button}
      >
        <input type="hidden" name="boxId" value={box.keeping.id} />
        {fields}
      </TouchForm>
    );
  return (
    <div className="verb-form" id={`form-${verb}`}>
      <KeptForm key={box.key} action={action} box={box} button={button}>
        {/* Of the report as this page shows it: a command on an older one is refused as stale. */}
        <input type="hidden" name="revision" value={report.revision} />
        <input type="hidden" name="seen" value={report.actPosition} />
        {fields}
      </KeptForm>
      <OtherTexts reportId={report.id} verb={verb} box={box} />
    </div>
  );
}

/** A form whose words are kept while they are typed, and until it was sent. */
function KeptForm({
  action,
  box,
  button,
  children,
}: {
  action: string;
  box: FormBox;
  button: string;
  children: React.ReactNode;
}) {
  const { keeping, keeper } = box;
  const { isBusy, waits, send } = useSending(action, box);
  return (
    <Form
      method="post"
      action={action}
      ref={box.formRef}
      autoComplete="off"
      onInput={() => keeper?.typed()}
      onSubmit={send}
    >
      {/* Which text this is: posted twice it is done once, and what was kept of it goes. */}
      <input type="hidden" name="boxId" value={keeping.id} />
      <input type="hidden" name="base" value={keeping.token} />
      <input type="hidden" name="opening" value={box.opening} />
      {children}
      <div className="form-end">
        <button className="button" type="submit" aria-disabled={isBusy}>
          {waits ? "Waits for the connection…" : isBusy ? "Saving…" : button}
        </button>
        <KeptWords keeping={keeping} />
      </div>
    </Form>
  );
}

function useSending(action: string, { formRef, keeper }: FormBox) {
  const submit = useSubmit();
  const isUnderWay = useNavigation().formAction === action;
  const [isHeld, setIsHeld] = useState(false);
  const { waits, wait } = useWaiting(formRef);
  const isBusy = isUnderWay || isHeld || waits;
  const send = (event: React.FormEvent) => {
    if (isBusy) return event.preventDefault();
    if (wait()) return event.preventDefault();
    if (!keeper || keeper.isKept) return void keeper?.mayBeSent();
    event.preventDefault();
    setIsHeld(true);
    void keeper.mayBeSent().then((maySend) => {
      setIsHeld(false);
      if (!maySend || !formRef.current) return;
      const form = new FormData(formRef.current);
      form.set("boxId", keeper.text.id);
      form.set("base", keeper.text.token);
      submit(form, { method: "post", action });
    });
  };
  return { isBusy, waits, send };
}

/** Sent into nowhere a form takes its page with it: while there is no line it waits, and goes when there is one. */
function useWaiting(formRef: React.RefObject<HTMLFormElement>) {
  const { isConnected, lostAt } = useLine();
  const [waits, setWaits] = useState(false);
  const mustGo = useRef(false);
  useEffect(() => {
    if (waits && isConnected) setWaits(false);
    if (waits || !mustGo.current) return;
    mustGo.current = false;
    formRef.current?.requestSubmit();
  }, [waits, isConnected, formRef]);
  const wait = () => {
    mustGo.current = lostAt !== null;
    setWaits(mustGo.current);
    return mustGo.current;
  };
  return { waits, wait };
}

/** A code that is let in opens the report to whoever holds it, and ends all others. */
function isTouched(verb: Verb): boolean {
  return verb === "new-code";
}
