import PDFDocument from "pdfkit";
import { legible } from "./legible.ts";
import {
  fontFile,
  fonts,
  ink,
  looks,
  margin,
  muted,
  type Look,
} from "./looks.server.ts";

export type Paper = {
  heading: (level: 1 | 2 | 3, text: string) => void;
  /** `quiet`: what may be read last. */
  paragraph: (text: string, manner?: "quiet" | "strong") => void;
  list: (items: readonly string[]) => void;
  /** What is compared or copied letter by letter. */
  code: (text: string, size?: "large" | "small") => void;
  /** A long one with its heading: on one page where one holds them. */
  titledCode: (title: string, text: string) => void;
  attach: (name: string, content: string, description: string) => void;
  /** With `footer(page, of)` at the foot of each page, except in the middle of a code. */
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
  const sheet: Sheet = { doc, root, runsOn: new Set() };
  return {
    heading: (level, text) =>
      writeBlock(sheet, `H${level}`, text, looks[level]),
    paragraph: (text, manner) =>
      writeBlock(sheet, "P", text, looks[manner ?? "plain"]),
    code: (text, size = "small") => writeCode(sheet, text, looks[size]),
    titledCode: (title, text) => writeTitledCode(sheet, title, text),
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
      writeFeet(sheet, footer);
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
type Sheet = {
  doc: Document;
  /** Of its tags. */
  root: ReturnType<Document["struct"]>;
  /** The pages, counted from 1, that end in the middle of a code. */
  runsOn: Set<number>;
};

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

function writeTitledCode(sheet: Sheet, title: string, text: string) {
  const { doc } = sheet;
  const lines = linesOfCode(doc, text, looks.small).length;
  const titleLines = looks[3].keepWithNextPoints;
  const points = titleLines + lines * codeLine(doc, looks.small);
  if (points <= doc.page.maxY() - margin) makeRoom(doc, points);
  writeBlock(sheet, "H3", title, looks[3]);
  writeCode(sheet, text, looks.small);
}

/** In lines of its own, each whole: what is selected from its first letter to its last, across pages too, is the code. */
function writeCode(sheet: Sheet, text: string, look: Look) {
  const { doc, root, runsOn } = sheet;
  const lines = linesOfCode(doc, text, look);
  const height = codeLine(doc, look);
  for (let at = 0; at < lines.length;) {
    const room = doc.page.maxY() - doc.y - look.before;
    const fitting = Math.floor(room / height);
    if (fitting < 1) {
      doc.addPage();
      continue;
    }
    if (at > 0) runsOn.add(doc.bufferedPageRange().count - 1);
    const block = lines.slice(at, at + fitting);
    root.add(doc.struct("P", {}, () => writeLines(doc, block, look)));
    at += fitting;
  }
}

function writeLines(doc: Document, lines: readonly string[], look: Look) {
  doc.font(look.font).fontSize(look.size).fillColor(ink);
  const top = doc.y + look.before;
  const height = codeLine(doc, look);
  for (const [at, line] of lines.entries())
    doc.text(line, margin, top + at * height, { lineBreak: false });
  doc.x = margin;
  doc.y = top + lines.length * height;
}

/** None ends with a hyphen: readers of PDFs leave that out where they join lines, as if a word had been divided. */
function linesOfCode(doc: Document, text: string, look: Look): string[] {
  doc.font(look.font).fontSize(look.size);
  const width = doc.page.width - 2 * margin;
  // Every letter of this font is as wide. A hair's breadth is left, so that a full line is not broken once more.
  const letters = Math.floor((width - 1) / doc.widthOfString("0"));
  const line = new RegExp(`.{1,${letters}}(?<!-)|.{1,${letters}}`, "gu");
  return legible(text).match(line) ?? [];
}

function codeLine(doc: Document, look: Look): number {
  return doc.currentLineHeight(true) + gapOf(look);
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
  { doc, runsOn }: Sheet,
  footer: (page: number, of: number) => string,
) {
  const { start, count } = doc.bufferedPageRange();
  for (let page = 1; page <= count; page++) {
    if (runsOn.has(page)) continue;
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
