import type { LoaderFunctionArgs } from "@remix-run/node";

/** What a report is written and read on; the addresses are no secret, and nobody looks for them in a search engine. */
const closed = [
  "/report",
  "/more",
  "/evidence",
  "/follow",
  "/sign-in",
  "/desk",
];

/** GET /robots.txt: the pages that help somebody to find us may be found (RFC 9309). */
export function loader({ context }: LoaderFunctionArgs) {
  const { surface, isDemonstration } = context.settings;
  const isHidden = surface === "desk" || isDemonstration;
  const lines = (isHidden ? ["/"] : closed).map((path) => `Disallow: ${path}`);
  return new Response(["User-agent: *", ...lines, ""].join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
