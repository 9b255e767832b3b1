import "./public.ts";
import { copyAndPrint } from "./copy-and-print.ts";
import { hashInWorker } from "./upload-hash.ts";
import { CannotSend, sendFile, type Target } from "./upload-file.ts";
import { begunIn, freshPage, openPlace, rowOf } from "./upload-place.ts";
import { openRow, type Row } from "./upload-row.ts";
import { fillIn } from "./upload-words.ts";

/** A file that was chosen, until it has arrived or is taken back. */
type Upload = Target & {
  row: Row;
  /** Its reporter was asked whether an empty file is the right one. */
  isAsked: boolean;
  /** Ends what is under way for it. */
  stop: AbortController;
};

/* The page's plain form sends its files one after the other instead, and goes on where a connection broke. */
const place = openPlace();
const uploads: Upload[] = [];
let isRunning = false;

place?.form.addEventListener("submit", (event) => {
  const files = [...(place.input.files ?? [])];
  // The server says so when none was chosen.
  if (files.length === 0) return;
  event.preventDefault();
  event.stopPropagation();
  place.input.value = "";
  for (const file of files) add(file);
  void run();
});

function add(file: File) {
  if (!place) return;
  const row = openRow(file, {
    ...place,
    onButton: (which) => {
      if (which === "pause") pause(upload);
      if (which === "goOn") goOn(upload);
      if (which === "stop") takeBack(upload);
    },
  });
  const upload: Upload = {
    file,
    row,
    isAsked: false,
    address: null,
    beginning: null,
    stop: new AbortController(),
  };
  uploads.push(upload);
  place.sending.append(row.item);
}

/** One after the other: a whole file is worth more than two halves. */
async function run() {
  if (isRunning) return;
  isRunning = true;
  for (;;) {
    const next = uploads.find(({ row }) => row.state() === "waiting");
    if (!next) break;
    const { signal } = (next.stop = new AbortController());
    const stopped = new Promise<void>((done) =>
      signal.addEventListener("abort", () => done()),
    );
    await Promise.race([stopped, send(next, signal)]);
  }
  isRunning = false;
}

async function send(upload: Upload, signal: AbortSignal) {
  const { file, row } = upload;
  if (!place) return;
  if (file.size > place.limitBytes)
    return row.show({ is: "failed", why: "tooLarge" });
  if (file.size === 0 && !upload.isAsked) {
    upload.isAsked = true;
    return row.show({ is: "failed", why: "empty" });
  }
  row.show({ is: "sending" });
  upload.address ??= begunIn(document, file, addresses());
  const begun = upload.address && rowOf(upload.address);
  if (begun) begun.hidden = true;
  const own = hashInWorker(file, place.hasher, signal);
  try {
    const sha256 = await sendFile(upload, {
      report: place.report,
      signal,
      findBegun: async () => begunIn(await freshPage(), file, addresses()),
      onSent: (bytes) => {
        const isBack = ["offline", "busy"].includes(row.state());
        if (isBack) row.show({ is: "sending" });
        row.sent(bytes);
      },
      onBusy: () => row.show({ is: "busy" }),
      onOffline: () => row.show({ is: "offline" }),
    });
    row.show({ is: "checking" });
    await finish(upload, sha256, await own);
  } catch (problem) {
    if (!(problem instanceof CannotSend)) throw problem;
    row.show({ is: "failed", why: problem.why });
  }
}

/** The file's row in the list as the server writes it, with what the comparison came to. */
async function finish(upload: Upload, sha256: string, own: string | null) {
  if (!place) return;
  const { file, row, address } = upload;
  const { words } = place;
  const page = await freshPage();
  const fresh = address === null ? null : rowOf(address, page);
  const arrived = fillIn(words.arrived, { name: file.name });
  // With no answer now, it is in the list when the page is opened again.
  const verdict =
    own === null ? "" : own === sha256 ? words.same : words.differs;
  place.announce(`${arrived} ${verdict}`);
  const hadFocus = row.item.contains(document.activeElement);
  leave(upload);
  if (!fresh || !address) return;
  const line = fresh.querySelector<HTMLElement>("[data-part=verdict]");
  if (line && own !== null) {
    line.textContent = verdict;
    line.className = own === sha256 ? "file__same" : "file__differs";
    line.hidden = false;
  }
  rowOf(address)?.remove();
  place.files.prepend(fresh);
  copyAndPrint(fresh);
  if (hadFocus) fresh.querySelector<HTMLElement>("h3")?.focus();
}

function pause({ row, stop }: Upload) {
  stop.abort();
  row.show({ is: "paused" });
}

function goOn({ row }: Upload) {
  row.show({ is: "waiting" });
  void run();
}

function takeBack(upload: Upload) {
  const { file, row, address, stop } = upload;
  if (!place) return;
  const question = fillIn(place.words.stopSure, { name: file.name });
  if (address !== null && !confirm(question)) return;
  // It may have arrived while the question stood there.
  if (!uploads.includes(upload)) return;
  const hadFocus = row.item.contains(document.activeElement);
  leave(upload);
  stop.abort();
  if (hadFocus) place.input.focus();
  void run();
  void forget(upload);
}

async function forget(upload: Upload) {
  await upload.beginning;
  const { address } = upload;
  if (address === null) return;
  rowOf(address)?.remove();
  // Even if the page is left the moment after.
  void fetch(address, {
    method: "DELETE",
    headers: { "Tus-Resumable": "1.0.0" },
    keepalive: true,
  }).catch(() => null);
}

function leave(upload: Upload) {
  uploads.splice(uploads.indexOf(upload), 1);
  upload.row.item.remove();
}

function addresses(): (string | null)[] {
  return uploads.map(({ address }) => address);
}
