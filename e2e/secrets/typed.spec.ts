import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test as base } from "playwright/test";
import { sql } from "drizzle-orm";
import { openWithOperations } from "#app/domain/vault/wrap.server.ts";
import { questions } from "#app/domain/form/questions.ts";
import { readEnvironment } from "#app/server/process/environment.server.ts";
import { loadKeyring } from "#app/server/process/keys.server.ts";
import { databaseOf, openPool, type Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import { dumpDatabase } from "#db/testing/dump.server.ts";
import { onServer, startTestServer } from "#db/testing/server.server.ts";
import { demonstrationAccounts } from "#app/domain/responder/demonstration-accounts.ts";
import { dateAtSite, siteZone } from "../dates.ts";
import { announce, giveUp, sendBytes } from "../evidence/tus.ts";
import { openStack, type Stack } from "../stack.ts";
import {
  answerPages,
  deepenReport,
  openBrowser,
  sendReport,
  shownCode,
  startReport,
  type Browser,
  type Trail,
  type Values,
} from "./browser.ts";
import { foundIn, garden } from "./plant.ts";

/** A Postgres of its own, whose log is read, and an installation on it. */
type Ground = {
  stack: Stack;
  owner: Database;
  serverUrl: string;
  /** Everything Postgres wrote to its log. */
  postgresLog: () => string;
  /** The bytes of its data folder: tables, dead rows, indexes and the write-ahead log. */
  postgresBytes: () => Buffer[];
};

const test = base.extend<{ ground: Ground }>({
  // Playwright reads the fixtures a function needs from its pattern.
  ground: async ({}, use) => {
    const server = await startTestServer();
    // Harsher than any installation: each statement is logged, its parameters alone are not.
    await onServer(server.url, "alter system set log_statement = 'all'");
    await onServer(server.url, "select pg_reload_conf()");
    const { url: serverUrl, template } = server;
    const stack = await openStack({ serverUrl, template });
    const pool = openPool(stack.databaseUrl, { max: 2 });
    const owner = databaseOf(pool);
    const { rows } = await owner.execute<{ folder: string }>(
      sql`select current_setting('data_directory') as folder`,
    );
    const folder = rows[0]?.folder ?? "";
    await use({
      stack,
      owner,
      serverUrl,
      postgresLog: () =>
        readFileSync(join(dirname(folder), "postgres.log"), "utf8"),
      postgresBytes: () => everyFile(folder).map(([, bytes]) => bytes),
    });
    await pool.end();
    await stack.stop();
    await server.stop();
  },
});

/** With the path of each. */
function everyFile(folder: string): [path: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path)]);
}

