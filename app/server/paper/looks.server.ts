import { join } from "node:path";
import { projectFolder } from "#db/project.server.ts";

/** Where the fonts lie; see `fonts/OFL.txt`. Roboto Mono is under Apache-2.0. */
export const fonts = {
  text: "PublicSans-Regular.ttf",
  bold: "PublicSans-Bold.ttf",
  mono: "RobotoMono-Regular.ttf",
};
type FontName = keyof typeof fonts;

export function fontFile(name: string): string {
  return join(projectFolder, "app/server/paper/fonts", name);
}

export type Look = {
  font: FontName;
  /** Points, as are all lengths here. */
  size: number;
  before: number;
  colour?: string;
  indent?: number;
  /** A heading does not stand alone at the foot of a page. */
  keepWithNextPoints?: number;
};

export const margin = 64;
export const ink = "#1b1b1b";
/** 7.2 to 1 on white. */
export const muted = "#565c65";

export const looks = {
  1: { font: "bold", size: 22, before: 10 },
  2: { font: "bold", size: 14, before: 18, keepWithNextPoints: 90 },
  3: { font: "bold", size: 11, before: 10, keepWithNextPoints: 70 },
  plain: { font: "text", size: 11, before: 4 },
  entry: { font: "text", size: 11, before: 0 },
  strong: { font: "bold", size: 11, before: 4 },
  quiet: { font: "text", size: 9.5, before: 4, colour: muted },
  large: { font: "mono", size: 20, before: 2 },
  small: { font: "mono", size: 8, before: 4 },
} satisfies Record<string, Look>;
