import { sayList } from "#app/locales/dates.ts";
import { useFrame } from "#app/components/public/frame.ts";

/** How to check a receipt with nothing of ours but the public keys. */
export function VerifyOffline({ kids }: { kids: readonly string[] }) {
  const { t, locale } = useFrame();
  const words = t.verify;
  return (
    <section>
      <h2>{words.selfTitle}</h2>
      <p>{words.selfText}</p>
      <p>
        <a href="/.well-known/jwks.json" download="jwks.json">
          {words.keysLink}
        </a>
      </p>
      <pre className="mono typed">{command(t.proof.fileNames.receipt)}</pre>
      <p>{words.selfAfter}</p>
      <p className="typed">{words.keysNow(sayList(locale, kids))}</p>
    </section>
  );
}

/** The same as in docs/verify-a-receipt.md; a test runs it. */
function command(receiptFile: string): string {
  return `node -e '
const { readFileSync: read } = require("fs");
const { createPublicKey, verify } = require("crypto");
const { jws } = JSON.parse(read("${receiptFile}"));
const [head, body, signature] = jws.split(".");
const { kid } = JSON.parse(Buffer.from(head, "base64url"));
const { keys } = JSON.parse(read("jwks.json"));
const key = keys.find((each) => each.kid === kid);
const bytes = Buffer.from(signature, "base64url");
console.log(
  bytes.toString("base64url") === signature &&
  verify(null, Buffer.from(head + "." + body),
    createPublicKey({ key, format: "jwk" }),
    bytes),
  Buffer.from(body, "base64url").toString());
'`;
}
