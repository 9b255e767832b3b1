import type { EvidenceRefusal } from "../vocabulary/evidence.ts";

/** A file is not taken, and the person who sends it can be told why. Thrown, as it ends a stream that is under way. */
export class EvidenceRefused extends Error {
  override readonly name = "EvidenceRefused";

  constructor(
    readonly code: EvidenceRefusal,
    /** Of the files, where only some of a form are refused. */
    readonly names: readonly string[] = [],
  ) {
    super(code);
  }
}
