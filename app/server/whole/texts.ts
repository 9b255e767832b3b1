import type { Advice } from "#app/domain/advice/advice.ts";
import type { FollowUp } from "#app/domain/follow/follow.server.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { sayInstant } from "#app/locales/dates.ts";
import type { Locale } from "../../locales/locale.ts";
import { valueIn, type Opened } from "#app/domain/vault/opened.ts";

type Told = { t: Catalogue; locale: Locale; zone: string };

/** What is inside, what it is worth, and how to check it. */
export function readmeText(
  { t, locale, zone }: Told,
  about: { reference: string; issuer: string; now: Date },
): string {
  const words = t.download.readme;
  return lines([
    words.title(about.reference),
    words.written(sayInstant(locale, about.now, zone), about.issuer),
    words.notSealed,
    words.inside,
    ...Object.entries(t.download.files).map(
      ([name, said]) => `- ${name}: ${said}`,
    ),
    words.checkSums,
    "    sha256sum -c SHA256SUMS",
    words.checkReceipt(new URL("/verify", about.issuer).href),
    words.checkAnswers,
    words.malware,
  ]);
}

export function messagesText(
  { t, locale, zone }: Told,
  messages: FollowUp["messages"],
): string {
  const words = t.follow.report;
  const by = (label: Opened<string> | null) =>
    label && (valueIn(label) ?? t.codes.unnamed);
  if (messages.length === 0) return lines([words.noMessages]);
  return lines(
    messages.flatMap(({ isFromReporter, unitName, byLabel, ...said }) => [
      `${isFromReporter ? (by(byLabel) ?? words.you) : (unitName ?? words.someUnit)}, ${sayInstant(locale, said.sentAt, zone)}`,
      valueIn(said.body) ?? t.frame.damaged.text,
      "--",
    ]),
  );
}

export function adviceText(
  { t }: Pick<Told, "t">,
  advice: readonly Advice[],
): string {
  return lines(
    advice.flatMap(({ id }) => {
      const { title, short, steps } = t.advice.items[id];
      return [title, [short, ...steps.map((step) => `- ${step}`)].join("\n")];
    }),
  );
}

/** Paragraphs, with a byte order mark so that every editor reads the letters right. */
function lines(paragraphs: readonly string[]): string {
  return `\ufeff${paragraphs.join("\n\n")}\n`;
}
