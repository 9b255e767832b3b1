import type { Reviewed } from "#app/domain/indicator/review.ts";
import type { FurtherSite } from "#app/domain/form/further-sites.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import type { Display, SiteFound } from "#app/domain/form/check.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { choiceWords } from "#app/locales/choice-words.ts";
import { countryNames, sayMoment, sayNumber } from "#app/locales/dates.ts";
import { stateNames } from "#app/locales/states.ts";
import type { Locale } from "#app/locales/locale.ts";
import { useFrame } from "#app/components/public/frame.ts";
import { isolated, visible } from "#app/components/public/strange-text.ts";

/** An answer in words; several options as a list. */
export function AnswerText({
  questionId,
  display,
}: {
  questionId: string;
  display: readonly Display[];
}) {
  const { t, locale } = useFrame();
  const words = display.map((piece) => say(t, locale, questionId, piece));
  if (words.length > 1)
    return (
      <ul>
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    );
  const isTyped = ["text", "invalid"].includes(display[0]?.kind ?? "");
  const isQuiet = ["blank", "not-known"].includes(display[0]?.kind ?? "");
  return (
    <p className={isTyped ? "typed" : isQuiet ? "muted" : undefined}>
      {words[0]}
    </p>
  );
}

/** A pasted log is shown by its beginning; its page holds the whole. */
const shownMost = 5_000;

function shorten(locale: Locale, t: Catalogue, text: string): string {
  if (text.length <= shownMost) return text;
  const count = sayNumber(locale, text.length);
  return `${text.slice(0, shownMost)}… (${t.frame.characterCount(count)})`;
}

function say(
  t: Catalogue,
  locale: Locale,
  questionId: string,
  piece: Display,
): string {
  switch (piece.kind) {
    case "option":
      return choiceWords(t, questionId, piece.option).label;
    case "text":
    case "invalid":
      return shorten(locale, t, visible(piece.text));
    case "moment": {
      const said = sayMoment(locale, piece.moment);
      return piece.moment.isApproximate ? t.frame.about(said) : said;
    }
    case "country":
      return countryNames(locale).of(piece.code) ?? piece.code;
    case "site":
    case "further-site":
      return saySite({ t, locale }, piece);
    case "reviewed":
      return sayReviewed(t, piece.reviewed);
    case "nothing-recognised":
      return t.indicators.nothing;
    case "not-known": {
      const again =
        piece.askAgainAt && t.report.check.askAgainAt(piece.askAgainAt);
      return again ? `${t.frame.notKnown} (${again})` : t.frame.notKnown;
    }
    case "blank":
      return t.report.check.notAnswered;
  }
}

/** "24060: Montgomery County, Virginia: FBI Richmond Field Office". */
function saySite(
  frame: { t: Catalogue; locale: Locale },
  piece: Extract<Display, { kind: "site" | "further-site" }>,
): string {
  const where =
    piece.kind === "site"
      ? sayOwnSite(piece)
      : sayFurtherSite(frame.locale, piece.site);
  return [where, sayFound(frame, piece.found)].filter(Boolean).join(": ");
}

/** The state is left out where the county says it. */
function sayOwnSite({
  site: { zip, state },
  found,
}: Extract<Display, { kind: "site" }>): string {
  const isSaid = found !== undefined && found.counties.length > 0;
  const name = state && !isSaid && (stateNames[state] ?? state);
  return [zip, name].filter(Boolean).join(", ");
}

/** "Blacksburg, Montgomery County, Virginia: FBI Richmond Field Office". */
function sayFound(
  { t, locale }: { t: Catalogue; locale: Locale },
  found: SiteFound | undefined,
): string | null {
  if (!found) return null;
  if (found.isMilitary) return t.frame.place.military;
  const states = [...new Set(found.counties.map(({ state }) => state))];
  const places = states.map((state) => {
    const here = found.counties.filter((each) => each.state === state);
    const names = here.map(({ county }) => county);
    const name = stateNames[state] ?? state;
    return [names.reduce(t.frame.place.either), name].join(", ");
  });
  const office = found.office && toldName(locale, found.office);
  const where = [found.town, places.join("; ")].filter(Boolean).join(", ");
  return [where, office].filter(Boolean).join(": ");
}

/** "Fresno, California, 93721: the tandem switch". */
function sayFurtherSite(locale: Locale, site: FurtherSite): string {
  const { zip, place, state, country, what } = site;
  const where = [
    place && isolated(visible(place)),
    state && (stateNames[state] ?? state),
    zip,
    country && (countryNames(locale).of(country) ?? country),
  ];
  const there = what && isolated(visible(what));
  return [where.filter(Boolean).join(", "), there].filter(Boolean).join(": ");
}

/** "203.0.113.9: IPv4 address, line 3, for examples only". */
function sayReviewed({ indicators: words }: Catalogue, reviewed: Reviewed) {
  const { kind, note, lines, choice } = reviewed;
  const value = isolated(visible(reviewed.value));
  const corrected = reviewed.corrected && isolated(visible(reviewed.corrected));
  if (choice === "drop") return words.leftOut(value);
  const said =
    choice === "correct" && corrected !== null
      ? words.corrected(corrected, value)
      : value;
  const about = [
    words.kinds[kind],
    words.lines(lines),
    ...(note ? [words.notes[note]] : []),
  ];
  return `${said}: ${about.join(", ")}`;
}
