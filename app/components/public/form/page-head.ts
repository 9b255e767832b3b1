import {
  sectionOf,
  isMorePageId,
  sections,
  type QuestionPageId,
} from "#app/domain/form/page-order.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";

/** The heading of any page of questions. */
export function titleOf(t: Catalogue, page: QuestionPageId): string {
  if (isMorePageId(page)) return t.more.titles[page];
  return t.pages.titles[page];
}

/** "Part 3 of 6: The organization". */
export function sectionWords(t: Catalogue, page: QuestionPageId): string {
  const section = sectionOf(page);
  const name = t.pages.sections[section];
  return t.frame.section(sections.indexOf(section) + 1, sections.length, name);
}

type Shown = { isMore: boolean; page: QuestionPageId };

/** What stands over the heading; a page of the second tier belongs to no section of the walk. */
export function captionOf(t: Catalogue, { isMore, page }: Shown): string {
  return isMore ? t.more.title : sectionWords(t, page);
}

export function backOf(
  t: Catalogue,
  { isMore, back }: { isMore: boolean; back: string },
) {
  return isMore ? { to: back, label: t.more.back } : { to: back };
}
