import { expect, test } from "vitest";
import { separateDatabase } from "#db/testing/database.server.ts";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { dumpDatabase } from "#db/testing/dump.server.ts";
import { sendFile } from "#db/testing/evidence.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { openTestStore } from "#db/testing/store.server.ts";
import { formatAccessCode } from "../vault/access-code.ts";
import { lookThrough } from "../evidence/look.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { addMessage } from "./add-message.server.ts";
import { deriveReport } from "./derive.server.ts";
import { keepTyped } from "./keep-typed.server.ts";
import { askForNewCode } from "../lost-code/lost-code.server.ts";
import { makeOffer } from "../lost-code/lost-code-offer.server.ts";
import { saveAnswers } from "./save.server.ts";
import { openByCode } from "../access/begin-session.server.ts";
import { submitReport } from "./submit.server.ts";
import { factsOf } from "../facts/facts-of.ts";
import { questions } from "../form/questions.ts";
import { saidBy } from "../routing/rule-words.ts";
import { listDecisions } from "../routing/decisions.server.ts";
import { severityModel } from "../triage/model.server.ts";
import { describeEscalators, describeTaken } from "../triage/reasons.ts";
import { scoreReport } from "../triage/score.ts";
import { recordDownload } from "../follow/download.server.ts";
import { withdrawReport } from "./withdraw.server.ts";

const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");

/** A word for each question that takes typed text; each is found nowhere else. */
const planted = {
  own_organisation: "Quillfeather Advocates",
  told_by_name: "Zephyrine Oakhurst",
  org_name: "Marrowstone Telephone",
  systems_place: "Camp Snowberry, hut 41",
  site_city: "Vellichor-on-Sea",
  what_seen: "A narrative with wolfsbane and marzipan in it.",
  indicators: "198.51.100.77 wolfram.example",
  affected_other: "The zinnia turnstile",
  customers_named: "Ravelin Orchards; Oleander Cooperage",
  told_numbers: "BX-772-KESTREL",
  contact_name: "Thessaly Wrenfield",
  contact_phone: "+1 305 555 0199",
  phone_carrier: "Larkspur Cellular",
  contact_email: "thessaly@hollowbrook.example",
  org_domain: "marrowstonebay.example",
  contact_signal: "wrenfield.42",
  contact_hours: "After vespers",
  entry_product: "Thornapple Edge 9000",
  entry_version: "bellwether-17.9.4",
  entry_cve: "CVE-2019-31337",
  actions_note: "Switched the lanternfish cabinet off at dusk.",
  acting_contact: "Gossamer & Finch, Attorneys",
  earlier_report: "PETRICHOR-55-1",
  help_details: "Somebody who knows sassafras switches.",
} as const;

/** A question of rows, with a word in each of its typed pieces. */
const places = [
  {
    ...{ zip: "93721", state: "CA", country: null },
    place: "Nightingale Hollow",
    what: "The mulberry exchange",
  },
];

/** Words of the planted texts, in lower case and as they are, since an index might keep either. */
const secrets = [
  ...Object.values(planted).flatMap((text) => [text, ...text.split(" ")]),
  "moonflower",
  "heliotrope",
  "nightjar",
  "tamarind",
  "snapdragon",
  "foxglove",
  "candytuft",
  "larkspur",
  "Nightingale",
  "mulberry",
  "periwinkle",
  "saffronella",
]
  .filter((word) => word.length > 5)
  .flatMap((word) => [word, word.toLowerCase()]);

/** Each as text, hex and base64 would hold it; whole words only, so base64 is of the text as it stands. */
function leaks(dump: string, among: readonly string[]): string[] {
  return among.filter((secret) =>
    [secret, Buffer.from(secret).toString("hex")].some((form) =>
      dump.includes(form),
    ),
  );
}

test("every question that takes typed text has its planted secret", () => {
  const typed = questions.filter(({ kind }) =>
    ["line", "text", "email", "phone"].includes(kind),
  );
  expect(typed.map(({ id }) => id).sort()).toEqual(Object.keys(planted).sort());
});

