import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublicJwks } from "#app/domain/vault/sign.server.ts";

/** GET /.well-known/jwks.json: our public keys, every number, for anyone's check of a receipt (RFC 7517). */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(
    { keys: await listPublicJwks(context.keyring) },
    {
      headers: {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "public, max-age=3600",
      },
    },
  );
}
