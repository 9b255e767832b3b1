import {
  partOf,
  isMorePageId,
  parts,
  type QuestionPageId,
} from "#app/domain/form/pages.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";

/** The heading of any page of questions. */
export function titleOf(t: Catalogue, page: QuestionPageId): string {
  if (isMorePageId(page)) return t.more.titles[page];
  return t.pages.titles[page];
}

/** "Part 3 of 6: The organization". */
export function partWords(t: Catalogue, page: QuestionPageId): string {
  const part = partOf(page);
  const name = t.pages.parts[part];
  return t.frame.part(parts.indexOf(part) + 1, parts.length, name);
}

type Shown = { isMore: boolean; page: QuestionPageId };

/** What stands over the heading; a page of the second tier belongs to no part of the walk. */
export function captionOf(t: Catalogue, { isMore, page }: Shown): string {
  return isMore ? t.more.title : partWords(t, page);
}

export function backOf(
  t: Catalogue,
  { isMore, back }: { isMore: boolean; back: string },
) {
  return isMore ? { to: back, label: t.more.back } : { to: back };
}
