import { severityInputs } from "../severity-inputs.ts";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { addTask } from "#app/domain/task/add.server.ts";
import { reportTask } from "#db/schema/index.ts";
import { answerQuestion } from "#app/domain/correspondence/answer-question.server.ts";
import { keepDeskUnsent } from "#app/domain/correspondence/desk-unsent.server.ts";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { assignResponder } from "#app/domain/routing/assign.server.ts";
import { transferReport } from "#app/domain/routing/transfer.server.ts";
import { revealPersonal } from "#app/domain/reveal/reveal.server.ts";
import { addMessage } from "#app/domain/report/add-message.server.ts";
import { dateAtSite, siteZone } from "../dates.ts";
import {
  colleagues,
  evidenceId,
  outsiders,
  people,
  visitors,
  type Filed,
  type ReportState,
  type Staff,
  type Visitor,
  type World,
} from "./world.ts";

/** Status and, where there is one, the address led on to; the report's id is written `:reportId`. */
const answersSchema = z.record(z.enum(visitors), z.string());
type Answers = z.infer<typeof answersSchema>;

/** What a cell of the table is tried on. */
export type Tried = {
  world: World;
  visitor: Visitor;
  /** The report in question: fresh for each, so that nobody finds what another did. */
  report: Filed;
  /** What the visitor's own cookie opens; the forms of a reporter's pages name it. */
  own: Filed | null;
};

type Fields = Record<string, string>;
type Form = (tried: Tried) => Fields | Promise<Fields>;

type Posting = {
  state?: ReportState;
  form?: Form;
  json?: () => unknown;
  answers: Answers;
  /** Who changes something by it; nobody else does. */
  acts: readonly Visitor[];
};

/** What a colleague's code gets instead of what the reporter gets. */
type Colleagues = Partial<Record<(typeof colleagues)[number], string>>;

export type Row = {
  /** The address, where the route has parameters. */
  path?: (tried: Tried) => string | Promise<string>;
  get: Answers;
  /** Who reads in the answer what the reporter wrote. */
  reads?: readonly Visitor[];
  post: Posting;
  /** Of HEAD, where it is not GET's. */
  head?: Answers;
  /** What it answers beside GET and POST; to a request without the headers of its protocol. */
  others?: Partial<Record<string, Answers>>;
  allow?: string;
  /**
   * Colleagues see what the reporter sees; what the reporter does a code to answer does too, and a code to read is refused.
   * Here is what is otherwise.
   */
  colleagues?: { get?: Colleagues; post?: Colleagues };
};

const reporters = ["reporter", "reporterElsewhere"] as const;
const working = ["responder", "lead"] as const;
const triage = ["triageResponder", "triageLead"] as const;
/** Whom the report's page lets in; an auditor reads no contents there. */
const readers = [...working, ...triage] as const;
const seeing = [...readers, "auditor"] as const;
/** Whoever works reports, these or others. */
const workers = [...readers, "leadElsewhere", "responderElsewhere"] as const;

/** Whoever reads figures. */
const counting = [...workers, "auditor"] as const;

function everybody(
  said: string,
  ...but: [some: readonly Visitor[], said: string][]
): Answers {
  const answers = visitors.map((visitor) => {
    const like = isColleague(visitor) ? "reporter" : visitor;
    const own = but.findLast(([some]) => some.includes(like));
    return [visitor, own?.[1] ?? said] as const;
  });
  return answersSchema.parse(Object.fromEntries(answers));
}

/** Whoever is not signed in is led to the door, and from there to the page that was asked for. */
const signInFirst = (to: string) =>
  `303 /sign-in?to=${encodeURIComponent(to).replaceAll("%3A", ":")}`;
const ended = "303 /follow?ended";

/** Whoever has a draft or a report open, and no word of the protocol. */
const ofUploads = everybody("401", [[...reporters, "drafter"], "412"]);

const notPosted: Posting = { answers: everybody("405"), acts: [] };
const notThere: Posting = { answers: everybody("404"), acts: [] };
/** Files and answers of the process itself; a POST to them goes past them, and finds no page. */
const open: Row = { get: everybody("200"), post: notPosted };

/** An address of the desk for these alone; for their colleagues there is no such page. */
function desk(address: string, some: readonly Visitor[]): Row {
  return {
    get: everybody("404", [outsiders, signInFirst(address)], [some, "200"]),
    post: {
      answers: everybody("405", [outsiders, signInFirst(address)]),
      acts: [],
    },
  };
}

/** Posting does the verb; the address opened is the report's page with the verb's form. */
function verb(
  name: string,
  {
    state,
    acts,
    form = () => ({}),
    hasWords = true,
    anchor = "",
    to = `/desk/reports/:reportId${anchor}`,
    not,
  }: {
    state: ReportState;
    acts: readonly Visitor[];
    form?: Form;
    /** Who is refused though their unit may. */
    not?: [some: readonly Visitor[], said: string];
    /** Whether the form carries anything that somebody typed. */
    hasWords?: boolean;
    anchor?: string;
    /** Where whoever did it is led. */
    to?: string;
  },
): Row {
  const address = `/desk/reports/:reportId/${name}`;
  return {
    ...desk(address, seeing),
    path: ({ report }) => `/desk/reports/${report.reportId}/${name}`,
    reads: readers,
    post: {
      state,
      acts,
      form: async (tried) => ({
        revision: String(tried.report.revision),
        ...(await form(tried)),
      }),
      answers: everybody(
        "404",
        // Words are given back, as a redirect would lose them.
        [outsiders, hasWords ? "401" : signInFirst("/desk/reports/:reportId")],
        [acts, `303 ${to}`],
        ...(not ? [not] : []),
      ),
    },
  };
}

