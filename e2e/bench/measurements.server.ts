import { sealSearch } from "#app/domain/vault/search-words.server.ts";
import type { Asked } from "./ask.ts";
import type { BenchDatabase } from "./database.server.ts";
import { nameOf, rareWordOf, type World } from "./life.server.ts";
import { journey } from "./journey.ts";
import {
  dearestStatements,
  measure,
  type Measurement,
  type Measuring,
} from "./measure.server.ts";
import type { Area, Options } from "./options.ts";
import { startProcess, type Started } from "./process.server.ts";
import { prepareDrafts } from "./reporters.server.ts";
import { busiestOffice, signIn, someReports } from "./responders.server.ts";
import { commonInTexts, commonWord } from "./story.ts";

type Bench = { world: World; options: Options };

/** Everything that is measured at one size, each surface in a web process of its own, one after the other. */
export async function measureAll(
  database: BenchDatabase,
  bench: Bench,
): Promise<Measurement[]> {
  return [
    ...(await measureOn(database, bench, "desk", deskMeasurings)),
    ...(await measureOn(database, bench, "public", pageMeasurings)),
    ...(await measureOn(database, bench, "public", submitMeasurings)),
  ];
}

type Planned = Omit<Measuring, "worker"> & {
  /** A worker takes up what the pages ask for; started for this measurement alone. */
  withWorker?: true;
};
type Areas = Partial<Record<Area, Planned[]>>;
type Prepare = {
  areas: readonly Area[];
  plan: (database: BenchDatabase, world: World) => Areas | Promise<Areas>;
};

async function measureOn(
  database: BenchDatabase,
  { world, options: { only, explain } }: Bench,
  surface: "desk" | "public",
  prepare: Prepare,
) {
  const isAsked = (area: string) => !only || only.some((one) => one === area);
  if (!prepare.areas.some(isAsked)) return [];
  const areas = await prepare.plan(database, world);
  const start = (surface: "desk" | "public" | "worker") =>
    startProcess({
      databaseUrl: database.loginUrl(surface),
      keyring: world.keyring,
      surface,
    });
  const web = await start(surface);
  const run = async (measuring: Measuring, worker?: Started) => {
    const measured = await measure({ database, web }, { ...measuring, worker });
    process.stdout.write(".");
    if (explain) {
      console.log(`\n${measuring.what}`);
      console.table(await dearestStatements(database));
    }
    return measured;
  };
  try {
    const measured: Measurement[] = [];
    for (const [area, measurings] of Object.entries(areas))
      if (isAsked(area))
        for (const { withWorker, ...measuring } of measurings) {
          const worker = withWorker ? await start("worker") : undefined;
          measured.push(await run(measuring, worker));
          await worker?.stop();
        }
    return measured;
  } catch (error) {
    // The process's log goes with it.
    for (const line of web.complaints()) console.error(line);
    throw error;
  } finally {
    await web.stop();
  }
}

/** Alone for how long one waits; together for how many a second. */
const alone = { concurrency: 1, count: 200, warmUp: 60 };
const together = { concurrency: 8, count: 800, warmUp: 50 };

const front: Asked = { method: "GET", path: "/", cookie: "", status: 200 };

const pageMeasurings: Prepare = {
  areas: ["pages"],
  plan: () => ({
    pages: [
      { what: "front page", ...alone, count: 400, ask: () => front },
      {
        what: "journey, front page to receipt",
        ...alone,
        count: 60,
        ask: () => journey,
      },
    ],
  }),
};

const submitMeasurings: Prepare = {
  areas: ["submit"],
  plan: async (database, world) => {
    const many = { concurrency: 16, count: 2_000, warmUp: 100 };
    const worked = { concurrency: 4, count: 600, warmUp: 100 };
    // Each draft is sent once: a measurement goes on where the one before it ended.
    const first = alone.count + alone.warmUp;
    const second = first + many.count + many.warmUp;
    const count = second + worked.count + worked.warmUp;
    const seed = Date.now() % 1_000_000_000;
    const drafts = await prepareDrafts(database.db, { world, count, seed });
    const what = "final submit";
    return {
      submit: [
        { what, ...alone, ask: from(drafts, 0) },
        { what, ...many, ask: from(drafts, first) },
        {
          what: `${what} and its jobs`,
          ...worked,
          ask: from(drafts, second),
          withWorker: true,
        },
      ],
    };
  },
};

