import type { Database } from "#db/client.server.ts";
import { listEvidence } from "../evidence/list.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { signJws } from "../vault/sign.server.ts";
import type { Answers } from "../form/answers.ts";
import {
  answersDocument,
  answersForm,
  digestOf,
} from "../answers/answers-document.server.ts";
import { getReceipt, type Receipt } from "./receipt.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { readAnswersOf } from "../answers/versions.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import type { Statement } from "./statement.ts";
import { readOrDamaged } from "../vault/damage.server.ts";
import { openedAs, valueIn, type Opened } from "../vault/opened.ts";

export type SignedReceipt = {
  receipt: Receipt;
  answers: Opened<Answers>;
  statement: Statement;
  jws: string;
};

/**
 * The receipt as it stands now, with a signature over what it says.
 * @throws NotFound for a draft, and for a version of the answers that there is not
 */
export async function signReceipt(
  db: Database,
  given: {
    keyring: Keyring;
    session: ReporterSession;
    /** Scheme and host under which this portal is reached. */
    issuer: string;
    /** Of the answers that it is of; absent: the newest. */
    version?: number;
    now: Date;
  },
): Promise<SignedReceipt> {
  const { keyring, session, issuer, version, now } = given;
  const { key } = session;
  const receipt = await getReceipt(db, { session, now });
  const saved = await readOrDamaged(() =>
    version ? readAnswersOf(db, { key, version }) : readAnswers(db, key),
  );
  const statement: Statement = {
    form: "landline-receipt-1",
    issuer,
    issuedAt: now.toISOString(),
    reference: receipt.reference,
    submittedAt: receipt.submittedAt.toISOString(),
    answers: {
      form: answersForm,
      version: version ?? receipt.answersVersion,
      sha256: valueIn(
        openedAs(saved, (opened) => digestOf(answersDocument(key, opened))),
      ),
    },
    evidence: await arrivedEvidence(db, session.key),
    units: unitsOf(receipt),
  };
  const jws = await signJws(keyring, "landline-receipt+jws", statement);
  const answers = openedAs(saved, (opened) => opened.answers);
  return { receipt, answers, statement, jws };
}

function unitsOf({ parts }: Receipt): Statement["units"] {
  return parts.map(({ unitId, unitName, part, told }) => ({
    ...{ id: unitId, name: unitName },
    ...{ part, reason: told },
  }));
}

/** Without names: a reporter typed them, and whoever is shown the receipt need not read them. */
async function arrivedEvidence(
  db: Database,
  key: ReportKey,
): Promise<Statement["evidence"]> {
  const files = await listEvidence(db, key);
  return files
    .flatMap(({ sha256, sizeBytes, keptAt }) =>
      sha256 && keptAt
        ? [
            {
              sha256: valueIn(sha256),
              ...{ sizeBytes, arrivedAt: keptAt.toISOString() },
            },
          ]
        : [],
    )
    .sort((a, b) => a.arrivedAt.localeCompare(b.arrivedAt));
}

/** The file a reporter keeps: the statement to read, and its signature. Only the latter is believed. */
export function receiptFile({ statement, jws }: SignedReceipt): string {
  const verifyAt = new URL("/verify", statement.issuer).href;
  return `${JSON.stringify({ receipt: statement, jws, verifyAt }, null, 2)}\n`;
}
