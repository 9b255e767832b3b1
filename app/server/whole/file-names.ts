/** So long a name is still one in every file system, with what we put before it. */
const longest = 120;

/**
 * Names for the files of evidence inside the archive: readable on every system, one of each, and never a way out of the
 * folder. The number before it keeps two of one name apart, and their order.
 */
export function archiveNames(names: readonly string[]): string[] {
  const digits = String(names.length).length;
  return names.map((name, at) => {
    const number = String(at + 1).padStart(digits, "0");
    return `${number}-${plain(name) || "file"}`;
  });
}

function plain(name: string): string {
  const shown = [...name.normalize("NFC")]
    // Controls, and marks that turn the direction of what is read.
    .filter((one) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(one))
    .map((one) => (/[\\/:*?"<>|]/.test(one) ? "_" : one))
    .join("")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (shown.length <= longest) return shown;
  const ending = /\.[^.]{1,12}$/.exec(shown)?.[0] ?? "";
  return [...shown].slice(0, longest - ending.length).join("") + ending;
}
