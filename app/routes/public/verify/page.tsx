import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Labelled } from "#app/components/public/field/group.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { ReceiptVerdict } from "./receipt-verdict.tsx";
import { described, titled } from "#app/components/public/title.ts";
import { VerifyOffline } from "./verify-offline.tsx";
import { receiptTextIn } from "#app/domain/receipt/attached-to.server.ts";
import { verifyReceipt } from "#app/domain/receipt/verify-receipt.server.ts";
import { listPublicJwks } from "#app/domain/vault/sign.server.ts";
import { isLanguageSwitch } from "#app/server/locale.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titled(matches, (t) => t.verify.title, data?.hasErrors),
  ...described(matches, (t) => t.verify.lead),
];

export async function loader({ context }: LoaderFunctionArgs) {
  const keys = await listPublicJwks(context.keyring);
  return {
    hasErrors: isFormRefused(context),
    kids: keys.map(({ kid }) => kid),
  };
}

/** What was pasted goes into the answer and nowhere else: no row, no log. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = String(form.get("receipt") ?? "");
  if (isLanguageSwitch(form))
    return data({ verdict: null, typed, isMissing: false });
  const file = form.get("file");
  // A file just chosen is newer than what still stands in the field.
  const hasFile = file instanceof Blob && file.size > 0;
  const pasted = hasFile
    ? receiptTextIn(Buffer.from(await file.arrayBuffer()))
    : typed;
  if (pasted.trim() === "")
    return refuseForm(context, { verdict: null, typed: "", isMissing: true });
  const verdict = await verifyReceipt(context.keyring, pasted);
  const isKept = verdict.is !== "ours" && verdict.is !== "too-long";
  const shown = isKept && !hasFile ? typed : "";
  return data({ verdict, typed: shown, isMissing: false });
}

export default function Verify() {
  const { kids } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  const { t } = useFrame();
  const words = t.verify;
  const error = checked?.isMissing ? words.missing : null;
  return (
    <PublicPage
      errors={error ? [{ fieldId: "receipt", text: error }] : []}
      back={{ to: "/" }}
      keeps="receipt-form"
    >
      <h1>{words.title}</h1>
      {checked?.verdict ? (
        <ReceiptVerdict verdict={checked.verdict} />
      ) : (
        <p className="lead">{words.lead}</p>
      )}
      <VerifyForm error={error} typed={checked?.typed ?? ""} />
      <VerifyOffline kids={kids} />
    </PublicPage>
  );
}

function VerifyForm({ error, typed }: { error: string | null; typed: string }) {
  const words = useFrame().t.verify;
  return (
    <form
      method="post"
      id="receipt-form"
      action="/verify"
      encType="multipart/form-data"
      noValidate
    >
      <Labelled
        id="receipt"
        label={words.paste}
        hint={words.pasteHint}
        error={error}
      >
        <textarea
          className="usa-textarea mono"
          id="receipt"
          name="receipt"
          rows={6}
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={
            error ? "receipt-hint receipt-error" : "receipt-hint"
          }
        />
      </Labelled>
      <Labelled id="file" label={words.file} hint={words.fileHint}>
        <input
          className="usa-file-input"
          type="file"
          id="file"
          name="file"
          accept=".pdf,.json,.jws,.txt,application/pdf,application/json,text/plain"
          aria-describedby="file-hint"
        />
      </Labelled>
      <div className="actions">
        <button className="usa-button">{words.check}</button>
      </div>
    </form>
  );
}
