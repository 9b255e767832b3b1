import { emptyBox, type Box } from "./box.ts";
import type { Keeping, KeepState } from "./keeping.ts";
import type { SaveAnswer, UnsentText } from "./unsent-text.ts";

/** After the last key. */
const quietMs = 1_000;
/** Between tries while nothing can be kept; the last of them again and again. */
const triesMs = [2_000, 5_000, 15_000, 30_000];
/** Without an answer for so long, the line is taken for dead. */
const silenceMs = 20_000;
/** Less than the 64 kB that a browser still sends after its page has gone. */
const farewellLength = 60_000;

type Words = Record<string, string>;

/** Keeps what is typed in one form: a second after the last key, again while the line is dead, and as the page goes. */
export class BoxKeeper {
  readonly opening = crypto.randomUUID();
  readonly #post: (
    body: URLSearchParams,
    init: RequestInit,
  ) => Promise<Response>;
  readonly #tell: (keeping: Keeping) => void;
  #read: () => Words | null = () => null;
  /** As they stood when the form was there last. */
  #last: Words = {};
  #box = emptyBox("");
  #seen = new Set<string>();
  #saved = "{}";
  #number = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> | null = null;
  #isSending = false;
  #state: KeepState = "none";
  /** As the server said last, since the page was read; and its mark of them. */
  #others: UnsentText[] | null = null;
  #othersMark = "";

  constructor(
    post: (body: URLSearchParams, init: RequestInit) => Promise<Response>,
    tell: (keeping: Keeping) => void,
  ) {
    this.#post = post;
    this.#tell = tell;
  }

  /** A form is shown that was filled from `box`; what stands in it beyond that is kept at once. */
  begin(box: Box, read: () => Words | null): void {
    clearTimeout(this.#timer);
    this.#read = read;
    this.#box = box;
    this.#seen = new Set(box.token === "" ? [] : [box.token]);
    this.#isSending = false;
    this.#failures = 0;
    this.#state = box.token === "" ? "none" : "kept";
    this.#last = box.typed;
    this.#saved = said(filledIn(this.#now(), box.typed));
    if (!this.isKept) this.typed();
  }

  get standing() {
    const words = Object.values(this.#now()).join("").trim();
    return {
      id: this.#box.id,
      seen: this.#seen,
      isKept: this.isKept || this.#isSending,
      isEmpty: words === "",
    };
  }

  /** The page was read anew, and knows best which other texts there are. */
  forgetOthers(): void {
    this.#others = null;
    this.#othersMark = "";
  }

  /** Under which its words lie kept. */
  get text(): { id: string; token: string } {
    return this.#box;
  }

  get isKept(): boolean {
    return said(this.#now()) === this.#saved;
  }

  #now(): Words {
    return (this.#last = this.#read() ?? this.#last);
  }

  /** Whether leaving the page would lose words. */
  get wouldLose(): boolean {
    return !this.isKept && !this.#isSending && this.#failures > 0;
  }

  /** A key was pressed, or something chosen. */
  typed(): void {
    this.#isSending = false;
    this.#now();
    if (
      this.#failures === 0 ||
      this.#state === "ended" ||
      this.#state === "full"
    )
      this.#later(quietMs);
  }

  /** Goes on under another id: the text of this one is over. */
  rename(id: string): void {
    this.#box = emptyBox(id);
    this.#seen = new Set();
    this.#saved = "";
    this.#later(0);
  }

  /** Once more, as the line may be there again. */
  again(): void {
    if (!this.isKept && !this.#isSending) void this.settle();
  }

  /** All that stands in the form is kept, or it cannot be now. */
  async settle(): Promise<void> {
    await this.#underWay;
    if (!this.isKept) await this.#save();
  }

  /**
   * The form is to be sent: its last words are kept first, as a line that dies now would take them along. False while that
   * cannot be, and nothing is to be sent then.
   */
  async mayBeSent(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.settle();
    if (this.#state === "failed" || this.#state === "ended") return this.isKept;
    clearTimeout(this.#timer);
    this.#isSending = true;
    return true;
  }

  /** The page goes, or the form does. */
  farewell(): void {
    clearTimeout(this.#timer);
    if (this.isKept || this.#isSending) return;
    const body = this.#body(this.#now());
    const keepalive = body.toString().length < farewellLength;
    void this.#post(body, { keepalive }).catch(() => undefined);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), ms);
  }

  #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#underWay ??= this.#send().finally(() => {
      this.#underWay = null;
      if (this.isKept || this.#isSending || this.#state === "gone") return;
      const wait = triesMs[Math.min(this.#failures, triesMs.length) - 1];
      this.#later(wait ?? quietMs);
    });
    return this.#underWay;
  }

  async #send(): Promise<void> {
    const words = this.#now();
    if (said(words) === this.#saved) return;
    if (this.#failures === 0) this.#say("keeping");
    const answer = await this.#ask(words);
    if (typeof answer === "string") {
      this.#failures += 1;
      return this.#say(answer);
    }
    if (answer.others) this.#others = answer.others;
    this.#othersMark = answer.othersMark;
    if (answer.is === "full") {
      this.#failures += 1;
      return this.#say("full");
    }
    this.#failures = 0;
    this.#took(answer, words);
  }

  #took({ is, id, token }: SaveAnswer, words: Words): void {
    // Sent or thrown away in another tab, and typed on here: a text of its own.
    if (is === "over") return this.rename(crypto.randomUUID());
    const keptMs = Date.now();
    this.#box = { id, token, typed: words, keptMs };
    if (token !== "") this.#seen.add(token);
    // Of a late one the newer words are kept, which only this page can have sent.
    this.#saved = is === "late" ? "" : said(words);
    this.#say(token === "" ? "none" : "kept");
  }

  async #ask(words: Words): Promise<SaveAnswer | "failed" | "ended" | "gone"> {
    const silence = AbortSignal.timeout(silenceMs);
    try {
      const answer = await this.#post(this.#body(words), { signal: silence });
      if (answer.ok) return await answer.json();
      if (answer.status === 401) return "ended";
      return answer.status < 500 ? "gone" : "failed";
    } catch {
      return "failed";
    }
  }

  #body(words: Words): URLSearchParams {
    const { id, token } = this.#box;
    this.#number += 1;
    return new URLSearchParams({
      ...words,
      boxId: id,
      base: token,
      opening: this.opening,
      number: String(this.#number),
      othersMark: this.#othersMark,
    });
  }

  #say(is: KeepState): void {
    this.#state = is;
    const { id, token, keptMs } = this.#box;
    this.#tell({ is, id, token, keptMs, others: this.#others });
  }
}

function said(words: Words): string {
  return JSON.stringify(Object.entries(words).sort());
}

/** The fields of the form as they were when it was filled from a text. */
function filledIn(fields: Words, typed: Words): Words {
  return Object.fromEntries(
    Object.keys(fields).map((field) => [field, typed[field] ?? ""]),
  );
}
