import { and, eq, isNotNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence } from "#db/schema/index.ts";
import { sightingsOf, type Sighting } from "../answers/sightings.ts";
import { mostFileTerms } from "../evidence/read-text.server.ts";
import { openTerms } from "../evidence/sealed.server.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";
import { findRelatives } from "../indicator/other-reports.server.ts";
import type { Indicator } from "../indicator/recognised.ts";
import { apartFromEphemeral } from "../indicator/review.ts";
import { indicatorOf, termOf } from "../indicator/terms.ts";
import { tlpOf } from "../indicator/tlp.ts";
import type { Viewer } from "../responder/viewer.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { valueIn, type Opened } from "../vault/opened.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { readOthers, type Others } from "./others.server.ts";

export type SightingShown = Sighting & {
  /** Of files in which it stands too; null for a name that does not open. */
  fileNames: (string | null)[];
  /** Null where it says nothing between reports. */
  others: Others | null;
};

type Reading = {
  keyring: Keyring;
  key: ReportKey;
  viewer: Viewer;
  answers: Answers;
  files: readonly { id: string; name: Opened<string> }[];
};

/** Beyond these an indicator is in the text, and is found by its search term. */
const sightingsMost = 500;

/** What stands in the answers and in files of text, each once, with the other reports that it leads to. */
export async function readSightings(
  db: Database,
  { keyring, key, viewer, answers, files }: Reading,
): Promise<{
  sightings: SightingShown[];
  sightingCount: number;
  /** Source ports of single connections: no rows of their own. */
  ephemeralPorts: string[];
  leftOut: Indicator[];
  isCut: boolean;
  /** More reports share something with this one than are read of one page. */
  isRelationCut: boolean;
  /** Files of which no more was read. */
  cutFileNames: (string | null)[];
  /** What was read in a file does not open. */
  isFileDamaged: boolean;
  tlp: ReturnType<typeof tlpOf>;
}> {
  const { sightings, leftOut, isCut } = sightingsOf(answers);
  const { worthALook, ephemeral } = apartFromEphemeral(sightings);
  const fileTerms = await readFileTerms(db, key, files);
  const all = withFiles(worthALook, fileTerms);
  const shown = all.slice(0, sightingsMost);
  const { reportId } = key;
  const wanted = { keyring, reportId, indicators: shown };
  const { relatives, isCut: isRelationCut } = await findRelatives(db, wanted);
  const others = await readOthers(db, viewer, relatives);
  return {
    sightings: shown.map((each, at) => ({
      ...each,
      others: others[at] ?? null,
    })),
    sightingCount: all.length,
    ephemeralPorts: ephemeral.map(({ value }) => value),
    leftOut,
    isCut,
    isRelationCut,
    cutFileNames: fileTerms
      .filter(({ terms }) => terms.length >= mostFileTerms)
      .map(({ name }) => name),
    isFileDamaged: fileTerms.some(({ isDamaged }) => isDamaged),
    tlp: tlpOf(textsOf(answers)),
  };
}

function textsOf(answers: Answers): string {
  const asked = onPath(answers);
  return [valueOf(asked, "indicators"), valueOf(asked, "what_seen")].join("\n");
}

/** Of files that were read: what stands in each, by the file's name. */
async function readFileTerms(
  db: Database,
  key: ReportKey,
  files: Reading["files"],
): Promise<FileTerms[]> {
  const rows = await db
    .select({ id: evidence.id, termsSealed: evidence.termsSealed })
    .from(evidence)
    .where(
      and(
        eq(evidence.reportId, key.reportId),
        eq(evidence.state, "kept"),
        isNotNull(evidence.termsSealed),
      ),
    )
    .orderBy(evidence.id);
  const names = new Map(files.map(({ id, name }) => [id, valueIn(name)]));
  return rows.flatMap(({ id, termsSealed }) => {
    if (!termsSealed) return [];
    const opened = openedOrDamaged(() => openTerms(key, id, termsSealed));
    const terms = valueIn(opened);
    const name = names.get(id) ?? null;
    return [{ name, terms: terms ?? [], isDamaged: terms === null }];
  });
}

type FileTerms = { name: string | null; terms: string[]; isDamaged: boolean };

/** What the reporter wrote stands first. */
function withFiles(
  sightings: readonly Sighting[],
  files: readonly FileTerms[],
) {
  const all = new Map(
    sightings.map((each) => [termOf(each), withNoFile(each)]),
  );
  for (const { name, terms } of files)
    for (const term of terms) {
      const indicator = indicatorOf(term);
      const known = all.get(term);
      if (known) known.fileNames.push(name);
      else if (indicator)
        all.set(term, {
          ...indicator,
          places: [],
          recognisedAs: null,
          isReviewed: false,
          fileNames: [name],
        });
    }
  return [...all.values()];
}

function withNoFile(
  sighting: Sighting,
): Sighting & { fileNames: (string | null)[] } {
  return { ...sighting, fileNames: [] };
}
