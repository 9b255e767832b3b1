import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Alert } from "#app/components/public/alert.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { PhoneNumbers } from "#app/components/public/phone-numbers.tsx";
import { described, titled } from "#app/components/public/title.ts";
import { listAgencies } from "#app/domain/directory/agency.server.ts";
import { phonesToCallFirst } from "#app/domain/directory/call-first.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches }) => [
  ...titled(matches, (t) => t.front.title),
  ...described(matches, (t) => t.front.lead),
];

export async function loader({ context }: LoaderFunctionArgs) {
  return { phones: phonesToCallFirst(await listAgencies(context.db)) };
}

export default function Front() {
  const { phones } = useLoaderData<typeof loader>();
  const { front } = useFrame().t;
  return (
    <PublicPage isWide>
      <h1>{front.title}</h1>
      <p className="lead">{front.lead}</p>
      <Doors />
      <Alert kind="warning" title={front.safeDevice.title}>
        <p>{front.safeDevice.text}</p>
      </Alert>
      <section id="now" aria-labelledby="now-title">
        <h2 id="now-title">{front.now.title}</h2>
        <PhoneNumbers phones={phones} />
      </section>
      <div className="columns">
        <section>
          <h2>{front.after.title}</h2>
          <ol>
            {front.after.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <div>
          {[front.readers, front.protection, front.never].map(
            ({ title, text }) => (
              <section key={title}>
                <h2>{title}</h2>
                <p>{text}</p>
              </section>
            ),
          )}
        </div>
      </div>
    </PublicPage>
  );
}

/** On a phone the first of them is what is seen; where there is room, it stands last. */
const doors = [
  { id: "now", to: "#now", className: "door--now" },
  { id: "report", to: "/report", className: "door--first" },
  { id: "follow", to: "/follow", className: undefined },
  { id: "where", to: "/where-to-report", className: undefined },
] as const;

function Doors() {
  const words = useFrame().t.front.doors;
  return (
    <ul className="doors">
      {doors.map(({ id, to, className }) => (
        <li key={id} className={className}>
          <h2>
            <a href={to}>{words[id].title}</a>
          </h2>
          <p>{words[id].text}</p>
        </li>
      ))}
    </ul>
  );
}
