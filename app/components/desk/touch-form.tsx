import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { createContext, useContext, useState } from "react";
import type { TouchAct } from "#app/domain/responder/touch-act.ts";
import { askForTouch } from "./touch.ts";

const HasPasskey = createContext(true);

/** Around the desk's pages: whether who is signed in has a passkey to touch. A demonstration's accounts have none. */
export const HasPasskeyProvider = HasPasskey.Provider;

const problems = {
  stopped:
    "Nothing was done: no passkey was touched. Try again, with the device or security key that holds yours.",
  unreachable:
    "Nothing was done: the desk cannot be reached, or your session has ended. Load the page again.",
} as const;

type TouchForm = {
  /** Or how it follows from what was chosen in the form. */
  act: TouchAct | ((typed: FormData) => TouchAct);
  action: string;
  /** On the button, and while the form is on its way. */
  button: string;
  busy?: string;
  /** What a screen reader hears after the button's words. */
  buttonMore?: string;
  isPlain?: boolean;
  className?: string;
  children?: React.ReactNode;
};

/** A form whose act takes a touch of the passkey, asked for when it is sent. */
export function TouchForm({
  act,
  action,
  button,
  busy = "Saving…",
  buttonMore,
  isPlain = false,
  className,
  children,
}: TouchForm) {
  const hasPasskey = useContext(HasPasskey);
  const { isBusy, problem, send } = useTouch(act, action);
  return (
    <Form
      method="post"
      action={action}
      className={className}
      onSubmit={(event) => {
        if (isBusy) return event.preventDefault();
        if (!hasPasskey) return;
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {children}
      {hasPasskey ? null : <Confirmed />}
      <div role="alert">
        {problem ? <p className="problem">{problem}</p> : null}
      </div>
      <div className="form-end">
        <button
          className={isPlain ? "button button-plain" : "button"}
          type="submit"
          aria-disabled={isBusy}
        >
          {isBusy ? busy : button}
          {buttonMore ? (
            <span className="visually-hidden">{buttonMore}</span>
          ) : null}
        </button>
      </div>
    </Form>
  );
}

function useTouch(act: TouchForm["act"], action: string) {
  const submit = useSubmit();
  const isSending = useNavigation().formAction === action;
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function send(form: HTMLFormElement) {
    setIsAsking(true);
    setProblem(null);
    const posted = new FormData(form);
    const touched = await askForTouch(
      typeof act === "function" ? act(posted) : act,
    );
    setIsAsking(false);
    if (touched.is !== "touched") return setProblem(problems[touched.is]);
    posted.set("touch", touched.answer);
    submit(posted, { method: "post", action });
  }
  return { isBusy: isAsking || isSending, problem, send };
}

/** In place of the touch, for an account that has no passkey. */
function Confirmed() {
  return (
    <label className="check confirmed">
      <input type="checkbox" name="confirmed" value="yes" />
      <span>
        I mean it.{" "}
        <span className="quiet">
          A demonstration account has no passkey; elsewhere this asks for a
          touch of it.
        </span>
      </span>
    </label>
  );
}
