export type Locale = "en" | "es";

/** What every template answers with; the recipient and the headers are the sender's business. */
export type Letter = { subject: string; text: string; html: string };

/** Paragraphs become both the text and, the same words, a page without pictures, links to follow or styles to fetch. */
export function letterOf(letter: {
  locale: Locale;
  subject: string;
  paragraphs: string[];
}): Letter {
  const { locale, subject, paragraphs } = letter;
  return {
    subject,
    text: `${paragraphs.join("\n\n")}\n`,
    html: `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="font: 16px/1.5 sans-serif; max-width: 40em; margin: 1em">
${paragraphs.map(paragraphOf).join("\n")}
</body>
</html>
`,
  };
}

function paragraphOf(text: string): string {
  return `<p style="white-space: pre-line">${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