test("what was typed is in no table, no log, no header and only in the mail it was meant for", async ({
  ground,
}) => {
  test.setTimeout(120_000);
  const { stack, owner } = ground;
  const { planted, plant, plantDigits } = garden();
  const trail: Trail = [];
  const browse = () => openBrowser(stack.url, trail);

  const texts = (where: string): Values => ({
    own_organisation: plant(`${where}: own organisation`),
    told_by_name: plant(`${where}: told by`),
    org_name: plant(`${where}: organisation`),
    site_city: plant(`${where}: city`),
    what_seen: `At night ${plant(`${where}: what was seen`)}, and then\n“${plant(`${where}: second line`)}” ✓`,
    indicators: `198.51.100.7 ${plant(`${where}: indicator`)}.example`,
    told_numbers: plant(`${where}: numbers of others`),
    entry_product: plant(`${where}: product`),
    entry_version: plant(`${where}: version`),
    entry_cve: plant(`${where}: CVE`),
    actions_note: plant(`${where}: actions`),
    acting_contact: plant(`${where}: who acts`),
    earlier_report: plant(`${where}: earlier report`),
    help_details: plant(`${where}: help`),
    further_sites: [
      {
        zip: null,
        place: plant(`${where}: other place`),
        state: "CA",
        country: null,
        what: plant(`${where}: what is there`),
      },
    ],
    contact_name: plant(`${where}: name`),
    contact_phone: plantDigits(`${where}: phone`),
    phone_carrier: plant(`${where}: carrier`),
    contact_signal: plant(`${where}: signal`),
    contact_hours: plant(`${where}: hours`),
    contact_email: `${plant(`${where}: address`)}@mail.example`.toLowerCase(),
  });
  const typedQuestions = questions
    .filter(({ kind }) =>
      ["line", "text", "email", "phone", "sites"].includes(kind),
    )
    .map(({ id }) => id);
  expect(Object.keys(texts("unused")).sort()).toEqual(typedQuestions.sort());
  planted.clear();

  const policies = {
    conversation: {
      reporter_role: "counsel",
      report_kind: "told-by-other",
      mail_wish: "conversation",
    },
    notice: { country: "DE", mail_wish: "notice" },
    silent: { report_kind: "indicators-only", mail_wish: "silent" },
  } as const satisfies Record<string, Values>;
  type Policy = keyof typeof policies;

  const filed = new Map<Policy, Filed>();
  for (const policy of ["conversation", "notice", "silent"] as const) {
    const browser = browse();
    const values = { ...story, ...texts(policy), ...policies[policy] };
    const code = await startReport(browser);
    plantCode(planted, policy, code);
    await answerPages(browser, values);
    await sendFile(
      browser,
      `${plant(`${policy}: file name`)}.log`,
      `%SYS-5-CONFIG_I: ${plant(`${policy}: in a file`)}\n`,
    );
    const reference = await sendReport(browser);
    expect(reference).toMatch(/^LL-/);
    const deepened = await deepenReport(browser, values);
    if (policy === "conversation")
      expect(deepened).toEqual(
        expect.arrayContaining(["entry", "actions-taken", "sites", "help"]),
      );
    const reportId = await reportIdOf(owner, reference);
    const address = values.contact_email ?? "";
    filed.set(policy, { browser, code, reference, reportId, address });
  }

  await test.step("a code for a colleague", async () => {
    const { browser } = filed.get("notice")!; // Filed above.
    const label = plant("label of a colleague's code");
    const form = { label, scope: "read" };
    const made = await browser.send("/follow/codes", "/follow/codes", form);
    expect(made.location).toBe("/follow/codes/shown");
    plantCode(planted, "colleague", await shownCode(browser));
    const wrong = { label: plant("label of no code"), scope: "none" };
    const not = await browser.send("/follow/codes", "/follow/codes", wrong);
    expect(not.status).toBe(400);
  });

  await test.step("a draft that is never sent, with wrong answers kept", async () => {
    const browser = browse();
    plantCode(planted, "draft", await startReport(browser));
    await browser.send("/report/listeners", "/report/listeners", {
      device_safe: "yes",
      mail_safe: "yes",
      phone_safe: plant("draft: an option that is none"),
    });
  });

  const allowed = new Map<string, string>();
  await test.step("responders work the reports", async () => {
    for (const [policy, { reportId, browser }] of filed) {
      const dana = await signIn(browse(), "Dana Okafor");
      const act = (verb: string, form: Record<string, string>) =>
        dana.go(`/desk/reports/${reportId}/${verb}`, { form });
      const unit = await unitOf(owner, reportId);
      const theirs = await signIn(browse(), personOf(unit));
      const do_ = (verb: string, form: Record<string, string>) =>
        theirs.go(`/desk/reports/${reportId}/${verb}`, { form });
      const page = await theirs.go(`/desk/reports/${reportId}`);
      // They may read it: the search below looks for what is really there.
      expect(foundIn(page.text, planted)).toContain(`${policy}: what was seen`);
      expect(foundIn(page.text, planted)).toContain(`${policy}: file name`);
      if (policy === "conversation")
        expect(foundIn(page.text, planted)).toContain(`${policy}: other place`);

      const say = (what: string) => plant(`${policy}: ${what}`);
      /** Words to the reporter, which conversation may mail. */
      const tell = (what: string) => {
        const word = say(what);
        if (policy === "conversation") allowed.set(`${policy}: ${what}`, word);
        return word;
      };
      for (const [verb, form] of [
        ["acceptance", {}],
        ["notes", { body: say("note"), noteId: crypto.randomUUID() }],
        ["messages", { body: tell("message") }],
        ["questions", { body: tell("question") }],
      ] as const)
        expect((await do_(verb, form)).status, verb).toBe(303);
      await reply(browser, say("answer to the question"));
      await write(browser, say("addition"));
      const transfer = { toUnitId: "sanfrancisco", reason: say("transfer") };
      expect((await act("transfer", transfer)).status).toBe(303);
      const tom = await signIn(browse(), "Tom Becker");
      const refused = await tom.go(`/desk/reports/${reportId}/refusal`, {
        form: { reason: say("refusal") },
      });
      expect(refused.status).toBe(303);
      const offer = { toUnitId: "cisa-region-1", reason: say("offer") };
      expect([303, 409]).toContain((await act("offer", offer)).status);
      const outcome = "no-compromise-found";
      const closing = { outcome, words: tell("outcome in words") };
      expect((await act("closure", closing)).status).toBe(303);
      const reopening = { reason: say("reopening") };
      expect((await act("reopening", reopening)).status).toBe(303);
      const pointing = { words: tell("words of signposting") };
      expect((await act("signposting", pointing)).status).toBe(303);
      const again = { reason: say("second reopening") };
      expect((await act("reopening", again)).status).toBe(303);
    }
  });

  await test.step("files are sent, refused, broken off and opened", async () => {
    const { reportId, browser } = filed.get("notice")!; // Filed above.
    const by = { base: stack.url, cookies: browser.cookies() };
    const contents = Buffer.from(`${plant("content of a file")} `.repeat(100));
    const named = (where: string) => {
      const name = `${plant(`file name, ${where}`)}.pcap`;
      return { reportId, name, sizeBytes: contents.length };
    };
    const whole = (await announce(by, named("whole"))).path ?? "";
    const sent = await sendBytes(by, whole, 0, contents);
    expect(sent.status).toBe(204);
    const hash = sent.sha256 ?? "";
    planted.set("hash of a file", hash);
    const half = (await announce(by, named("unfinished"))).path ?? "";
    await sendBytes(by, half, 0, contents.subarray(0, 500));
    expect((await sendBytes(by, half, 7, contents)).status).toBe(409);
    const gone = (await announce(by, named("taken away"))).path ?? "";
    await sendBytes(by, gone, 0, contents.subarray(0, 500));
    expect((await giveUp(by, gone)).status).toBe(204);
    for (const [file, status] of [
      [{ ...named("too large"), sizeBytes: 3_000_000_000 }, 413],
      [{ ...named("another report"), reportId: crypto.randomUUID() }, 409],
    ] as const)
      expect((await announce(by, file)).status).toBe(status);
    const form = new FormData();
    form.append("report", reportId);
    const plain = `${plant("file name, plain form")}.log`;
    form.append("file", new Blob([contents]), plain);
    const headers = { Cookie: by.cookies, Origin: stack.url };
    const posted = { method: "POST", body: form, headers };
    const answer = await fetch(`${stack.url}/evidence/files`, posted);
    expect(new URL(answer.url).searchParams.size).toBe(0);
    // Its name is in the header that names it to a responder, and in no other.
    const dana = await signIn(openBrowser(stack.url, []), "Dana Okafor");
    const id = whole.split("/").at(-1);
    const file = await dana.go(`/desk/reports/${reportId}/evidence/${id}`);
    expect(foundIn(file.text, planted)).toEqual(["content of a file"]);
    const { headers: shown } = file;
    const naming = shown.get("Content-Disposition") ?? "";
    expect(foundIn(naming, planted)).toEqual(["file name, whole"]);

    await away(ground, async () => {
      const lost = await announce(by, named("database away"));
      expect(lost.status).toBe(503);
      expect(foundIn(lost.text, planted)).toEqual([]);
    });
  });

  await test.step("everything fails once, with something typed", async () => {
    const { reportId, browser } = filed.get("conversation")!; // Filed above.
    const dana = await signIn(browse(), "Dana Okafor");
    const grace = await signIn(browse(), "Grace Adeyemi");
    const desk = (verb: string) => `/desk/reports/${reportId}/${verb}`;
    const tries: [Browser, string, number, Record<string, string>][] = [
      [browse(), "/follow", 400, { code: plant("wrong code") }],
      [dana, desk("closure"), 400, { words: plant("closing, no outcome") }],
      [
        dana,
        desk("reopening"),
        409,
        { reason: plant("reopening, stale"), revision: "1" },
      ],
      [grace, desk("refusal"), 404, { reason: plant("refusal, not theirs") }],
      [
        dana,
        "/desk/people",
        404,
        { name: plant("a name, no right"), role: "lead", unitId: "sacramento" },
      ],
      [browse(), "/report", 413, { danger: plant("too much").repeat(150_000) }],
      [
        browser,
        "/follow/messages",
        400,
        {
          ...(await hidden(browser)),
          body: `${plant("too long")} `.repeat(400),
        },
      ],
      [
        browser,
        "/follow/messages",
        409,
        { body: plant("of another report"), report: crypto.randomUUID() },
      ],
    ];
    for (const [by, path, status, form] of tries) {
      const answer = await by.go(path, { form });
      expect(answer.status, path).toBe(status);
    }
    const bad = plant("no JSON");
    const posted = { body: `{"${bad}`, type: "application/json" };
    expect((await browse().go("/sign-in/passkey", posted)).status).toBe(400);

    const form = await hidden(browser);
    await owner.execute(sql`alter table message rename to message_away`);
    const failed = { ...form, body: plant("fault of the database") };
    expect(
      (await browser.go("/follow/messages", { form: failed })).status,
    ).toBe(500);
    await owner.execute(sql`alter table message_away rename to message`);

    await away(ground, async () => {
      const lost = { ...form, body: plant("database away") };
      const answer = await browser.go("/follow/messages", { form: lost });
      expect(answer.status).toBe(503);
      const code = plant("code, database away");
      expect((await browse().go("/follow", { form: { code } })).status).toBe(
        503,
      );
    });
  });

  await test.step("what is searched for stands in an address, and is not logged", async () => {
    const dana = await signIn(openBrowser(stack.url, []), "Dana Okafor");
    for (const path of [
      "/desk?q=",
      "/where-to-report?zip=",
      "/api/v1/responders?zip=",
      "/",
    ]) {
      const word = plant(`address ${path}`);
      expect((await dana.go(path + word)).status).toBeLessThan(500);
    }
  });

  const { mail } = stack;
  const inbox = (policy: Policy) =>
    mail.received.filter(({ to }) =>
      to.includes(filed.get(policy)?.address ?? ""),
    );
  await expect.poll(() => countOpenMails(owner), { timeout: 30_000 }).toBe(0);

  expect(inbox("silent")).toEqual([]);
  expect(inbox("notice").length).toBeGreaterThan(0);
  for (const { to, mail: letter } of mail.received) {
    const policy = [...filed].find(([, { address }]) =>
      to.includes(address),
    )?.[0];
    const words = [
      letter.subject,
      letter.text,
      letter.html,
      ...letter.headerLines
        .filter(({ key }) => key !== "to")
        .map(({ line }) => line),
    ].join("\n");
    const mayCarry = policy === "conversation" ? [...allowed.keys()] : [];
    expect(
      foundIn(words, planted).filter((where) => !mayCarry.includes(where)),
    ).toEqual([]);
    for (const { reference } of filed.values())
      if (policy !== "conversation") expect(words).not.toContain(reference);
  }
  const said = inbox("conversation")
    .map(({ mail: { text } }) => text)
    .join("\n");
  expect(foundIn(said, allowed)).toEqual([...allowed.keys()]);

  const stored = everyFile(join(stack.home, "evidence"));
  expect(stored.length).toBeGreaterThan(2);
  for (const [path, bytes] of stored) {
    const text = `${path} ${bytes.toString("latin1")}`;
    expect(foundIn(text, planted)).toEqual([]);
  }
  expect(stack.log()).toContain('"route":"/evidence/uploads/:id"');
  expect(storedBytes(stack).length).toBeGreaterThanOrEqual(filed.size);
  for (const bytes of storedBytes(stack))
    expect(foundIn(bytes.toString("latin1"), planted)).toEqual([]);

  expect(stack.log()).toContain('"route":"/follow/messages"');
  expect(foundIn(stack.log(), planted)).toEqual([]);
  expect(foundIn(stack.said(), planted)).toEqual([]);
  expect(foundIn(trail.join("\n"), planted)).toEqual([]);
  expect(ground.postgresLog()).toContain("insert into");
  expect(ground.postgresLog()).toContain("ERROR");
  expect(foundIn(ground.postgresLog(), planted)).toEqual([]);

  const dump = await dumpDatabase(owner);
  expect(dump).toContain("graphile_worker");
  expect(dump).toContain("report.signposted");
  expect(foundIn(dump, planted)).toEqual([]);

  await owner.execute(sql`checkpoint`);
  const written = ground.postgresBytes();
  expect(written.some((bytes) => bytes.includes("report.signposted"))).toBe(
    true,
  );
  const inBytes = [...planted].filter(([, secret]) =>
    [secret, secret.toLowerCase()].some((form) =>
      written.some((bytes) => bytes.includes(form)),
    ),
  );
  expect(inBytes.map(([where]) => where)).toEqual([]);

  await test.step("a public process holds no key that opens what was sent", async () => {
    const home = `${stack.home}/public`;
    const variables = {
      LANDLINE_SURFACE: "public",
      LANDLINE_HOME: home,
      LANDLINE_PEPPER_FILE: `${stack.home}/keys/pepper`,
      LANDLINE_OPERATIONS_PUBLIC_KEYS_FILE: `${stack.home}/keys/operations-public-keys`,
    };
    const url = await stack.start(variables);
    const keyring = loadKeyring(
      readEnvironment({ ...variables, DATABASE_URL: stack.databaseUrl }),
    );
    expect(keyring.operations.privateKeys).toBeNull();
    expect(keyring.indexKey).toBeNull();
    const sent = await owner
      .select({
        id: report.id,
        operationsKeyNumber: report.operationsKeyNumber,
        operationsKeySealed: report.operationsKeySealed,
      })
      .from(report)
      .where(sql`${report.status} <> 'draft'`);
    expect(sent.length).toBeGreaterThan(filed.size);
    for (const row of sent)
      expect(() => openWithOperations(keyring, row)).toThrow();

    const { code } = filed.get("silent")!; // Filed above.
    const stranger = openBrowser(url, []);
    expect((await stranger.go("/follow/report")).location).toBe(
      "/follow?ended",
    );
    const typed = { code: code.toLowerCase().replace(/(.{4})/g, "$1 ") };
    expect((await stranger.go("/follow", { form: typed })).location).toBe(
      "/follow/report",
    );
    const { text } = await stranger.go("/follow/report");
    expect(foundIn(text, planted)).toContain("silent: what was seen");
  });
});

