import { z } from "zod";
import { deskForms } from "#app/domain/vocabulary/desk-form.ts";

/** What an open queue is told of the line to the server. */
export type ToldOfQueue =
  | { is: "connected" }
  | { is: "lost" }
  | { is: "changed"; reportIds: string[] }
  /** More than are told one by one. */
  | { is: "many" };

const personSchema = z.object({
  name: z.string(),
  unitName: z.string(),
  /** The forms in which they type now. */
  writes: z.array(z.enum(deskForms)),
});
const hereSchema = z.object({
  reportId: z.string(),
  people: z.array(personSchema),
});
export type PersonThere = z.infer<typeof personSchema>;

/** An open page of a report is told this too. */
export type Told =
  | ToldOfQueue
  /** What no row of a queue shows. */
  | { is: "page"; reportIds: string[] }
  /** The colleagues who have the report open. */
  | ({ is: "here" } & z.infer<typeof hereSchema>);

const address = "/desk/arrivals";
const name = "landline-arrivals";
/** After a line that broke it is tried again so soon, and then less and less often. */
const firstRetryMs = 2_000;
const lastRetryMs = 30_000;

/**
 * Follows what changes, by one line for all tabs of the browser: over HTTP/1.1 a browser opens six to a host in all. The tab
 * that holds the lock has the line and passes on what it hears; when it goes, another takes the lock. Gives the way to stop.
 */
export function followArrivals(tell: (told: Told) => void): () => void {
  // Without locks (plain http) each tab has a line of its own.
  if (!("locks" in navigator)) return openLine(tell);
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let isConnected: boolean | null = null;
  /** By report, for a page that opens later. */
  const here = new Map<string, Told>();
  let closeLine = () => {};

  channel.onmessage = ({ data }: MessageEvent<Told | "asks">) => {
    if (data !== "asks") return tell(data);
    if (isConnected === null) return;
    channel.postMessage({ is: isConnected ? "connected" : "lost" });
    for (const told of here.values()) channel.postMessage(told);
  };
  // Whoever has the line says how it stands.
  channel.postMessage("asks");
  const lead = () =>
    new Promise<void>((done) => {
      closeLine = openLine((told) => {
        if (told.is === "connected" || told.is === "lost") {
          isConnected = told.is === "connected";
          here.clear();
        }
        if (told.is === "here") here.set(told.reportId, told);
        tell(told);
        channel.postMessage(told);
      });
      leaving.signal.addEventListener("abort", () => done());
      if (leaving.signal.aborted) done();
    });
  navigator.locks
    .request(name, { signal: leaving.signal }, lead)
    .catch(() => {});
  return () => {
    leaving.abort();
    closeLine();
    channel.close();
  };
}

/** The same for a queue, which is told nothing of who is where. */
export function followQueue(tell: (told: ToldOfQueue) => void): () => void {
  return followArrivals((told) => {
    if (told.is !== "here" && told.is !== "page") tell(told);
  });
}

/** A line that is opened again whenever it breaks. */
function openLine(tell: (told: Told) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = firstRetryMs;
  const open = () => {
    source = new EventSource(address);
    source.addEventListener("open", () => {
      retryMs = firstRetryMs;
      tell({ is: "connected" });
    });
    source.addEventListener("changed", ({ data }: MessageEvent<string>) =>
      tell({ is: "changed", reportIds: data.split(" ") }),
    );
    source.addEventListener("page", ({ data }: MessageEvent<string>) =>
      tell({ is: "page", reportIds: data.split(" ") }),
    );
    source.addEventListener("here", ({ data }: MessageEvent<string>) =>
      tell({ is: "here", ...hereSchema.parse(JSON.parse(data)) }),
    );
    source.addEventListener("many", () => tell({ is: "many" }));
    source.addEventListener("error", () => {
      // The browser's own tries end with the first answer that is no stream.
      source?.close();
      tell({ is: "lost" });
      // By half more or less: all pages lose their lines at once, and would come back at once.
      timer = setTimeout(open, retryMs * (0.5 + Math.random()));
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
