import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/root.tsx";
import { BareFrame } from "#app/components/desk/bare-frame.tsx";
import { EnrolButton } from "./enrol-button.tsx";

export const meta: MetaFunction = () => [
  { title: "Your invitation to the desk" },
];
export const handle = { hydrates: true } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  const { siteName, provider } = context.settings;
  return { siteName, providerName: provider?.name ?? null };
}

/** The token stands in the fragment, which browsers do not send; the page's script posts it in a body. */
export default function InvitationPage() {
  const { siteName, providerName } = useLoaderData<typeof loader>();
  return (
    <BareFrame siteName={siteName}>
      <h1>Your invitation to the desk</h1>
      <div className="stack">
        <p>
          Make a passkey on this device, or on a security key.{" "}
          {providerName
            ? `You sign in with ${providerName} and with it: neither is enough alone.`
            : "It is the only way in: there is no password."}{" "}
          The invitation works once.
        </p>
        <EnrolButton isOnlyHalf={providerName !== null} />
      </div>
    </BareFrame>
  );
}