type Filed = {
  browser: Browser;
  code: string;
  reference: string;
  reportId: string;
  address: string;
};

const story: Values = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
  reporter_role: "works-there",
  report_kind: "compromise",
  client_knows: "agrees",
  told_by: "vendor",
  country: "US",
  sector: "communications",
  duty_flags: ["carrier"],
  site: { zip: "93301", countyFips: null, state: null },
  certainty: "strong-signs",
  first_noticed: {
    date: dateAtSite(9),
    time: "03:10",
    zone: siteZone,
    isApproximate: true,
  },
  affected: ["routers"],
  control: "yes",
  service_effect: "none",
  extortion: "no",
  money_moved: "no",
  actions_taken: ["collected-evidence"],
  told: ["insurer"],
  sharing: "fbi-cisa",
  identity: "named",
  help_wanted: ["advice"],
  contact_language: "en",
};

/** By the plain form of the page of files. */
async function sendFile(browser: Browser, name: string, content: string) {
  const { text } = await browser.go("/evidence");
  const report = /name="report" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const type = "multipart/form-data; boundary=edge";
  const body = [
    `--edge\r\nContent-Disposition: form-data; name="report"\r\n\r\n${report}`,
    `--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}`,
    "--edge--\r\n",
  ].join("\r\n");
  const sent = await browser.go("/evidence/files", { body, type });
  expect(sent.location).toBe("/evidence");
  expect((await browser.go("/evidence")).text).toContain(name);
}

