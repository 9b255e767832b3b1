import { z } from "zod";
import type { Viewer } from "../responder/viewer.ts";
import { openOfUnit, sealToUnit } from "../unit-key/unit-sealed.server.ts";
import type { Opened } from "../vault/opened.ts";

/** So that no length of a shorter note is seen. */
const leastBytes = 1_024;

/** The columns of a handover in which its note lies; also without one it says to which key. */
export function sealedNote(
  by: Viewer,
  id: string,
  note: string,
): { keyNumber: number; noteSealed: Buffer | null } {
  const place = { table: "handover", id };
  const { keyNumber, sealed } = sealToUnit(by, place, note, leastBytes);
  return { keyNumber, noteSealed: note === "" ? null : sealed };
}

/** Null where there is none, and where it lies under a key of the unit that this person lacks. */
export function openNote(
  { keys }: Pick<Viewer, "keys">,
  row: {
    id: string;
    unitId: string;
    keyNumber: number;
    noteSealed: Buffer | null;
  },
): Opened<string> | null {
  if (!row.noteSealed) return null;
  const at = { kind: "handover.note_sealed", table: "handover", ...row };
  return openOfUnit(keys, at, row.noteSealed, z.string());
}
