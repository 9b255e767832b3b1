/** Long enough for a name and what the person does. */
export const labelLength = 60;

/** The name for a colleague's code, and what is wrong with it; null when nothing is wrong. */
export function readLabel(typed: string): {
  label: string;
  problem: "missing" | "too-long" | null;
} {
  // Bounded first: what is far too long is not worth reading.
  const label = typed.slice(0, 1_000).replace(/\s+/g, " ").trim();
  if (label === "") return { label, problem: "missing" };
  return { label, problem: label.length > labelLength ? "too-long" : null };
}