const deskMeasurings: Prepare = {
  areas: ["queue", "search", "report"],
  plan: planDesk,
};

async function planDesk(database: BenchDatabase, world: World): Promise<Areas> {
  const { db } = database;
  const office = await busiestOffice(db);
  const sessions = together.concurrency * 4;
  const [officer, triage] = await Promise.all(
    [office, "triage-desk"].map((unitId) =>
      signIn(db, world, { unitId, count: sessions }),
    ),
  );
  if (!officer || !triage) throw new Error("nobody signed in");
  const [own, all] = await Promise.all([
    someReports(db, { unitId: office, count: 300 }),
    someReports(db, { count: 300 }),
  ]);
  const names = someOf((number) => nameOf(world, number));
  const rare = someOf((number) => rareWordOf(world, number));
  const get = (cookies: string[], path: (index: number) => string) => {
    return (index: number): Asked => ({
      method: "GET",
      path: path(index),
      cookie: pick(cookies, index),
      status: 200,
    });
  };
  const reportPath = (ids: string[]) => (index: number) =>
    `/desk/reports/${pick(ids, index)}`;
  const search = (words: string) =>
    `/desk?sought=${sealSearch(world.keyring, words)}`;
  const queue = get(officer, () => "/desk");
  const triageQueue = get(triage, () => "/desk");
  const report = get(officer, reportPath(own));
  return {
    queue: [
      { what: "queue, field office", ...alone, ask: queue },
      { what: "queue, field office", ...together, ask: queue },
      { what: "queue, triage desk", ...alone, ask: triageQueue },
      { what: "queue, triage desk", ...together, ask: triageQueue },
      {
        what: "queue, triage desk, high in one state",
        ...alone,
        ask: get(triage, () => "/desk?band=high&state=TX"),
      },
      {
        what: "queue, triage desk, closed",
        ...alone,
        ask: get(triage, () => "/desk?status=closed"),
      },
      {
        what: "queue, field office, one sector",
        ...alone,
        ask: get(officer, () => "/desk?sector=energy"),
      },
    ],
    search: [
      {
        what: "search, full name",
        ...alone,
        ask: get(triage, (index) => search(pick(names, index))),
      },
      {
        what: "search, common word",
        ...alone,
        ask: get(triage, () => search(commonWord)),
      },
      {
        what: "search, common word, field office",
        ...alone,
        ask: get(officer, () => search(commonWord)),
      },
      {
        what: "search, rare word of a text",
        ...alone,
        ask: get(triage, (index) => search(pick(rare, index))),
      },
      {
        what: "search, rare word of a text, field office",
        ...alone,
        ask: get(officer, (index) => search(pick(rare, index))),
      },
      {
        what: "search, common word of texts",
        ...alone,
        ask: get(triage, () => search(commonInTexts)),
      },
      {
        what: "search, common word of texts, field office",
        ...alone,
        ask: get(officer, () => search(commonInTexts)),
      },
      {
        what: "search, common phrase, best first",
        ...alone,
        ask: get(triage, () => `${search('"edge router"')}&order=best`),
      },
    ],
    report: [
      { what: "report, field office", ...alone, ask: report },
      { what: "report, field office", ...together, ask: report },
      {
        what: "report, triage desk",
        ...alone,
        ask: get(triage, reportPath(all)),
      },
    ],
  };
}

/** Of the reports that were made first, which every size has. */
function someOf(find: (number: number) => string | null): string[] {
  return Array.from({ length: 200 }, (_, number) => find(number)).filter(
    (found) => found !== null,
  );
}

function from(drafts: Asked[], offset: number) {
  return (index: number) => pick(drafts, offset + index);
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("nothing to ask for");
  return found;
}
