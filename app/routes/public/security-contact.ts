import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "#app/domain/refusal.ts";

/** RFC 9116 recommends less than a year; whoever keeps a copy asks again after that. */
const validDays = 90;

/** GET /.well-known/security.txt: where a weakness of this site is told of (RFC 9116). @throws NotFound where no contact is set */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { securityContact, origin } = context.settings;
  if (securityContact === null) throw new NotFound("no contact is set");
  const { pathname, origin: asked } = new URL(request.url);
  const until = new Date(context.now().getTime() + validDays * 86_400_000);
  const lines = [
    `Contact: ${securityContact}`,
    `Expires: ${until.toISOString()}`,
    "Preferred-Languages: en, es",
    `Canonical: ${new URL(pathname, origin ?? asked).href}`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