test("a thief of the database reads nothing that was typed, no code and no cookie", async () => {
  const { db, owner, drop } = await separateDatabase();
  const shelf = await openTestStore();
  try {
    const paths = [
      { reporter_role: "counsel", report_kind: "told-by-other" },
      { country: "DE" },
      { site: { zip: "09012", countyFips: null, state: null } },
      { report_kind: "indicators-only" },
    ] as const;
    const codes: string[] = [];
    const hashes: string[] = [];
    for (const path of paths) {
      const answers: AnswerValues = {
        ...{ ...planted, further_sites: places },
        ...{ told: ["fbi"], mail_wish: "notice", ...path },
      };
      const filed = await fileReport(db, keyring, { answers, now });
      const { session, reportId } = filed;
      await addMessage(db, {
        session,
        body: "More about the moonflower account.",
        kind: "addition",
        now,
      });
      // Two more versions, which leave the first behind them.
      for (const words of ["The periwinkle router fell.", "saffronella too"])
        await saveAnswers(db, {
          session,
          page: "what",
          submission: {
            baseVersion: 9,
            contents: { what_seen: { is: "given", value: words } },
          },
          now,
        });
      const unsent = new FormData();
      unsent.append("body", "Typed and never sent: nightjar.");
      await keepTyped(db, { session, page: "message", form: unsent, now });
      const content = Buffer.from("A capture with foxglove in it.");
      const name = "candytuft.pcap";
      const sealed = { session, store: shelf.store, content, name, now };
      hashes.push((await sendFile(db, sealed)).sha256);
      const left = await sendFile(db, { ...sealed, name: "larkspur.pcap" });
      const { evidenceId } = left;
      await lookThrough(db, {
        ...{ session, evidenceId, store: shelf.store, now: () => now },
        scanner: { scan: () => Promise.resolve("malware-found") },
      });
      await deriveReport(db, { keyring, reportId });
      const opened = await openByCode(db, { keyring, typed: filed.code, now });
      codes.push(filed.code, filed.sessionToken, opened?.sessionToken ?? "");
      const label = "snapdragon crew";
      const joining = { of: filed, scope: "read", label, now } as const;
      const joined = await joinByCode(db, keyring, joining);
      codes.push(joined.code, joined.sessionToken);
      const { reference } = filed;
      const offer = makeOffer({ reference, language: "en", now });
      const asking = { keyring, offer, address: "203.0.113.7", now };
      await askForNewCode(db, asking);
      const reason = "Withdrawn because of tamarind.";
      await recordDownload(db, { session, now });
      await withdrawReport(db, { session, reason, now });
      codes.push(offer.code, offer.weSay, offer.youAnswer);
    }
    // A draft with a wrong answer kept as typed, and its code not given back yet.
    const draft = await beginDraft(db, keyring, { answers: planted });
    const { session } = draft;
    const typed = { what_seen: ["heliotrope ".repeat(800)] };
    await saveAnswers(db, {
      session,
      page: "what",
      submission: {
        baseVersion: 1,
        contents: { what_seen: { is: "invalid", typed, code: "too-long" } },
      },
      now,
    });
    await submitReport(db, { keyring, session, now });
    codes.push(draft.code, draft.sessionToken);

    const dump = await dumpDatabase(owner);
    expect(dump).toContain("report.submitted");
    expect(dump).toContain("evidence.scanned");
    expect(leaks(dump, [...secrets, ...hashes])).toEqual([]);
    expect(dump).toContain("report.updated");
    const forms = codes.flatMap((code) => [code, formatAccessCode(code)]);
    expect(leaks(dump, forms)).toEqual([]);
    expect(
      leaks(
        dump,
        codes.map((code) => code.toLowerCase()),
      ),
    ).toEqual([]);
  } finally {
    await shelf.close();
    await drop();
  }
});

/** Chosen answers of which neither a rule, a flag nor a clear column bears the name. */
const chosen = {
  reporter_role: "counsel",
  affected: ["lawful-intercept", "vpn-firewall", "ot-ics"],
  certainty: "confirmed",
  service_effect: "major-critical",
  data_kinds: ["trade-secrets", "network-configurations"],
  control: "partly",
  extortion: "considering",
  actions_taken: ["rebooted-reimaged", "hired-help"],
  told: ["insurer", "regulator"],
  duty_flags: ["pipeline", "eu-establishment"],
  sharing: "anonymised-operators",
} as const satisfies AnswerValues;

test("a thief of the database reads which rules held and how grave it is, and not what that followed from", async () => {
  const { db, owner, drop } = await separateDatabase();
  try {
    const before = new Set((await dumpDatabase(owner)).split("\n"));
    const filed = await fileReport(db, keyring, { answers: chosen, now });
    const { session, reportId } = filed;
    await saveAnswers(db, {
      session,
      page: "systems",
      submission: {
        baseVersion: 1,
        contents: { affected: { is: "given", value: ["identity-admin"] } },
      },
      now,
    });

    const site = { state: "CA", countyFips: "06029" };
    const facts = factsOf(answersFor(chosen), site);
    const { taken, escalators } = scoreReport(facts, severityModel);
    const { key } = session;
    const decisions = await listDecisions(db, { reportId, key });
    expect(decisions).toHaveLength(2);
    const said = decisions.flatMap(({ grounds, rules }) =>
      grounds.is === "known" ? saidBy(grounds, rules) : [],
    );
    const words = [
      ...Object.values(chosen).flat(),
      "identity-admin",
      ...Object.values(taken).flatMap(({ option, because }) => [
        option,
        because,
      ]),
      ...describeTaken(taken, severityModel).map(({ option }) => option),
      ...describeEscalators(escalators, severityModel).map(
        ({ reason }) => reason,
      ),
      ...said.map(({ reason }) => reason),
    ].filter((word) => word.length > 5 && !clearWords.includes(word));
    expect(words.length).toBeGreaterThan(30);

    const dump = await dumpDatabase(owner);
    const added = dump.split("\n").filter((line) => !before.has(line));
    expect(added.join("\n")).toContain("report.routed");
    expect(leaks(added.join("\n"), words)).toEqual([]);
  } finally {
    await drop();
  }
});

/** Also a flag, a rule, a sector or a band: the queue and the figures go by them. */
const clearWords = ["lawful-intercept", "communications", "severe"];