/** Every file in the store of evidence, and what it and its folders are called. */
function storedBytes({ home }: Stack): Buffer[] {
  return readdirSync(join(home, "evidence"), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return Buffer.concat([Buffer.from(file), readFileSync(file)]);
    });
}

/** The code as it is kept, and as it is printed. */
function plantCode(planted: Map<string, string>, of: string, code: string) {
  expect(code).toMatch(/^[0-9A-Z]{24}$/);
  planted.set(`${of}: access code`, code);
  planted.set(
    `${of}: access code as printed`,
    code.match(/.{4}/g)?.join(" ") ?? "",
  );
  planted.set(
    `${of}: access code with dashes`,
    code.match(/.{4}/g)?.join("-") ?? "",
  );
}

async function reportIdOf(owner: Database, reference: string) {
  const [row] = await owner
    .select({ id: report.id })
    .from(report)
    .where(sql`${report.reference} = ${reference}`);
  return row?.id ?? "";
}

async function unitOf(owner: Database, reportId: string) {
  const { rows } = await owner.execute<{ unit: string }>(
    sql`select unit_id as unit from assignment where report_id = ${reportId} and part = 'primary' and state = 'offered'`,
  );
  return rows[0]?.unit ?? "";
}

function personOf(unitId: string): string {
  const person = demonstrationAccounts.find(
    (each) =>
      each.unitId === unitId &&
      each.role !== "auditor" &&
      each.role !== "administrator",
  );
  if (!person) throw new Error(`nobody of ${unitId} is in the demonstration`);
  return person.name;
}

