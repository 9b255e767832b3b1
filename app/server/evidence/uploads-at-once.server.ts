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
};

type Upload = {
  reportId: string;
  uploadId: string;
  /** As `networkOf` names it. */
  network: string;
};

/**
 * Places for bodies that are being received. One network can take at most half of them, because it may begin as many
 * drafts as it likes. Whoever comes back for an upload whose line was lost shares its place: the older request is about
 * to be ended, see `takeOver`.
 */
export function uploadPlaces(limits: UploadLimits): UploadPlaces {
  const networkCount = Math.ceil(limits.processCount / 2);
  const held = new Set<Upload>();
  const isFree = ({ reportId, uploadId, network }: Upload) => {
    const ofReport = [...held].filter((each) => each.reportId === reportId);
    const ofUpload = ofReport.filter((each) => each.uploadId === uploadId);
    if (ofUpload.length > 0) return ofUpload.length === 1;
    const ofNetwork = [...held].filter((each) => each.network === network);
    return (
      countOf([...held]) < limits.processCount &&
      countOf(ofNetwork) < networkCount &&
      countOf(ofReport) < limits.reportCount
    );
  };
  return {
    take: (upload) => {
      if (!isFree(upload)) return null;
      const place = { ...upload };
      held.add(place);
      return () => void held.delete(place);
    },
  };
}

function countOf(uploads: readonly Upload[]): number {
  return new Set(uploads.map((each) => `${each.reportId}/${each.uploadId}`))
    .size;
}
