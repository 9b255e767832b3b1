import type {
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { localeOf } from "#app/server/locale.server.ts";
import { findOpenSession } from "#app/server/open-session.server.ts";
import { Nonce } from "./components/shared/nonce.ts";
import { Refusal } from "./components/shared/refusal.tsx";
import deskStyles from "./styles/desk.css?url";
import publicStyles from "./styles/public.scss?url";

/** What a route says about itself: `export const handle = { hydrates: true } satisfies PageHandle`. */
export type PageHandle = {
  /** Desk pages run React in the browser; reporter pages do not, and ship no script of it. */
  hydrates?: boolean;
  /** The desk's stylesheet on a page that does not hydrate. */
  isDesk?: boolean;
};

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.siteName ?? "Landline" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { siteName, operatorName, isDemonstration } = context.settings;
  const locale = localeOf(request);
  const session = await findOpenSession(request, context);
  return { locale, siteName, operatorName, isDemonstration, session };
}

/** Whether a route's handle says so; the frame gets it without its type. */
function says(handle: unknown, what: keyof PageHandle): boolean {
  return (
    typeof handle === "object" &&
    handle !== null &&
    Reflect.get(handle, what) === true
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(Nonce);
  const handles = useMatches().map(({ handle }) => handle);
  const hydrates = handles.some((handle) => says(handle, "hydrates"));
  const isDesk = hydrates || handles.some((handle) => says(handle, "isDesk"));
  return (
    <html lang={isDesk ? "en" : (root?.locale ?? "en")}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          name="theme-color"
          content="#ffffff"
          media="(prefers-color-scheme: light)"
        />
        <meta
          name="theme-color"
          content="#15191e"
          media="(prefers-color-scheme: dark)"
        />
        <Meta />
        <link rel="stylesheet" href={isDesk ? deskStyles : publicStyles} />
        <Links />
      </head>
      <body>
        {children}
        {hydrates && <ScrollRestoration nonce={nonce} />}
        {hydrates && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** A page's refusal (404, 403, 409 …) in words. What is a fault rather than a refusal, `server/web.server.ts` answers. */
export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>("root");
  return <Refusal locale={root?.locale ?? "en"} />;
}