async function signIn(browser: Browser, name: string): Promise<Browser> {
  const person = demonstrationAccounts.find((each) => each.name === name);
  const form = { responder: person?.id ?? "" };
  await browser.go("/sign-in/demonstration", { form });
  return browser;
}

async function hidden(browser: Browser): Promise<Record<string, string>> {
  const { text } = await browser.go("/follow/report");
  const reportId = /name="report" value="([^"]+)"/.exec(text)?.[1] ?? "";
  return { report: reportId, version: "1", message: crypto.randomUUID() };
}

/** Answers the question that stands open on the report's page. */
async function reply(browser: Browser, body: string) {
  const { text } = await browser.go("/follow/report");
  const answers = /name="answers" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const form = { ...(await hidden(browser)), answers, body };
  const { location } = await browser.go("/follow/messages", { form });
  expect(location).toBe("/follow/report");
}

async function write(browser: Browser, body: string) {
  const form = { ...(await hidden(browser)), body };
  const { location } = await browser.go("/follow/messages", { form });
  expect(location).toBe("/follow/report");
}

async function countOpenMails(owner: Database): Promise<number> {
  const { rows } = await owner.execute<{ count: number }>(
    sql`select count(*)::int as count from mail where state = 'queued'`,
  );
  return rows[0]?.count ?? 0;
}

/** Meanwhile the database cannot be reached; the installation's own is renamed, as its clients would else just come back. */
async function away({ stack, serverUrl }: Ground, work: () => Promise<void>) {
  const name = new URL(stack.databaseUrl).pathname.slice(1);
  const move = async (from: string, to: string) => {
    for (const statement of [
      `alter database ${from} allow_connections false`,
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${from}'`,
      `alter database ${from} rename to ${to}`,
      `alter database ${to} allow_connections true`,
    ])
      await onServer(serverUrl, statement);
  };
  await move(name, `${name}_away`);
  await work().finally(() => move(`${name}_away`, name));
}
