/** "under 1 min", "38 min", "4 h 10", "3 d 4 h": two units at most. Null: nothing was measured. */
export function lasted(ms: number | null): string {
  if (ms === null) return "–";
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "under 1 min";
  if (minutes < 100) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const restMinutes = String(minutes % 60).padStart(2, "0");
  if (hours < 48) return `${hours} h ${restMinutes}`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** "4.2 %"; of nothing there is no share. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "–";
  return `${((100 * part) / whole).toFixed(1)} %`;
}