/** Posting asks for a change of a person, or answers one; the address opened is the person's page. */
function ofPerson(
  name: string,
  {
    acts,
    add = (world) => world.addPerson(),
    form,
  }: {
    acts: readonly Visitor[];
    add?: (world: World) => Promise<string>;
    form: Form;
  },
): Row {
  const address = `/desk/people/:responderId/${name}`;
  return {
    ...desk(address, ["administrator", "lead"]),
    path: async ({ world }) => `/desk/people/${await add(world)}/${name}`,
    post: {
      form: async (tried) => ({ ...(await form(tried)), ...meant }),
      acts,
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [acts, "303 /desk/people/:responderId"],
      ),
    },
  };
}

/** The tick of an account that has no passkey to touch. */
const meant = { confirmed: "yes" };

const reason = { reason: "It belongs elsewhere." };
const words = { words: "This is what we found." };
const body = { body: "Which firmware do the routers run?" };
const toUnit = { toUnitId: "sanfrancisco", ...reason };

const unsentBox = () => ({
  boxId: crypto.randomUUID(),
  base: "",
  opening: crypto.randomUUID(),
});

/** What a visitor who reads the report typed and did not send, as a page names it; of another nothing is there. */
async function keepNote({ world, visitor, report }: Tried): Promise<string> {
  const { boxId: id, ...box } = unsentBox();
  const reader = readers.find((each) => each === visitor);
  if (!reader) return `${id}:${box.opening}.1`;
  const kept = await keepDeskUnsent(world.db, {
    ...{ ...box, id, form: "notes", typed: body, number: 1, now: new Date() },
    ...{ reportId: report.reportId, by: await world.viewerOf(reader) },
  });
  return `${kept.id}:${kept.token}`;
}

/** Shown to a visitor who reads the report; to another nothing is to be hidden. */
async function revealFirst({ world, visitor, report: { reportId } }: Tried) {
  const reader = readers.find((each) => each === visitor);
  if (!reader) return {};
  const by = await world.viewerOf(reader);
  const purpose = { purpose: "call-back", words: "" } as const;
  await revealPersonal(world.db, { reportId, by, now: new Date(), ...purpose });
  return {};
}

/** The visitor's own report, where they work for its unit: others' stand on no page of theirs. */
async function takeReport({ world, visitor, report }: Tried) {
  const isOfUnit = working.find((each) => each === visitor);
  if (!isOfUnit) return;
  const { db, keyring } = world;
  const by = await world.viewerOf(isOfUnit);
  const { responderId } = by;
  const { reportId } = report;
  const now = new Date();
  await assignResponder(db, { reportId, by, keyring, responderId, now });
}

const noSuch = "00000000-0000-7000-8000-000000000000";

/** Of My day, about what is not there, to anybody. */
function ofDay(address: string): Row {
  return {
    path: () => address,
    get: everybody("303 /desk/my-day", [outsiders, signInFirst(address)]),
    post: {
      answers: everybody("404", [outsiders, signInFirst("/desk")]),
      acts: [],
    },
  };
}

/** A question of the triage desk, and words of the reporter that name none. */
export async function askAndWrite({
  world,
  report,
}: Pick<Tried, "world" | "report">) {
  const { db, keyring } = world;
  const { reportId, session } = report;
  const by = await world.viewerOf("triageLead");
  const [now, messageId] = [new Date(), crypto.randomUUID()];
  const asking = { reportId, by, keyring, now, kind: "question" } as const;
  const { messageId: questionId } = await sendMessage(db, {
    ...{ ...asking, ...body },
  });
  const writing = { session, messageId, now, kind: "message" } as const;
  await addMessage(db, { ...writing, body: "17.9.4." });
  return { messageId, questionId };
}

/** A task of the triage desk's. */
async function addTaskTo({ world, report }: Tried): Promise<string> {
  const { db, keyring } = world;
  const by = await world.viewerOf("triageLead");
  const { reportId } = report;
  await addTask(db, {
    ...{ keyring, reportId, by, now: new Date(), text: "Call the vendor" },
    ...{ assigneeId: null, due: "none" },
  });
  const [task] = await db
    .select({ id: reportTask.id })
    .from(reportTask)
    .where(eq(reportTask.reportId, reportId));
  return task?.id ?? "";
}

const formOf = ({ own }: Tried) => ({
  report: own?.reportId ?? "",
  version: "1",
});

const credential = { id: "AAAA", rawId: "AAAA", type: "public-key" };
const assertion = {
  challengeId: "00000000-0000-7000-8000-000000000000",
  secret: "A".repeat(43),
  response: {
    ...credential,
    clientExtensionResults: {},
    response: {
      clientDataJSON: "AAAA",
      authenticatorData: "AAAA",
      signature: "AAAA",
    },
  },
};
const attestation = {
  ...assertion,
  token: "no-such-token",
  response: {
    ...credential,
    clientExtensionResults: {},
    response: { clientDataJSON: "AAAA", attestationObject: "AAAA" },
  },
};

/** A page of a report that was sent. */
const ofSent = everybody(
  ended,
  [reporters, "200"],
  [["drafter"], "303 /report/check"],
);

/** For the owner's code alone. */
const ownersOnly = { answerer: "403", reader: "403" };

