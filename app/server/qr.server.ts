import { create } from "qrcode";
import type { Qr } from "#app/components/shared/qr-image.tsx";

/** In modules, on each side: readers need so much. */
const quietZone = 4;

export function qrOf(text: string): Qr {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const path = Array.from({ length: modules.size }, (_, row) =>
    rowPath(row, (column) => modules.get(row, column) === 1, modules.size),
  ).join("");
  return { size: modules.size + 2 * quietZone, path };
}

function rowPath(
  row: number,
  isDark: (column: number) => boolean,
  size: number,
): string {
  let path = "";
  for (let column = 0; column < size; column++) {
    if (!isDark(column)) continue;
    const start = column;
    while (column + 1 < size && isDark(column + 1)) column++;
    const length = column - start + 1;
    path += `M${start + quietZone} ${row + quietZone + 0.5}h${length}`;
  }
  return path;
}
