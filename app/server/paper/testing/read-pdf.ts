import { inflateSync } from "node:zlib";

type PdfObject = { body: string; stream: string | null };

/** Of a PDF as pdfkit writes it: every object, its stream opened. No general reader. */
export function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString("latin1");
  const found = text.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map(
    [...found].map(([, id, whole = ""]) => {
      const [body = ""] = whole.split("\nstream\n");
      const packed = /\nstream\n([\s\S]*)\nendstream/.exec(whole)?.[1];
      return [Number(id), { body, stream: unpacked(body, packed) }];
    }),
  );
}

/** What draws the pages, in their order. */
export function drawingOf(pdf: Buffer): { fonts: string; code: string }[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ body }) =>
    /\/Type \/Page\b/.test(body),
  );
  return pages.map(({ body }) => ({
    fonts: objects.get(reference(body, "Resources"))?.body ?? "",
    code: objects.get(reference(body, "Contents"))?.stream ?? "",
  }));
}

/** The text as a reader would copy it, by the fonts' own tables from glyphs to characters; a missing one is U+FFFD. */
export function textOf(pdf: Buffer): string {
  const pages = linesOf(pdf).map((lines) =>
    lines.map(({ text }) => `${text}\n`).join(""),
  );
  return pages.join("\n");
}

/** The lines of each page in the order in which they are drawn, each with the name of its font. */
export function linesOf(pdf: Buffer): { font: string; text: string }[][] {
  const objects = objectsOf(pdf);
  const fontOf = (fonts: string, name: string) => {
    const { body = "" } = objects.get(reference(fonts, name)) ?? {};
    const table = objects.get(reference(body, "ToUnicode"));
    const [, font = ""] = /\/BaseFont \/\w+\+([\w-]+)/.exec(body) ?? [];
    return { font, table: charactersOf(table?.stream ?? "") };
  };
  return drawingOf(pdf).map(({ fonts, code }) => {
    let now = { font: "", table: [""] };
    const lines = [];
    const shown = /\/(F\d+) [\d.]+ Tf|\[(.*)\] TJ/g;
    for (const [, name, pieces] of code.matchAll(shown)) {
      if (name) now = fontOf(fonts, name);
      if (!pieces) continue;
      const glyphs = (pieces.match(/<[0-9a-f]+>/g) ?? []).join("");
      const text = (glyphs.match(/[0-9a-f]{4}/g) ?? [])
        .map((glyph) => now.table[parseInt(glyph, 16)] || "\ufffd")
        .join("");
      lines.push({ font: now.font, text });
    }
    return lines;
  });
}

function unpacked(body: string, packed: string | undefined): string | null {
  if (packed === undefined) return null;
  const bytes = Buffer.from(packed, "latin1");
  const plain = body.includes("/FlateDecode") ? inflateSync(bytes) : bytes;
  return plain.toString("latin1");
}

function reference(body: string, name: string): number {
  const found = new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(body);
  return Number(found?.[1] ?? 0);
}

/** Glyph n of the font is the character at n. */
function charactersOf(table: string): string[] {
  const characters: string[] = [];
  const ranges = table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/g);
  for (const [, first = "", list = ""] of ranges)
    for (const [at, [, hex = ""]] of [
      ...list.matchAll(/<([0-9a-f ]*)>/g),
    ].entries()) {
      const units = hex.match(/[0-9a-f]{4}/g) ?? [];
      const codes = units.map((unit) => parseInt(unit, 16));
      characters[parseInt(first, 16) + at] = String.fromCharCode(...codes);
    }
  return characters;
}
