import type { Option, Options } from "#app/domain/form/options.ts";
import type { PageId, Section } from "#app/domain/form/page-order.ts";
import type { QuestionId } from "#app/domain/form/questions.ts";

/** An answer's words, or the words and an explanation under them. */
export type ChoiceWords = string | [label: string, hint: string];

export type OptionWords = {
  [Q in keyof Options]: Record<Option<Q>, ChoiceWords>;
};

export type QuestionWords = Record<
  QuestionId,
  {
    label: string;
    hint?: string;
    /** Said when it was left out; else a general sentence by kind. */
    missing?: string;
  }
>;

export type PageWords = {
  sections: Record<Section, string>;
  titles: Record<PageId, string>;
};

/** A page that is read, not filled in. */
export type AdviceWords = {
  lead: string;
  steps: string[];
  after?: string;
  /** What to do instead: the button. */
  safeWay?: string;
  continue: string;
};
