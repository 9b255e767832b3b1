import type { Cell } from "./table-shown.ts";

export const count = (value: number, to: string): Cell => ({
  text: String(value),
  // Of nothing there is nothing to list.
  ...(value > 0 && { to }),
});
export const text = (words: string): Cell => ({ text: words });
