import type {
  AppLoadContext,
  LinksFunction,
  LoaderFunctionArgs,
} from "@remix-run/node";
import {
  Link,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteLoaderData,
} from "@remix-run/react";
import { BareFrame } from "#app/components/desk/bare-frame.tsx";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Frame, type Place } from "#app/components/desk/frame.tsx";
import type { PageHandle, loader as rootLoader } from "#app/root.tsx";
import { countWaitingChanges } from "#app/domain/people/read.server.ts";
import {
  managesPeople,
  readsFigures,
  readsWholeHistory,
  worksReports,
} from "#app/domain/responder/can.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import togetherStyles from "#app/styles/desk-together.css?url";

export const handle = { hydrates: true } satisfies PageHandle;
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: togetherStyles },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { siteName, isDemonstration } = context.settings;
  const { name, role, unitName, timeZone } = viewer;
  return {
    siteName,
    viewer: { name, role, unitName, isDemonstration: viewer.isDemonstration },
    places: placesOf(
      viewer,
      isDemonstration,
      await waitingCount(viewer, context),
    ),
    waitsToBeLetIn: worksReports(viewer) && !viewer.keys?.newest,
    hasOnePasskey: viewer.hasOnePasskey,
    now: context.now(),
    zone: timeZone,
    idleMinutes: context.settings.idleMinutes,
  };
}

export default function DeskFrame() {
  const { waitsToBeLetIn, hasOnePasskey, ...frame } =
    useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const isNews = waitsToBeLetIn && pathname !== "/desk/unit";
  const isWarned = hasOnePasskey && pathname === "/desk";
  return (
    <Frame
      {...frame}
      notice={isNews ? <NotLetIn /> : isWarned ? <OnePasskey /> : null}
    >
      <Outlet />
    </Frame>
  );
}

function NotLetIn() {
  return (
    <div className="banner" role="status">
      <p>
        Reports do not open for you yet: a colleague has to let you in.{" "}
        <Link to="/desk/unit">What to read out to them</Link>
      </p>
    </div>
  );
}

/** Where every shift begins, and nowhere else: it is no news on every page. */
function OnePasskey() {
  return (
    <div className="banner" role="status">
      <p>
        You have one passkey, and losing it shuts you out.{" "}
        <Link to="/desk/passkeys">Add a second one</Link>
      </p>
    </div>
  );
}

/** Around what went wrong with the frame itself, nobody's name and places are known. */
export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  return (
    <BareFrame siteName={root?.siteName ?? "Landline"}>
      <DeskProblem />
    </BareFrame>
  );
}

/** What a second administrator should look at; to nobody else is it anything. */
async function waitingCount(
  viewer: Viewer,
  { db, keyring, now }: AppLoadContext,
) {
  if (!managesPeople(viewer)) return 0;
  return countWaitingChanges(db, { keyring, now: now() });
}

function placesOf(
  viewer: Viewer,
  isDemonstration: boolean,
  waiting: number,
): Place[] {
  const people = waiting > 0 ? `People (${waiting})` : "People";
  return [
    { to: "/desk", label: "Queue" },
    ...(worksReports(viewer) ? [{ to: "/desk/my-day", label: "My day" }] : []),
    ...(readsFigures(viewer)
      ? [{ to: "/desk/insights", label: "Insights" }]
      : []),
    ...(worksReports(viewer) ? [{ to: "/desk/unit", label: "Unit" }] : []),
    ...(managesPeople(viewer) ? [{ to: "/desk/people", label: people }] : []),
    ...(readsWholeHistory(viewer)
      ? [{ to: "/desk/history", label: "History" }]
      : []),
    ...(viewer.isDemonstration
      ? []
      : [{ to: "/desk/passkeys", label: "Passkeys" }]),
    ...(isDemonstration ? [{ to: "/desk/outbox", label: "Outbox" }] : []),
  ];
}
