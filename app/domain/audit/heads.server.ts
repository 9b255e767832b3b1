import {
  addToHash,
  hashSoFar,
  startHash,
} from "../vault/running-hash.server.ts";
import type { SubjectKind } from "../vocabulary/history.ts";

/** The newest link of a chain, as a checkpoint sees it. */
export type Head = {
  subject: SubjectKind;
  subjectId: string;
  length: number;
  hash: Buffer;
};

/** SHA-256 over heads in the order of their ids, however many they are. */
export function hashOfHeads() {
  const state = startHash();
  return {
    add: ({ subject, subjectId, length, hash }: Head) => {
      const text = `${subject} ${subjectId} ${length} ${hash.toString("hex")}\n`;
      addToHash(state, Buffer.from(text));
    },
    end: () => hashSoFar(state),
  };
}
