/** What the browser told of a file. */
export type FileName = { name: string; mediaType: string };

/** Of a file that came without a name. */
export const unnamed = "unnamed";

/**
 * A browser may tell a whole path: its last piece is the name. Characters that cannot be seen are removed, because some of
 * them turn the name round. Characters that join letters stay where writing needs them: in Persian, in Indian scripts, and
 * in emoji that are made of several.
 */
export function readFileName(told: {
  name: string | null | undefined;
  mediaType: string | null | undefined;
}): FileName {
  const last = (told.name ?? "").split(/[/\\]/).at(-1) ?? "";
  const printed = last.replace(unseen, "").replace(idleJoiner, "").trim();
  const mediaType = told.mediaType ?? "";
  return {
    // As long as a name may be in most file systems.
    name: [...printed].slice(0, 255).join("") || unnamed,
    mediaType: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(mediaType)
      ? mediaType
      : "",
  };
}

const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A joiner that has nothing to join on one side. */
const idleJoiner = /(?<!\P{ASCII})[\u200c\u200d]|[\u200c\u200d](?!\P{ASCII})/gu;
