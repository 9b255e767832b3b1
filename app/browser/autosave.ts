import { stateOf } from "./save-state.ts";

/** After the last key; a choice is saved at once. */
const quietMs = 1_000;
/** Between tries while nothing can be saved; the last of them again and again. */
const triesMs = [2_000, 5_000, 15_000, 30_000];
/** As much of a field as the server keeps, and one character by which it sees that there was more. */
const fieldLength = 20_001;
/** How long a form waits for what is being saved: less than the patience of a person. */
const holdMs = 4_000;
/** Without an answer for so long, the line is taken for dead: a save on a slow network takes a few seconds. */
const silenceMs = 20_000;
/** Less than the 64 kB that a browser still sends after its page has gone; a longer request may be lost with the page. */
const farewellLength = 60_000;

/** What a save itself changes or says of itself: no part of what is typed. */
const ownFields = ["version", "shown", "opening", "save"];

type Answer = {
  is?: string;
  version?: number;
  shown?: string;
  conflicts?: unknown[];
  isCut?: boolean;
  isOwners?: boolean;
  isSent?: boolean;
};

/** What becomes of a form that is saved while somebody types. */
type Keeper = {
  form: HTMLFormElement;
  /** Resolves when nothing is on its way any more: whether all of it is saved. */
  settle: (starts: boolean) => Promise<boolean> | null;
  /** Says once more that something is not saved. */
  remind: () => void;
  /** Whether leaving the page would lose words that the line calls not saved. */
  wouldLose: () => boolean;
  /** As the page goes. */
  farewell: () => void;
};

/** `<form data-autosave>`: its fields are saved, and it says how that went. Every other form waits for it. */
export function autosave() {
  const keepers = [
    ...document.querySelectorAll<HTMLFormElement>("form[data-autosave]"),
  ].map(keep);
  if (keepers.length === 0) return;
  const passed = new WeakSet<HTMLFormElement>();
  addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      if (passed.delete(form) || form.dataset.stays !== undefined) return;
      const waits = keepers.flatMap(
        (each) => each.settle(each.form !== form) ?? [],
      );
      if (waits.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      const patience = new Promise<boolean[]>((done) =>
        setTimeout(() => done([]), holdMs),
      );
      void Promise.race([Promise.all(waits), patience]).then((saved) => {
        // Without a connection the page would be lost, and with it the words.
        if (!navigator.onLine && saved.includes(false))
          return keepers.forEach((each) => each.remind());
        passed.add(form);
        form.requestSubmit(event.submitter);
      });
    },
    true,
  );
  addEventListener("beforeunload", (event) => {
    // The browser asks in its own words whether to leave; it shows no text of ours.
    if (keepers.some((each) => each.wouldLose())) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    for (const { farewell } of keepers) farewell();
  });
}

function keep(form: HTMLFormElement): Keeper {
  countSaves(form);
  const say = stateOf(form);
  /** What the server holds; null while a save may have arrived of which nothing was heard. */
  let saved: string | null = fieldsOf(form);
  let timer: number | undefined;
  let failures = 0;
  let underWay: Promise<boolean> | null = null;
  let isLeaving = false;
  let last = "saved";

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), ms);
  };
  const waitMs = () =>
    triesMs[Math.min(failures, triesMs.length) - 1] ?? quietMs;
  const isDirty = () => fieldsOf(form) !== saved;
  const save = (): Promise<boolean> => {
    clearTimeout(timer);
    underWay ??= send().finally(() => {
      underWay = null;
      // Signed out, or another report: tried again with the next key, and when the reader comes back to the page.
      if (isDirty() && !isRefused(last)) later(waitMs());
    });
    return underWay;
  };
  const send = async (): Promise<boolean> => {
    const sent = fieldsOf(form);
    if (sent === saved) return true;
    if (failures === 0) say("saving");
    const isSaved = await post(form).then(
      (answer) => said(answer),
      () => "failed",
    );
    failures = isSaved === "failed" ? failures + 1 : 0;
    if (failures > 0) saved = null;
    else if (!isRefused(isSaved)) saved = sent;
    last = isSaved;
    say(isSaved);
    return saved === sent;
  };
  const said = (answer: Answer): string => {
    const { is = "failed", version, shown } = answer;
    if (version !== undefined) setHidden(form, "version", String(version));
    if (shown !== undefined) setHidden(form, "shown", shown);
    if (is === "aside" && form.dataset.autosave === "draft") return "sent";
    if (answer.isOwners) return "owners";
    if (answer.isCut) return "cut";
    // Newer words of this page arrived before, of which no answer was heard: all of it is sent once more.
    if (is === "late") return "failed";
    return answer.conflicts?.length ? "conflict" : is;
  };

  form.addEventListener("input", () => {
    // It was sent and led nowhere: the page is still here.
    isLeaving = false;
    if (!failures) later(quietMs);
  });
  form.addEventListener("change", () => failures || later(0));
  form.addEventListener("submit", () => {
    isLeaving = true;
    nextSave(form);
  });
  addEventListener("pageshow", () => (isLeaving = false));
  addEventListener("online", () => isDirty() && later(0));
  document.addEventListener("visibilitychange", () => isDirty() && later(0));

  return {
    form,
    settle: (starts) => {
      // Offline, one more try before the words would be lost with the page.
      if (underWay || (failures && !navigator.onLine)) return save();
      return starts && isDirty() ? save() : null;
    },
    remind: () => failures && say("failed", true),
    wouldLose: () =>
      !isLeaving && isDirty() && (failures > 0 || isRefused(last)),
    farewell: () => {
      if (isLeaving || !isDirty()) return;
      void post(form, { isFarewell: true }).catch(() => undefined);
    },
  };
}

function isRefused(state: string) {
  return state === "ended" || state === "elsewhere";
}

async function post(
  form: HTMLFormElement,
  { isFarewell = false } = {},
): Promise<Answer> {
  const body = new URLSearchParams(fieldsOf(form));
  nextSave(form);
  for (const name of ownFields)
    body.append(name, hidden(form, name)?.value ?? "");
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const response = await fetch("/report/autosave", {
      method: "POST",
      body,
      signal: silence.signal,
      keepalive: isFarewell && body.toString().length < farewellLength,
    });
    if (!response.ok && response.status !== 401 && response.status !== 409)
      throw new Error(String(response.status));
    const answer: Answer = await response.json();
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/** All that a person or the page put in, as it is sent; not what a save itself changes. */
function fieldsOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && !ownFields.includes(name))
      fields.append(name, value.slice(0, fieldLength));
  return fields.toString();
}

/**
 * Of two saves the server takes the older one first, or not at all: one that was given up may be under way still, and the form
 * itself may overtake one.
 */
function countSaves(form: HTMLFormElement) {
  const opening = Math.random().toString(36).slice(2);
  for (const [name, value] of Object.entries({ opening, save: "0" })) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
}

function nextSave(form: HTMLFormElement) {
  setHidden(form, "save", String(Number(hidden(form, "save")?.value) + 1));
}

function hidden(form: HTMLFormElement, name: string) {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
}

function setHidden(form: HTMLFormElement, name: string, value: string) {
  const field = hidden(form, name);
  if (field) field.value = value;
}
