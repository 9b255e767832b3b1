import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Keyring } from "../vault/keyring.server.ts";
import { verifyJws, type Verified } from "../vault/sign.server.ts";
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
  const { signatures, readable } = findSignatures(pasted);
  const verified = await verifyFirst(keyring, signatures);
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

/** The first that is ours; else what is to be said of the first of all. */
async function verifyFirst(
  keyring: Keyring,
  signatures: readonly string[],
): Promise<Verified> {
  const verdicts: Verified[] = [];
  for (const jws of signatures) {
    const verified = await verifyJws(keyring, "landline-receipt+jws", jws);
    if (verified.is === "ours") return verified;
    verdicts.push(verified);
  }
  return verdicts[0] ?? { is: "unreadable" };
}

const fileSchema = z.object({ jws: z.string(), receipt: z.unknown() });

/** What may be the signature: as it stands, and without the lines that are none of it, as the foot of a page is. */
function findSignatures(pasted: string): {
  signatures: string[];
  readable?: unknown;
} {
  const file = fileSchema.safeParse(jsonOf(pasted)).data;
  const text = file?.jws ?? pasted;
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const bare = lines.filter((line) => /^[\w.-]+$/.test(line));
  // Lines that mail, paper or a PDF broke are joined. A header begins with {" and is short (an open end would
  // make this quadratic); an Ed25519 signature is 64 bytes.
  const found = [text.replace(/\s+/g, ""), bare.join("")].flatMap(
    (joined) => /eyJ[\w-]{1,300}\.[\w-]+\.[\w-]{86}/.exec(joined) ?? [],
  );
  return { signatures: [...new Set(found)], readable: file?.receipt };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
