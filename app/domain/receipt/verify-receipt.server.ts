import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Keyring } from "../vault/keyring.server.ts";
import { verifyJws } from "../vault/sign.server.ts";
import { statementSchema, type Statement } from "./statement.ts";

export type ReceiptVerdict =
  | {
      is: "ours";
      statement: Statement;
      kid: string;
      isCurrentKey: boolean;
      /** The part of the file that is for reading says something else than what was signed. */
      isRewritten: boolean;
    }
  | { is: "unknown-key" | "changed"; kid: string }
  | { is: "unreadable" | "too-long" };

/** Twenty times the longest receipt seen. */
const longestCharacters = 100_000;

/**
 * What a receipt proves, by our keys alone: it asks no database, so it tells nobody whether a report exists. Takes the JSON
 * file, its signature, or the text of a printed receipt with the signature in it.
 */
export async function verifyReceipt(
  keyring: Keyring,
  pasted: string,
): Promise<ReceiptVerdict> {
  if (pasted.length > longestCharacters) return { is: "too-long" };
  const { jws, readable } = findSignature(pasted);
  if (jws === null) return { is: "unreadable" };
  const verified = await verifyJws(keyring, "landline-receipt+jws", jws);
  // What a stranger's file calls its key is shown, but not at any length.
  if ("kid" in verified) verified.kid = verified.kid.slice(0, 60);
  if (verified.is !== "ours") return verified;
  const { kid, isCurrentKey, payload } = verified;
  const statement = statementSchema.safeParse(payload).data;
  // Of a later form than this version of the program knows.
  if (!statement) return { is: "unreadable" };
  const isRewritten =
    readable !== undefined && !isDeepStrictEqual(readable, payload);
  return { is: "ours", statement, kid, isCurrentKey, isRewritten };
}

const fileSchema = z.object({ jws: z.string(), receipt: z.unknown() });

function findSignature(pasted: string): {
  jws: string | null;
  readable?: unknown;
} {
  const file = fileSchema.safeParse(jsonOf(pasted)).data;
  const text = file?.jws ?? pasted;
  // Lines that mail, paper or a PDF broke are joined. A header begins with {" and is short (an open end would
  // make this quadratic); an Ed25519 signature is 64 bytes.
  const [jws = null] =
    /eyJ[\w-]{1,300}\.[\w-]+\.[\w-]{86}/.exec(text.replace(/\s+/g, "")) ?? [];
  return { jws, readable: file?.receipt };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
