import { rateOf, rateSampleMs, type Rate } from "./upload-rate.server.ts";

/** How many uploads are received at once: each holds a part of 4 MiB in memory, and another while it is sealed. */
export type UploadLimits = {
  /** In this process. */
  processCount: number;
  /** For one report, so that a single one does not take every place. */
  reportCount: number;
};

/** Where the operator says nothing else: see `docs/performance.md` for what that takes of memory. */
export const usualUploads: UploadLimits = { processCount: 24, reportCount: 4 };

export type UploadPlaces = {
  /** The place is held until the returned function is called; null when all places are taken. */
  take: (upload: Upload) => (() => void) | null;
  /** Whether it may help to ask again in a moment: a place is held by somebody who sends slowly, and began just now. */
  isSoonFree: (upload: Upload) => boolean;
  /** It asks again and again until the returned function is called: others of networks that hold more let it go first. */
  queue: (upload: Upload) => () => void;
};

export type Upload = {
  reportId: string;
  uploadId: string;
  /** As `networkOf` names it; null where none can be told. */
  network: string | null;
  /** How much of it has come. */
  receivedBytes: () => number;
  /** It lost its place to another, and is to end. */
  giveWay: () => void;
};

type Held = Upload & { rate: Rate };

/**
 * Places for bodies that are being received. One network can take at most half of them, because it may begin as many
 * drafts as it likes. Whoever comes back for an upload whose line was lost shares its place: the older request is about
 * to be ended, see `takeOver`. Where all are taken, the slowest of those that send less than the least rate gives way: else a
 * few senders of a byte now and then would end all uploads of everybody else.
 */
export function uploadPlaces(
  limits: UploadLimits,
  now: () => number = Date.now,
): UploadPlaces {
  const held = heldPlaces();
  const waiting = new Set<Upload>();
  const heldOf = ({ network }: Upload) =>
    held.all().filter((each) => each.network === network).length;
  const isNext = (upload: Upload) =>
    [...waiting].every((other) => heldOf(other) >= heldOf(upload));
  return {
    take: (upload) => {
      const others = inTheWay(held.all(), upload, limits);
      if (others === "itself") return null;
      if (others.length > 0) {
        const slowest = slowestOf(others);
        if (!slowest || !isNext(upload)) return null;
        for (const each of others.filter((one) => isOfOne(one, slowest))) {
          held.remove(each);
          each.giveWay();
        }
      }
      const place = { ...upload, rate: rateOf(upload.receivedBytes, now) };
      held.add(place);
      return () => held.remove(place);
    },
    isSoonFree: (upload) => {
      const others = inTheWay(held.all(), upload, limits);
      return (
        others !== "itself" &&
        others.some(({ rate }) => rate.isSlow() || rate.mayBecomeSlow())
      );
    },
    queue: (upload) => {
      waiting.add(upload);
      return () => void waiting.delete(upload);
    },
  };
}

/** Notes their rates for as long as there are any. */
function heldPlaces() {
  const held = new Set<Held>();
  let noting: NodeJS.Timeout | undefined;
  const note = () => {
    for (const { rate } of held) rate.note();
  };
  return {
    all: () => [...held],
    add: (place: Held) => {
      held.add(place);
      noting ??= setInterval(note, rateSampleMs).unref();
    },
    remove: (place: Held) => {
      held.delete(place);
      if (held.size > 0) return;
      clearInterval(noting);
      noting = undefined;
    },
  };
}

/** Who stands in its way: nobody, those of whom one must go, or "itself", its own report. */
function inTheWay(
  all: Held[],
  { reportId, uploadId, network }: Upload,
  limits: UploadLimits,
): Held[] | "itself" {
  const ofReport = all.filter((each) => each.reportId === reportId);
  const ofUpload = ofReport.filter((each) => each.uploadId === uploadId);
  if (ofUpload.length > 0) return ofUpload.length === 1 ? [] : "itself";
  if (countOf(ofReport) >= limits.reportCount) return "itself";
  const ofNetwork = all.filter((each) => each.network === network);
  const networkCount = Math.ceil(limits.processCount / 2);
  if (network !== null && countOf(ofNetwork) >= networkCount) return ofNetwork;
  return countOf(all) >= limits.processCount ? all : [];
}

function slowestOf(places: readonly Held[]): Held | undefined {
  return places
    .filter(({ rate }) => rate.isSlow())
    .sort((a, b) => a.rate.bytesPerSecond() - b.rate.bytesPerSecond())[0];
}

function isOfOne(one: Upload, other: Upload): boolean {
  return one.reportId === other.reportId && one.uploadId === other.uploadId;
}

function countOf(uploads: readonly Upload[]): number {
  return new Set(uploads.map((each) => `${each.reportId}/${each.uploadId}`))
    .size;
}
