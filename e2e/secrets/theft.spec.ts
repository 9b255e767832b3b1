import { expect } from "playwright/test";
import { sql } from "drizzle-orm";
import { termOf } from "#app/domain/indicator/terms.ts";
import { blindTerm, termUnder } from "#app/domain/vault/blind-index.server.ts";
import { dumpDatabase } from "#db/testing/dump.server.ts";
import { test } from "./ground.ts";
import { locks, unsealed } from "./locks.ts";
import { foundIn } from "./plant.ts";
import { openScene, type Scene } from "./scene.ts";
import {
  cookiesOf,
  fillHouse,
  leaveDesk,
  recordBrowsers,
  setUpHouse,
  stealEverything,
  type Held,
  type Loot,
} from "./stealing.ts";
import { openAll, secretsIn, type Opened } from "./thief.ts";

test.use({ isDemonstration: false });

/**
 * All that opens with what lies on the server: what was handed over to the worker and is not done yet. Times to remind at
 * would open too, and indicators for the seconds until they are matched; here none wait. docs/threat-model.md says the same
 * under "Who is taken over".
 */
const allowed = {
  "handed_over.sealed/slip": ["conversation: address", "notice: address"],
  "mail.words_sealed": [
    "conversation: address",
    "conversation: message",
    "conversation: question",
  ],
};

test("with nobody signed in, every row, file, key and variable of the server together open no report", async ({
  ground,
}) => {
  const { scene, all } = recordBrowsers(openScene(ground));
  const held: Held = [];
  const people = await setUpHouse(scene, held);
  await fillHouse(scene, people);
  await leaveDesk(scene, people);
  const loot = await stealEverything(scene);

  await test.step("every column of bytes is known, and each has something in it", () =>
    expectEveryColumn(scene, loot));
  await test.step("nothing that was typed lies open", async () => {
    expect(foundIn(await dumpDatabase(scene.owner), scene.planted)).toEqual([]);
    expect(foundIn(loot.texts.join("\n"), scene.planted)).toEqual([]);
  });
  await test.step("what opens is what the worker has yet to do, and no more", () => {
    const opened = openAll(loot.sealed, loot.secrets, loot.keyring);
    expect(foundBy(opened, scene)).toEqual(allowed);
  });
  await test.step("the indicators' key answers a guess of an indicator, and of no word", () =>
    expectGuesses(scene, loot));
  await test.step("with what people hold, the same tries open all of it", () => {
    held.push(...cookiesOf(all), ...codesOf(scene));
    const secrets = [...loot.secrets, ...held.flatMap(secretsIn)];
    const opened = openAll(loot.sealed, secrets, loot.keyring);
    expect(opened.length).toBe(loot.sealed.length);
    const found = foundIn(
      opened.map(({ plain }) => plain).join("\n"),
      scene.planted,
    );
    expect(found).toEqual(expect.arrayContaining(words));
  });
});

/** Of each way in one, so that it is seen that the tries could have found them. */
const words = [
  "conversation: what was seen",
  "conversation: in a file",
  "conversation: note",
  "conversation: task",
  "conversation: why this severity",
  "conversation: transfer",
  "conversation: typed at the desk, not sent",
  "silent: name",
  "typed, not sent",
  "half a file",
  "label of a colleague's code",
];

function foundBy(opened: readonly Opened[], { planted }: Scene) {
  const found: Record<string, string[]> = {};
  for (const { column, kind, plain } of opened) {
    const name = column === "handed_over.sealed" ? `${column}/${kind}` : column;
    const words = [...(found[name] ?? []), ...foundIn(plain, planted)];
    found[name] = [...new Set(words)].sort();
  }
  return found;
}

/** So that neither a new column nor an empty one goes by unseen. */
async function expectEveryColumn({ owner }: Scene, { sealed }: Loot) {
  const { rows } = await owner.execute<{ column: string }>(sql`
    select table_name || '.' || column_name as column
    from information_schema.columns
    where data_type = 'bytea' and table_schema = 'public'`);
  const known = [...Object.keys(locks), ...unsealed];
  expect([...rows.map(({ column }) => column), "evidence"].sort()).toEqual(
    known.sort(),
  );
  expect([...new Set(sealed.map(({ column }) => column))].sort()).toEqual(
    Object.keys(locks).sort(),
  );
}

async function expectGuesses({ owner, planted }: Scene, { keyring }: Loot) {
  const guess = termOf({ kind: "ipv4", value: "45.61.133.7" });
  const has = async (term: Buffer) => {
    const { rows } = await owner.execute(
      sql`select 1 from search_term where term = ${term}`,
    );
    return rows.length > 0;
  };
  expect(await has(blindTerm(keyring, "indicator", guess))).toBe(true);
  const key = keyring.indicatorKey ?? Buffer.alloc(0);
  const organisation = planted.get("conversation: organisation") ?? "";
  for (const kind of ["organisation", "organisation-word"] as const)
    for (const typed of [organisation, organisation.toLowerCase()])
      expect(await has(termUnder(key, kind, typed))).toBe(false);
}

function codesOf({ planted }: Scene): string[] {
  return [...planted]
    .filter(([where]) => where.endsWith("access code"))
    .map(([, code]) => code);
}
