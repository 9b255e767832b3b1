import { join } from "node:path";
import PDFDocument from "pdfkit";
import { projectFolder } from "#db/project.server.ts";
import { legible } from "./legible.ts";

export type Paper = {
  heading: (level: 1 | 2 | 3, text: string) => void;
  /** `quiet`: what may be read last. */
  paragraph: (text: string, manner?: "quiet" | "strong") => void;
  list: (items: readonly string[]) => void;
  /** What is compared or copied letter by letter. */
  code: (text: string, size?: "large" | "small") => void;
  attach: (name: string, content: string, description: string) => void;
  /** With `footer(page, of)` at the foot of each page. */
  finish: (footer: (page: number, of: number) => string) => Promise<Buffer>;
};

type About = { title: string; author: string; locale: string; now: Date };

/**
 * A PDF on Letter paper for people and for screen readers: tagged (PDF/UA-1), with its language and title, in fonts that
 * travel with it. What stands in it is text, and can be searched and copied.
 */
export function openPaper(about: About): Paper {
  const doc = openDocument(about);
  const whole = bytesOf(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const sheet = { doc, root };
  return {
    heading: (level, text) =>
      writeBlock(sheet, `H${level}`, text, looks[level]),
    paragraph: (text, manner) =>
      writeBlock(sheet, "P", text, looks[manner ?? "plain"]),
    code: (text, size = "small") => writeCode(sheet, text, looks[size]),
    list: (items) => writeList(sheet, items),
    attach: (name, content, description) =>
      void doc.file(Buffer.from(content), {
        name,
        description,
        type: "application/json",
        creationDate: about.now,
        modifiedDate: about.now,
      }),
    finish: (footer) => {
      root.end();
      writeFeet(doc, footer);
      doc.end();
      return whole;
    },
  };
}

function openDocument({ title, author, locale, now }: About) {
  const doc = new PDFDocument({
    size: "LETTER",
    margins: { top: margin, left: margin, right: margin, bottom: margin + 12 },
    pdfVersion: "1.7",
    // @ts-expect-error: the types do not name this subset; pdfkit has it.
    subset: "PDF/UA",
    tagged: true,
    lang: locale,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: author, CreationDate: now },
    // None: whatever is named here is taken up again on each new page, in the middle of a block of another.
    font: "",
  });
  for (const [name, file] of Object.entries(fonts))
    doc.registerFont(name, fontFile(file));
  return doc;
}

function bytesOf(doc: Document): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((done, fail) => {
    doc.once("end", () => done(Buffer.concat(chunks)));
    doc.once("error", fail);
  });
}

type Document = ReturnType<typeof openDocument>;
/** With the root of its tags. */
type Sheet = { doc: Document; root: ReturnType<Document["struct"]> };

/** One block of text under one tag. */
function writeBlock(
  { doc, root }: Sheet,
  tag: string,
  text: string,
  look: Look,
) {
  if (look.keepWithNextPoints) makeRoom(doc, look.keepWithNextPoints);
  doc.y += look.before;
  root.add(doc.struct(tag, {}, () => write(doc, text, look)));
}

/** In lines of its own, each whole: what is copied across pages has a page's foot between two of them and nowhere else. */
function writeCode(sheet: Sheet, text: string, look: Look) {
  const { doc } = sheet;
  doc.font(look.font).fontSize(look.size);
  const width = doc.page.width - 2 * margin;
  // Every letter of this font is as wide. A hair's breadth is left, so that a full line is not broken once more.
  const letters = Math.floor((width - 1) / doc.widthOfString("0"));
  const lines = legible(text).match(new RegExp(`.{1,${letters}}`, "gu")) ?? [];
  const height = doc.currentLineHeight(true) + gapOf(look);
  for (let at = 0; at < lines.length;) {
    const room = doc.page.maxY() - doc.y - look.before;
    const fitting = Math.floor(room / height);
    if (fitting < 1) {
      doc.addPage();
      continue;
    }
    const block = lines.slice(at, at + fitting).join("\n");
    writeBlock(sheet, "P", block, look);
    at += fitting;
  }
}

function makeRoom(doc: Document, points: number) {
  if (doc.y + points > doc.page.maxY()) doc.addPage();
}

function write(
  doc: Document,
  text: string,
  { font, size, colour = ink, indent = 0 }: Look,
) {
  doc.font(font).fontSize(size).fillColor(colour);
  doc.text(legible(text), margin + indent, doc.y, {
    lineGap: gapOf({ size }),
    width: doc.page.width - 2 * margin - indent,
  });
}

function gapOf({ size }: Pick<Look, "size">): number {
  return size * 0.25;
}

function writeList({ doc, root }: Sheet, items: readonly string[]) {
  const list = doc.struct("L");
  root.add(list);
  doc.y += 4;
  for (const text of items) {
    const entry = doc.struct("LI");
    list.add(entry);
    doc.y += 3;
    const { y } = doc;
    const label = doc.struct("Lbl", {}, () => write(doc, "•", looks.entry));
    entry.add(label);
    doc.y = y;
    const body = { ...looks.entry, indent: 14 };
    entry.add(doc.struct("LBody", {}, () => write(doc, text, body)));
    entry.end();
  }
  list.end();
}

function writeFeet(
  doc: Document,
  footer: (page: number, of: number) => string,
) {
  const { start, count } = doc.bufferedPageRange();
  for (let page = 1; page <= count; page++) {
    doc.switchToPage(start + page - 1);
    // The foot lies in the margin, where text would begin another page.
    doc.page.margins.bottom = 0;
    doc.markContent("Artifact", { type: "Pagination" });
    doc.font("text").fontSize(9).fillColor(muted);
    const y = doc.page.height - margin + 8;
    doc.text(legible(footer(page, count)), margin, y, { lineBreak: false });
    doc.endMarkedContent();
  }
}

/** Where the fonts lie; see `fonts/OFL.txt`. Roboto Mono is under Apache-2.0. */
const fonts = {
  text: "PublicSans-Regular.ttf",
  bold: "PublicSans-Bold.ttf",
  mono: "RobotoMono-Regular.ttf",
};
type FontName = keyof typeof fonts;

function fontFile(name: string): string {
  return join(projectFolder, "app/server/paper/fonts", name);
}

type Look = {
  font: FontName;
  /** Points, as are all lengths here. */
  size: number;
  before: number;
  colour?: string;
  indent?: number;
  /** A heading does not stand alone at the foot of a page. */
  keepWithNextPoints?: number;
};

const margin = 64;
const ink = "#1b1b1b";
/** 7.2 to 1 on white. */
const muted = "#565c65";

const looks = {
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
