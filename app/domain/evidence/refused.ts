import type { EvidenceRefusal } from "../vocabulary/evidence.ts";

/** A file is not taken, and the person who sends it can be told why. Thrown, as it ends a stream that is under way. */
export class EvidenceRefused extends Error {
  override readonly name = "EvidenceRefused";

  constructor(readonly code: EvidenceRefusal) {
    super(code);
  }
}
