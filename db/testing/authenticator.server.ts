import type {
  AuthenticationResponse,
  RegistrationResponse,
} from "#app/domain/responder/passkey-response.ts";

type Site = { origin: string; host: string };

/** A passkey held in memory that answers as a browser would (WebAuthn level 2, sections 6.1 and 7), with ES256. */
export async function createAuthenticator({ origin, host }: Site) {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const jwk = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const id = crypto.getRandomValues(Buffer.alloc(16));
  return {
    id: id.toString("base64url"),
    /** What it makes of our salt (`prf`), whenever it is asked. */
    secret: crypto.getRandomValues(Buffer.alloc(32)).toString("base64url"),
    async register(challenge: string): Promise<RegistrationResponse> {
      const rest = attestedKey(id, jwk);
      const flags = present | verified | attested;
      const data = await authenticatorData({ host, flags, counter: 0, rest });
      const client = clientData("webauthn.create", challenge, origin);
      return answerOf(id, {
        clientDataJSON: client.toString("base64url"),
        attestationObject: attestationOf(data).toString("base64url"),
        transports: ["internal" as const],
      });
    },
    async sign(
      challenge: string,
      { counter = 1, isVerified = true, from = origin } = {},
    ): Promise<AuthenticationResponse> {
      const client = clientData("webauthn.get", challenge, from);
      const flags = present | (isVerified ? verified : 0);
      const data = await authenticatorData({ host, flags, counter });
      const signature = await crypto.subtle.sign(
        { name: "ECDSA", hash: "SHA-256" },
        pair.privateKey,
        Buffer.concat([data, await sha256(client)]),
      );
      return answerOf(id, {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: derOf(Buffer.from(signature)).toString("base64url"),
      });
    },
  };
}

function answerOf<Response>(id: Buffer, response: Response) {
  return {
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key" as const,
    clientExtensionResults: {},
    response,
  };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin }));
}

async function authenticatorData({
  host,
  flags,
  counter,
  rest = Buffer.alloc(0),
}: {
  host: string;
  flags: number;
  counter: number;
  rest?: Buffer;
}): Promise<Buffer> {
  const fixed = Buffer.alloc(5);
  fixed[0] = flags;
  fixed.writeUInt32BE(counter, 1);
  return Buffer.concat([await sha256(Buffer.from(host)), fixed, rest]);
}

/** The public key as COSE_Key: kty EC2, alg ES256, crv P-256, x, y. */
function attestedKey(id: Buffer, { x, y }: JsonWebKey): Buffer {
  const coordinate = (part = "") => Buffer.from(part, "base64url");
  return Buffer.concat([
    Buffer.alloc(16),
    Buffer.from([0, id.length]),
    id,
    Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]),
    coordinate(x),
    Buffer.from([0x22, 0x58, 32]),
    coordinate(y),
  ]);
}

/** { fmt: "none", attStmt: {}, authData } */
function attestationOf(data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([0xa3, 0x63]),
    Buffer.from("fmt"),
    Buffer.from([0x64]),
    Buffer.from("none"),
    Buffer.from([0x67]),
    Buffer.from("attStmt"),
    Buffer.from([0xa0, 0x68]),
    Buffer.from("authData"),
    Buffer.from([0x58, data.length]),
    data,
  ]);
}

const present = 0x01;
const verified = 0x04;
/** A key comes with it. */
const attested = 0x40;

async function sha256(bytes: Buffer): Promise<Buffer> {
  return Buffer.from(
    await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)),
  );
}

/** WebCrypto signs as r and s side by side; authenticators as ASN.1. */
function derOf(raw: Buffer): Buffer {
  const integer = (half: Buffer) => {
    let start = 0;
    while (start < half.length - 1 && half[start] === 0) start++;
    const body = half.subarray(start);
    const value =
      (body[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), body]) : body;
    return Buffer.concat([Buffer.from([2, value.length]), value]);
  };
  const both = Buffer.concat([
    integer(raw.subarray(0, 32)),
    integer(raw.subarray(32)),
  ]);
  return Buffer.concat([Buffer.from([0x30, both.length]), both]);
}
