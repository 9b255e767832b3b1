import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import { sayBreach } from "#app/domain/audit/breach.ts";
import { checkHistory } from "#app/domain/audit/check.server.ts";
import {
  parseCheckpoint,
  secondText,
  type SignedCheckpoint,
} from "#app/domain/audit/checkpoint-line.server.ts";
import { makeCheckpoint } from "#app/domain/audit/checkpoint.server.ts";
import { countUnproven } from "#app/domain/identity/unproven.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import { listSearches } from "#app/domain/desk/searched.server.ts";
import type { Installation } from "./installation.server.ts";

type Said = { lines: string[]; isFine: boolean };

/** Signs the history as it is now, and prints the one line to keep elsewhere. */
export async function printCheckpoint({
  db,
  keyring,
  now,
}: Pick<Installation, "db" | "keyring" | "now">): Promise<Said> {
  if (!keyring.checkpoint)
    return {
      lines: [
        "This surface holds no checkpoint key. Run it with LANDLINE_SURFACE=worker, where the keys are.",
      ],
      isFine: false,
    };
  const { line, cutCount } = await makeCheckpoint(db, {
    keyring,
    by: { kind: "system", part: "command" },
    now: now(),
  });
  const isFine = cutCount === 0;
  const warning = `The history was cut since the checkpoint before: ${cutCount} chains. verify-history names them.`;
  return { lines: [line, ...(isFine ? [] : [warning])], isFine };
}

/** Links, checkpoints, and what else the database says; everything that does not fit is a sentence. */
export async function verify(
  { db, keyring }: Pick<Installation, "db" | "keyring">,
  words: string[],
): Promise<Said> {
  const given = sinceOf(words);
  if (given === "unreadable")
    return {
      lines: ["After --since comes the whole line of one checkpoint."],
      isFine: false,
    };
  // Of the primary: a replica that follows it no more would vouch for what was cut there since.
  const { breaches, newest, ...counts } = await checkHistory(db, {
    ...{ keyring, since: given },
  });
  const { eventsCount, chainsCount, checkpointsCount } = counts;
  const isWhole = breaches.length === 0;
  const nobodys = await unprovenWords(db, keyring);
  return {
    lines: [
      `${eventsCount} events in ${chainsCount} chains were read, and ${checkpointsCount} checkpoints.`,
      ...(given ? [growthWords(given, counts)] : []),
      ...breaches.map(sayBreach),
      ...(isWhole ? ["The history is whole."] : []),
      ...nobodys,
      coverWords(given, newest),
      ...(newest && !keyring.checkpoint ? [keylessWords] : []),
    ],
    isFine: isWhole && nobodys.length === 0,
  };
}

/** Rows that say who somebody is, and that the desk did not write. A surface without the desk key cannot tell. */
async function unprovenWords(
  db: Database,
  keyring: Keyring,
): Promise<string[]> {
  if (!keyring.deskKey) return [];
  const counts = Object.entries(await countUnproven(db, keyring));
  const few = counts.filter(([, count]) => count > 0);
  if (few.length === 0) return [];
  const words = few.map(([kind, count]) => `${kind}: ${count}`).join(", ");
  return [
    `Rows that the desk did not write, and that let nobody in: ${words}. Whoever can write to the database did, or they are older than tags.`,
  ];
}

const keylessWords =
  "This surface holds no checkpoint key: whether the newest checkpoint is signed by yours was not asked. LANDLINE_SURFACE=all asks that too.";

/** The words are read from what is typed after the command, as a command's own words are kept by the shell. */
export async function wasSearched({
  db,
  keyring,
  now,
}: Installation): Promise<Said> {
  if (!keyring.indicatorKey)
    return { lines: ["This surface holds no indicator key."], isFine: false };
  const typed = await lineTyped(
    "Searched for which words, or which reference? ",
  );
  const searches = await listSearches(db, {
    ...{ keyring, typed, now: now() },
    by: { kind: "system", part: "command" },
  });
  return {
    lines:
      searches.length === 0
        ? ["Nobody searched for that."]
        : searches.map(
            ({ at, actor }) =>
              `${secondText(at)} ${actor.kind === "responder" ? actor.name : actor.kind}`,
          ),
    isFine: true,
  };
}

async function lineTyped(question: string): Promise<string> {
  const typing = createInterface({ input: stdin, output: stdout });
  const typed = await typing.question(question);
  typing.close();
  return typed;
}

function sinceOf(words: string[]): SignedCheckpoint | "unreadable" | null {
  if (words.length === 0) return null;
  const [option, line = ""] = words;
  const given = parseCheckpoint(line.trim());
  return option === "--since" && given ? given : "unreadable";
}

function growthWords(
  since: SignedCheckpoint,
  now: { eventsCount: number; chainsCount: number },
): string {
  const { number, at, eventsCount, headsCount } = since;
  return `At checkpoint ${number}, of ${secondText(at)}, there were ${eventsCount} events in ${headsCount} chains; now there are ${now.eventsCount} in ${now.chainsCount}.`;
}

/** What this run could not have seen. */
function coverWords(
  since: SignedCheckpoint | null,
  newest: SignedCheckpoint | null,
): string {
  if (since)
    return "What was recorded after the line given could still have been cut out by who owns the database and the checkpoint keys.";
  return newest
    ? `Newest checkpoint: ${newest.number}, of ${secondText(newest.at)}. Without --since and a line kept elsewhere, an owner of the database who took out the newest checkpoints with all that came after is not seen.`
    : "There is no checkpoint. Make one with: npm run admin -- checkpoint";
}