const rows: Record<string, Row> = {
  "/healthz": open,
  "/readyz": open,
  "/favicon.svg": open,
  "/": open,
  "/where-to-report": open,
  // Asks no database: what is pasted is checked by keys alone.
  "/verify": {
    get: everybody("200"),
    post: {
      form: () => ({ receipt: "eyJhbGciOiJub25lIn0.e30." }),
      answers: everybody("200"),
      acts: [],
    },
  },
  "/.well-known/jwks.json": { get: everybody("200"), post: notPosted },
  // No contact is set.
  "/.well-known/security.txt": { get: everybody("404"), post: notPosted },
  "/robots.txt": { get: everybody("200"), post: notPosted },
  "/*": { path: () => "/nowhere", get: everybody("404"), post: notPosted },
  "/api/v1/responders": {
    path: () => "/api/v1/responders?zip=93301",
    get: everybody("200"),
    post: notPosted,
  },
  "/locale": {
    path: () => "/locale?to=%2Ffollow",
    get: everybody("404"),
    post: {
      form: () => ({ locale: "es" }),
      answers: everybody("303 /follow"),
      acts: [],
    },
  },

  "/report": {
    get: everybody("200"),
    post: {
      form: () => ({ danger: "no" }),
      answers: everybody("303 /report/device"),
      acts: visitors,
    },
  },
  "/report/code": {
    get: everybody(ended, [[...reporters, "drafter"], "303 /report/check"]),
    post: {
      form: (tried) => ({ ...formOf(tried), "last-group": "ZZZZ" }),
      // Its last group was given back long ago: nothing is asked, and nothing shown.
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /report/check",
      ]),
      acts: [],
    },
  },
  "/report/code/file": {
    get: everybody("303 /report/code"),
    post: {
      form: formOf,
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /report/code",
      ]),
      acts: [],
    },
  },
  "/report/autosave": {
    colleagues: { post: { reader: "403" } },
    get: everybody("404"),
    post: {
      form: (tried) => ({
        ...formOf(tried),
        page: "what",
        what_seen: "An account that none of",
      }),
      answers: everybody("401", [[...reporters, "drafter"], "200"]),
      acts: [...reporters, "drafter"],
    },
  },
  // Says how long the visitor's own session lasts, and prolongs it; nothing of a report.
  "/report/session": {
    get: everybody("200"),
    post: { form: () => ({}), answers: everybody("200"), acts: [] },
  },
  "/report/check": {
    get: everybody(
      ended,
      [reporters, "303 /follow/report"],
      [["drafter"], "200"],
    ),
    post: notPosted,
  },
  "/report/submission": {
    get: everybody("303 /report/check"),
    post: {
      form: formOf,
      // One that was sent is not sent again: its receipt is shown.
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /report/receipt",
      ]),
      acts: ["drafter"],
    },
    colleagues: { post: ownersOnly },
  },
  "/report/receipt": { get: ofSent, post: notPosted },
  "/report/receipt.json": { get: ofSent, post: notPosted },
  "/report/receipt.pdf": { get: ofSent, post: notPosted },
  "/report/answers.json": {
    get: ofSent,
    reads: ["reporter"],
    post: notPosted,
    // All that was typed in one file, like the download.
    colleagues: { get: ownersOnly },
  },
  "/report/:page": {
    path: () => "/report/what",
    get: everybody(
      ended,
      [reporters, "303 /follow/report"],
      [["drafter"], "200"],
    ),
    post: {
      form: (tried) => ({
        ...formOf(tried),
        what_seen: "An account that none of us made.",
        "first_noticed.notKnown": "on",
      }),
      answers: everybody(
        "401",
        // What was sent is no draft any more, which an old page does not know.
        [reporters, "409"],
        [["drafter"], "303 /report/systems"],
      ),
      acts: ["drafter"],
    },
    colleagues: { post: { reader: "403" } },
  },

  "/more": {
    get: everybody(ended, [[...reporters, "drafter"], "200"]),
    reads: ["reporter"],
    post: notPosted,
  },
  "/more/:page": {
    path: () => "/more/timeline",
    get: everybody(ended, [[...reporters, "drafter"], "200"]),
    post: {
      form: (tried) => ({ ...formOf(tried), "began.notKnown": "on" }),
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /more?saved=timeline",
      ]),
      acts: [...reporters, "drafter"],
    },
    colleagues: { get: { reader: "303 /follow/report" } },
  },

  "/follow": {
    get: everybody("200"),
    post: {
      form: ({ report }) => ({ code: report.code }),
      answers: everybody("303 /follow/report"),
      acts: visitors,
    },
  },
  "/follow/report": {
    get: everybody(
      ended,
      [reporters, "200"],
      [["drafter"], "303 /report/check"],
    ),
    reads: ["reporter"],
    post: notPosted,
  },
  "/follow/messages": {
    get: everybody("303 /follow/report"),
    post: {
      form: (tried) => ({
        ...formOf(tried),
        message: crypto.randomUUID(),
        body: "The tunnel is up again.",
      }),
      answers: everybody(
        "401",
        [reporters, "303 /follow/report"],
        [["drafter"], "303 /report/check"],
      ),
      acts: reporters,
    },
  },
  "/follow/download": {
    get: ofSent,
    post: {
      form: formOf,
      answers: everybody(
        ended,
        [reporters, "200"],
        [["drafter"], "303 /report/check"],
      ),
      acts: reporters,
    },
    colleagues: { get: ownersOnly, post: ownersOnly },
  },
  "/follow/card": { get: ofSent, post: notPosted },
  "/follow/withdrawal": {
    get: ofSent,
    post: {
      form: (tried) => ({ ...formOf(tried), body: "It was our own test." }),
      answers: everybody(
        "401",
        [reporters, "303 /follow/report"],
        [["drafter"], "303 /report/check"],
      ),
      acts: reporters,
    },
    colleagues: { get: ownersOnly, post: ownersOnly },
  },
  "/follow/unsent/removal": {
    get: everybody("303 /follow/report"),
    post: {
      form: (tried) => ({ ...formOf(tried), page: "message" }),
      answers: everybody(
        ended,
        [reporters, "303 /follow/report"],
        [["drafter"], "303 /report/check"],
      ),
      // Nothing was kept in these.
      acts: [],
    },
    colleagues: { post: { reader: "403" } },
  },
  "/follow/codes": {
    get: everybody(ended, [[...reporters, "drafter"], "200"]),
    post: {
      form: (tried) => ({
        ...formOf(tried),
        access: crypto.randomUUID(),
        label: "Night shift",
        scope: "read",
      }),
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /follow/codes/shown",
      ]),
      acts: [...reporters, "drafter"],
    },
    colleagues: { get: ownersOnly, post: ownersOnly },
  },
  "/follow/codes/shown": {
    get: everybody(ended, [[...reporters, "drafter"], "303 /follow/codes"]),
    post: {
      form: formOf,
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /follow/codes",
      ]),
      acts: [],
    },
    colleagues: { get: ownersOnly, post: ownersOnly },
  },
  "/follow/codes/shown/file": {
    get: everybody("303 /follow/codes"),
    post: {
      form: formOf,
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /follow/codes",
      ]),
      acts: [],
    },
    colleagues: { post: ownersOnly },
  },
  "/follow/codes/revocation": {
    get: everybody("303 /follow/codes"),
    post: {
      // Of no colleague: who may revoke at all is told that there is none.
      form: (tried) => ({ ...formOf(tried), access: crypto.randomUUID() }),
      answers: everybody(ended, [[...reporters, "drafter"], "404"]),
      acts: [],
    },
    colleagues: { post: ownersOnly },
  },
  "/follow/changes": { get: ofSent, post: notPosted },
  "/follow/advice": { get: ofSent, post: notPosted },
  "/follow/lost-code": {
    get: everybody("200"),
    post: {
      // What is no reference: asking itself is slowed by network, and all visitors are of one.
      form: () => ({ reference: "LL-7K3M" }),
      answers: everybody("400"),
      acts: [],
    },
  },
  // Nobody here carries a new code that was shown.
  "/follow/lost-code/code": {
    get: everybody("303 /follow/lost-code"),
    post: {
      form: () => ({ "last-group": "ZZZZ" }),
      answers: everybody("303 /follow/lost-code"),
      acts: [],
    },
  },
  "/follow/lost-code/code/file": {
    get: everybody("303 /follow/lost-code/code"),
    post: { answers: everybody("303 /follow/lost-code"), acts: [] },
  },
  "/follow/lost-code/asked": { get: everybody("200"), post: notPosted },
  "/follow/lost-code/stop": {
    get: everybody("303 /follow/report"),
    post: {
      form: formOf,
      answers: everybody(
        ended,
        [reporters, "303 /follow/report"],
        [["drafter"], "303 /report/check"],
      ),
      // Nobody asked for a new code of these.
      acts: [],
    },
    colleagues: { post: ownersOnly },
  },
  "/follow/deadlines": {
    get: ofSent,
    post: {
      form: (tried) => ({
        ...formOf(tried),
        "first_noticed.date": dateAtSite(10),
        "first_noticed.zone": siteZone,
      }),
      answers: everybody(
        ended,
        [reporters, "303 /follow/deadlines"],
        [["drafter"], "303 /report/check"],
      ),
      acts: reporters,
    },
  },
  // Nothing runs any more in these reports, so there is no calendar to be had.
  "/follow/deadlines.ics": {
    get: everybody(
      ended,
      [reporters, "303 /follow/deadlines"],
      [["drafter"], "303 /report/check"],
    ),
    post: notPosted,
  },
  "/follow/departure": {
    get: everybody("303 /follow"),
    post: {
      answers: everybody("303 /follow?left"),
      acts: [...reporters, "drafter"],
    },
    colleagues: { post: { reader: "303 /follow?left" } },
  },

  "/evidence": {
    get: everybody(ended, [[...reporters, "drafter"], "200"]),
    post: notPosted,
  },
  "/evidence/uploads": {
    get: everybody("404"),
    post: { answers: ofUploads, acts: [] },
    others: { OPTIONS: everybody("204") },
    allow: "GET, HEAD, POST, OPTIONS",
    colleagues: { post: { reader: "403" } },
  },
  "/evidence/uploads/:id": {
    path: () => `/evidence/uploads/${evidenceId}`,
    get: everybody("404"),
    post: notPosted,
    head: ofUploads,
    others: {
      PATCH: ofUploads,
      DELETE: ofUploads,
      OPTIONS: everybody("204"),
    },
    allow: "GET, HEAD, POST, PATCH, DELETE, OPTIONS",
  },
  "/evidence/files": {
    get: everybody("404"),
    post: {
      form: formOf,
      answers: everybody(ended, [
        [...reporters, "drafter"],
        "303 /evidence?refused=no-file",
      ]),
      acts: [],
    },
    colleagues: { post: { reader: "303 /evidence?refused=no-upload-here" } },
  },
  "/evidence/:evidenceId/removal": {
    path: async ({ world, own }) => {
      if (own) await world.sendEvidence(own);
      return `/evidence/${evidenceId}/removal`;
    },
    get: everybody(ended, [[...reporters, "drafter"], "303 /evidence"]),
    post: {
      form: formOf,
      answers: everybody(
        ended,
        // What units were given stays with them.
        [reporters, "409"],
        [["drafter"], "303 /evidence"],
      ),
      acts: ["drafter"],
    },
    colleagues: { post: { reader: "403" } },
  },

  "/sign-in": {
    get: everybody("303 /desk", [outsiders, "200"]),
    post: notPosted,
  },
  // No provider is asked here; where one is: `house/provider.spec.ts`.
  "/sign-in/provider": { get: everybody("404"), post: notPosted },
  "/sign-in/provider/callback": { get: everybody("404"), post: notPosted },
  "/sign-in/passkey/options": {
    get: everybody("404"),
    post: { json: () => ({}), answers: everybody("200"), acts: [] },
  },
  "/sign-in/passkey": {
    get: everybody("404"),
    post: { json: () => assertion, answers: everybody("401"), acts: [] },
  },
  "/sign-in/demonstration": {
    get: everybody("404"),
    post: {
      form: ({ world }) => ({ responder: world.idOf("responder") }),
      answers: everybody("303 /desk"),
      acts: visitors,
    },
  },
  "/sign-in/invitation": open,
  "/sign-in/invitation/options": {
    get: everybody("404"),
    post: { ...notThere, json: () => ({ token: "no-such-token" }) },
  },
  "/sign-in/invitation/passkey": {
    get: everybody("404"),
    post: { ...notThere, json: () => attestation },
  },
  "/sign-out": {
    get: everybody("404"),
    post: { answers: everybody("303 /sign-in"), acts: people },
  },

  "/desk": { ...desk("/desk", people), post: notPosted },
  "/desk/search": {
    get: everybody("303 /desk", [outsiders, signInFirst("/desk/search")]),
    post: {
      form: () => ({ band: "high" }),
      answers: everybody("303 /desk?band=high", [
        outsiders,
        signInFirst("/desk"),
      ]),
      acts: [],
    },
  },
  // Ids alone, of what each may see: that no other is told is tried beside the stream. No stream is asked for here.
  "/desk/arrivals": {
    ...desk("/desk/arrivals", []),
    get: everybody("406", [outsiders, "401"]),
  },
  "/desk/views": {
    ...desk("/desk/views", workers),
    post: {
      form: () => ({ name: "Carriers", as: "mine", band: "high" }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [workers, "303 /desk?band=high"],
      ),
      acts: workers,
    },
  },
  "/desk/views/:viewId/removal": {
    path: () => "/desk/views/00000000-0000-7000-8000-000000000000/removal",
    get: everybody("303 /desk/views", [
      outsiders,
      signInFirst("/desk/views/00000000-0000-7000-8000-000000000000/removal"),
    ]),
    post: {
      form: () => ({}),
      // There is no such view, to anybody.
      answers: everybody("404", [outsiders, signInFirst("/desk")]),
      acts: [],
    },
  },
  // What each of the selected allows stands on the page; the commands are those of the single verbs.
  "/desk/selection": {
    path: ({ report }) =>
      `/desk/selection?verb=closure&reports=${report.reportId}`,
    get: everybody("200", [
      outsiders,
      signInFirst("/desk/selection?verb=closure&reports=:reportId"),
    ]),
    reads: readers,
    post: {
      state: "accepted",
      form: ({ report }) => ({
        ...{ verb: "closure", outcome: "handled-elsewhere" },
        ...{ reports: report.reportId, ...words },
        [`revision-${report.reportId}`]: String(report.revision),
      }),
      answers: everybody("200", [outsiders, "401"]),
      acts: readers,
    },
  },
  "/desk/fitting": {
    get: everybody("200", [outsiders, "401"]),
    post: notPosted,
  },
  "/desk/facets": {
    get: everybody("200", [outsiders, signInFirst("/desk/facets")]),
    post: notPosted,
  },
  // Of the reports that each may see; figures open nothing of what a reporter wrote.
  "/desk/insights": desk("/desk/insights", counting),
  "/desk/insights/reports": {
    ...desk("/desk/insights/reports?figure=sent", counting),
    path: () => "/desk/insights/reports?figure=sent",
  },
  "/desk/insights/:table": {
    ...desk("/desk/insights/volume.csv", counting),
    path: () => "/desk/insights/volume.csv",
    post: notPosted,
  },
  "/desk/my-day": {
    ...desk("/desk/my-day", workers),
    path: async (tried) => {
      await takeReport(tried);
      return "/desk/my-day";
    },
    reads: working,
    post: {
      ...notPosted,
      state: "accepted",
      answers: everybody("405", [outsiders, signInFirst("/desk/my-day")]),
    },
  },
  "/desk/my-day/seen": {
    ...ofDay("/desk/my-day/seen"),
    post: {
      form: () => ({ seenAt: new Date().toISOString() }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [workers, "303 /desk/my-day"],
      ),
      acts: [],
    },
  },
  "/desk/my-day/hours": {
    ...desk("/desk/my-day/hours", workers),
    post: {
      form: () => ({
        act: "set",
        of: "person",
        begins: "07:00",
        ends: "19:00",
      }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [workers, "200"],
      ),
      acts: workers,
    },
  },
  "/desk/my-day/absence": {
    ...desk("/desk/my-day/absence", workers),
    post: {
      // A lead says it of a colleague; the others of themselves, which says that there is none to work for them.
      form: ({ world, visitor }) => ({
        responderId: world.idOf(visitor === "lead" ? "responder" : "lead"),
        deputyId: world.idOf("lead"),
        ...{ fromOn: "2031-03-03", fromTime: "08:00" },
        ...{ untilOn: "2031-03-04", untilTime: "08:00" },
      }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [["leadElsewhere", "triageLead"], "400"],
        [["lead"], "303 /desk/my-day"],
      ),
      acts: ["lead"],
    },
  },
  "/desk/my-day/absences/:absenceId/end": ofDay(
    `/desk/my-day/absences/${noSuch}/end`,
  ),
  "/desk/my-day/notes": desk("/desk/my-day/notes", workers),
  "/desk/my-day/handover": {
    ...desk("/desk/my-day/handover", workers),
    path: async (tried) => {
      await takeReport(tried);
      return "/desk/my-day/handover";
    },
    reads: working,
    post: {
      state: "accepted",
      form: () => ({ handoverId: crypto.randomUUID(), note: "Quiet night." }),
      answers: everybody(
        "404",
        [outsiders, "401"],
        [workers, "303 /desk/my-day"],
      ),
      acts: workers,
    },
  },
  "/desk/my-day/handover/text": {
    get: everybody("404"),
    post: {
      form: () => ({ ...unsentBox(), number: "1", note: "Quiet so far." }),
      answers: everybody("404", [outsiders, "401"], [workers, "200"]),
      acts: workers,
    },
  },
  "/desk/my-day/handover/text/removal": {
    get: everybody("303 /desk/my-day/handover", [
      outsiders,
      signInFirst("/desk/my-day/handover/text/removal"),
    ]),
    post: {
      form: () => ({ id: noSuch }),
      answers: everybody("404", [outsiders, signInFirst("/desk")]),
      acts: [],
    },
  },
  "/desk/my-day/handovers/:handoverId/taking": ofDay(
    `/desk/my-day/handovers/${noSuch}/taking`,
  ),
  "/desk/my-day/handovers/:handoverId/undoing": {
    ...desk(`/desk/my-day/handovers/${noSuch}/undoing`, workers),
    path: () => `/desk/my-day/handovers/${noSuch}/undoing`,
    post: {
      answers: everybody("404", [outsiders, signInFirst("/desk")]),
      acts: [],
    },
  },
  "/desk/history": {
    ...desk("/desk/history", ["auditor"]),
    post: {
      // Of a name that nobody has.
      form: () => ({ find: "Nobody of this name" }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [["auditor"], "400"],
      ),
      acts: [],
    },
  },
  "/desk/history/check": {
    ...desk("/desk/history/check", ["auditor"]),
    post: {
      form: ({ world }) => ({ reference: world.openReference }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [["auditor"], "200"],
      ),
      acts: ["auditor"],
    },
  },
  "/desk/history/export": {
    get: everybody("303 /desk/history", [
      outsiders,
      signInFirst("/desk/history/export"),
    ]),
    post: {
      form: () => ({ kind: "keys" }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [["auditor"], "200"],
      ),
      acts: ["auditor"],
    },
  },
  // The mail goes to a server here, so there is no outbox to read.
  "/desk/outbox": desk("/desk/outbox", []),
  "/desk/*": {
    ...desk("/desk/nowhere", []),
    path: () => "/desk/nowhere",
  },
  "/desk/unit": {
    ...desk("/desk/unit", [...readers, "leadElsewhere", "responderElsewhere"]),
    post: {
      form: async ({ world }) => ({
        ...(await world.addNewcomer()),
        confirmed: "yes",
      }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [working, "200"],
      ),
      acts: working,
    },
  },
  "/desk/tending": {
    get: everybody("404"),
    post: {
      form: () => ({}),
      answers: everybody("204", [outsiders, "401"]),
      acts: [],
    },
  },
  "/desk/touch": {
    get: everybody("404"),
    post: {
      json: () => ({ verb: "invite", about: "" }),
      answers: everybody("200", [outsiders, "401"]),
      acts: [],
    },
  },
  "/desk/sessions": {
    ...desk("/desk/sessions", people),
    post: {
      form: ({ world, visitor }) => world.signInBeside(visitor),
      answers: everybody("303 /desk/sessions", [
        outsiders,
        signInFirst("/desk"),
      ]),
      acts: people,
    },
  },
  // Of one's own passkeys alone; these people have none, which is never enough to add one or to remove one.
  "/desk/passkeys": desk("/desk/passkeys", people),
  "/desk/passkeys/addition/options": {
    get: everybody("404"),
    post: {
      json: () => ({}),
      answers: everybody("409", [outsiders, signInFirst("/desk")]),
      acts: [],
    },
  },
  "/desk/passkeys/addition": {
    get: everybody("404"),
    post: {
      json: () => attestation,
      answers: everybody("409", [outsiders, signInFirst("/desk")]),
      acts: [],
    },
  },
  "/desk/passkeys/:passkeyId/removal": {
    path: () => "/desk/passkeys/none/removal",
    ...desk("/desk/passkeys/none/removal", people),
    post: {
      form: () => ({}),
      answers: everybody("404", [outsiders, signInFirst("/desk")]),
      acts: [],
    },
  },
  "/desk/people": {
    ...desk("/desk/people", ["administrator"]),
    post: {
      form: () => ({
        name: "Noor Haddad",
        role: "responder",
        unitId: "sacramento",
        ...meant,
      }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [["administrator"], "200"],
      ),
      acts: ["administrator"],
    },
  },
  "/desk/people/:responderId/invitation": {
    path: async ({ world }) =>
      `/desk/people/${await world.addPerson()}/invitation`,
    get: everybody(
      "404",
      [outsiders, signInFirst("/desk/people/:responderId/invitation")],
      [["administrator"], "200"],
    ),
    post: {
      form: () => ({ name: "Noor Haddad", ...meant }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk")],
        [["administrator"], "200"],
      ),
      acts: ["administrator"],
    },
  },
  // Somebody of Sacramento, whose lead sees them and may ask that they leave.
  "/desk/people/:responderId": {
    ...desk("/desk/people/:responderId", ["administrator", "lead"]),
    path: async ({ world }) => `/desk/people/${await world.addPerson()}`,
  },
  "/desk/people/:responderId/deactivation": ofPerson("deactivation", {
    acts: ["administrator", "lead"],
    form: () => ({ why: "leaves" }),
  }),
  "/desk/people/:responderId/move": ofPerson("move", {
    acts: ["administrator"],
    form: () => ({
      ...{ why: "other-duties", role: "lead", unitId: "sanfrancisco" },
    }),
  }),
  "/desk/people/:responderId/reactivation": ofPerson("reactivation", {
    acts: ["administrator"],
    add: (world) => world.addDeactivated(),
    form: () => ({ why: "returns" }),
  }),
  "/desk/people/:responderId/unlinking": ofPerson("unlinking", {
    acts: ["administrator"],
    add: (world) => world.addLinked(),
    form: () => ({}),
  }),
  // Asked for by the lead of Sacramento, who cannot be the second as well.
  "/desk/people/:responderId/confirmation": ofPerson("confirmation", {
    acts: ["administrator"],
    form: ({ world }) => world.askForLeave(),
  }),
  "/desk/people/:responderId/refusal": ofPerson("refusal", {
    acts: ["administrator", "lead"],
    form: ({ world }) => world.askForLeave(),
  }),
  "/desk/reports/:reportId": {
    ...desk("/desk/reports/:reportId", seeing),
    path: ({ report }) => `/desk/reports/${report.reportId}`,
    reads: readers,
  },
  "/desk/reports/:reportId/evidence/:evidenceId": {
    ...desk(`/desk/reports/:reportId/evidence/${evidenceId}`, readers),
    path: async ({ world, report }) => {
      await world.sendEvidence(report);
      return `/desk/reports/${report.reportId}/evidence/${evidenceId}`;
    },
    reads: readers,
  },
  // What an older version said is read by itself, by who reads contents.
  "/desk/reports/:reportId/answers/:version": {
    ...desk("/desk/reports/:reportId/answers/1", readers),
    path: ({ report }) => `/desk/reports/${report.reportId}/answers/1`,
    reads: readers,
  },
  "/desk/reports/:reportId/answers.txt": {
    ...desk("/desk/reports/:reportId/answers.txt", readers),
    path: ({ report }) => `/desk/reports/${report.reportId}/answers.txt`,
    reads: readers,
    post: notThere,
  },
  "/desk/reports/:reportId/unsent": {
    path: ({ report }) => `/desk/reports/${report.reportId}/unsent`,
    get: everybody("404"),
    post: {
      form: () => ({ ...unsentBox(), form: "notes", ...body, number: "1" }),
      answers: everybody("404", [outsiders, "401"], [readers, "200"]),
      acts: readers,
    },
  },
  // That a page is open changes nothing, and an auditor's may be.
  "/desk/reports/:reportId/presence": {
    path: ({ report }) => `/desk/reports/${report.reportId}/presence`,
    get: everybody("404"),
    post: {
      form: () => ({ opening: crypto.randomUUID(), is: "reads" }),
      answers: everybody("404", [outsiders, "401"], [seeing, "204"]),
      acts: [],
    },
  },
  "/desk/reports/:reportId/now": {
    path: ({ report }) => `/desk/reports/${report.reportId}/now`,
    get: everybody("404", [outsiders, "401"], [seeing, "200"]),
    reads: readers,
    post: { answers: everybody("404"), acts: [] },
  },
  "/desk/reports/:reportId/unsent/choice": {
    path: ({ report }) => `/desk/reports/${report.reportId}/unsent/choice`,
    get: everybody("404"),
    post: {
      form: async (tried) => ({
        ...{ form: "notes", keep: "none" },
        shown: await keepNote(tried),
      }),
      answers: everybody(
        "404",
        [outsiders, signInFirst("/desk/reports/:reportId")],
        [readers, "303 /desk/reports/:reportId#form-notes"],
      ),
      acts: readers,
    },
  },
  "/desk/reports/:reportId/acceptance": verb("acceptance", {
    state: "offered",
    hasWords: false,
    acts: working,
  }),
  "/desk/reports/:reportId/refusal": verb("refusal", {
    state: "offered",
    acts: working,
    form: () => reason,
    // Their unit sees the report no longer.
    to: "/desk?done=refusal",
  }),
  "/desk/reports/:reportId/transfer": verb("transfer", {
    state: "offered",
    acts: readers,
    form: () => toUnit,
    to: "/desk?done=transfer&report=:reportId",
  }),
  // Of what the visitor did a moment ago; whose it is, the command's own tests try.
  "/desk/reports/:reportId/transfer-undoing": verb("transfer-undoing", {
    state: "accepted",
    hasWords: false,
    acts: readers,
    form: async ({ world, visitor, report: { reportId } }) => {
      const { db, keyring } = world;
      const mover = readers.find((each) => each === visitor);
      if (mover)
        await transferReport(db, {
          ...{ keyring, reportId, by: await world.viewerOf(mover) },
          ...{ ...toUnit, now: new Date() },
        });
      return { revision: "none" };
    },
  }),
  "/desk/reports/:reportId/offer": verb("offer", {
    state: "shared",
    acts: readers,
    form: () => toUnit,
  }),
  "/desk/reports/:reportId/assignee-undoing": verb("assignee-undoing", {
    state: "accepted",
    hasWords: false,
    acts: working,
    form: async ({ world, visitor, report: { reportId } }) => {
      const { db, keyring } = world;
      const worker = working.find((each) => each === visitor);
      if (worker) {
        const by = await world.viewerOf(worker);
        const to = { responderId: by.responderId, now: new Date() };
        await assignResponder(db, { keyring, reportId, by, ...to });
      }
      return { revision: "none" };
    },
  }),
  // To oneself; a lead may name a colleague.
  "/desk/reports/:reportId/assignee": verb("assignee", {
    state: "accepted",
    hasWords: false,
    acts: working,
    form: ({ world, visitor }) => ({
      responderId: world.idOf(isStaff(visitor) ? visitor : "responder"),
    }),
  }),
  "/desk/reports/:reportId/messages": verb("messages", {
    state: "accepted",
    acts: readers,
    form: () => body,
    anchor: "#messages",
  }),
  "/desk/reports/:reportId/questions": verb("questions", {
    state: "accepted",
    acts: readers,
    form: () => body,
    anchor: "#messages",
  }),
  "/desk/reports/:reportId/notes": verb("notes", {
    state: "accepted",
    acts: readers,
    form: () => body,
    anchor: "#notes",
  }),
  "/desk/reports/:reportId/answer": verb("answer", {
    state: "accepted",
    acts: readers,
    form: askAndWrite,
    hasWords: false,
    anchor: "#messages",
  }),
  "/desk/reports/:reportId/answer-undoing": verb("answer-undoing", {
    state: "accepted",
    acts: readers,
    form: async (tried) => {
      const said = await askAndWrite(tried);
      const { report, world } = tried;
      const by = await world.viewerOf("triageLead");
      const saying = { reportId: report.reportId, by, now: new Date() };
      await answerQuestion(world.db, { ...saying, ...said });
      return said;
    },
    hasWords: false,
    anchor: "#messages",
  }),
  // To whoever reads the answers, for a purpose.
  "/desk/reports/:reportId/reveal": verb("reveal", {
    state: "offered",
    acts: readers,
    form: () => ({ purpose: "other", ...words }),
    anchor: "#contact",
  }),
  "/desk/reports/:reportId/hiding": verb("hiding", {
    state: "offered",
    acts: readers,
    form: revealFirst,
    hasWords: false,
    anchor: "#contact",
  }),
  "/desk/reports/:reportId/tasks": verb("tasks", {
    state: "accepted",
    acts: readers,
    form: () => ({ ...body, due: "day" }),
    anchor: "#tasks",
  }),
  "/desk/reports/:reportId/playbook": verb("playbook", {
    state: "accepted",
    hasWords: false,
    acts: readers,
    form: () => ({ playbook: "ransomware" }),
    anchor: "#tasks",
  }),
  "/desk/reports/:reportId/task-done": verb("task-done", {
    state: "accepted",
    hasWords: false,
    acts: readers,
    form: async (tried) => ({ taskId: await addTaskTo(tried), isDone: "yes" }),
    anchor: "#tasks",
  }),
  "/desk/reports/:reportId/task-change": verb("task-change", {
    state: "accepted",
    hasWords: false,
    acts: readers,
    form: async (tried) => ({ taskId: await addTaskTo(tried), due: "hour" }),
    anchor: "#tasks",
  }),
  "/desk/reports/:reportId/closure": verb("closure", {
    state: "accepted",
    acts: readers,
    form: () => ({ outcome: "no-compromise-found", ...words }),
  }),
  "/desk/reports/:reportId/signposting": verb("signposting", {
    state: "accepted",
    acts: readers,
    form: () => words,
  }),
  "/desk/reports/:reportId/duplicate": verb("duplicate", {
    state: "accepted",
    acts: readers,
    form: ({ world }) => ({ reference: world.openReference, ...words }),
  }),
  "/desk/reports/:reportId/contact-policy": verb("contact-policy", {
    state: "loosened",
    acts: readers,
    hasWords: false,
    anchor: "#messages",
  }),
  "/desk/reports/:reportId/severity": verb("severity", {
    state: "accepted",
    acts: readers,
    form: () => ({ ...severityInputs, ...reason }),
    anchor: "#why-band",
  }),
  "/desk/reports/:reportId/call-back": verb("call-back", {
    state: "accepted",
    acts: readers,
    form: async ({ world, report }) => ({
      requestId: await world.loseCode(report, false),
    }),
    hasWords: false,
  }),
  // Let in by another than the triage desk's lead, who called.
  "/desk/reports/:reportId/new-code": verb("new-code", {
    state: "accepted",
    acts: [...working, "triageResponder"],
    form: async ({ world, report }) => ({
      requestId: await world.loseCode(report, true),
      ...meant,
    }),
    hasWords: false,
    not: [["triageLead"], "409"],
  }),
  "/desk/reports/:reportId/new-code-refusal": verb("new-code-refusal", {
    state: "accepted",
    acts: readers,
    form: async ({ world, report }) => ({
      requestIds: await world.loseCode(report, false),
    }),
    hasWords: false,
  }),
  "/desk/reports/:reportId/reopening": verb("reopening", {
    state: "closed",
    acts: readers,
    form: () => reason,
  }),
};

/** Every route; a test fails when app/routes.ts has one that is not here. */
export const table: Record<string, Row> = Object.fromEntries(
  Object.entries(rows).map(([route, row]) => [route, withColleagues(row)]),
);

function withColleagues(row: Row): Row {
  const { get, post, reads = [], colleagues: own = {} } = row;
  const isOpenToAll = post.acts.includes("stranger");
  const isReportersAct = post.acts.includes("reporter") && !isOpenToAll;
  const answers = {
    ...post.answers,
    ...(isReportersAct && { reader: "403" }),
    ...own.post,
  };
  const joins = (visitor: Visitor) =>
    isReportersAct && isColleague(visitor) && answers[visitor] !== "403";
  return {
    ...row,
    get: { ...get, ...own.get },
    reads: reads.includes("reporter")
      ? [...reads, ...colleagues.filter((each) => own.get?.[each] !== "403")]
      : reads,
    post: {
      ...post,
      answers,
      acts: [...post.acts, ...colleagues.filter(joins)],
    },
  };
}

function isColleague(visitor: Visitor): boolean {
  return colleagues.some((colleague) => colleague === visitor);
}

export function isStaff(visitor: Visitor): visitor is Staff {
  return people.some((person) => person === visitor);
}
