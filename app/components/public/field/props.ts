import type { Typed } from "#app/domain/form/fields.ts";
import type { Question } from "#app/domain/form/questions.ts";

export type County = { fips: string; county: string; state: string };

/** What a question's field is laid out from. */
export type FieldProps<Q extends Question = Question> = {
  question: Q;
  label: string;
  hint?: string;
  error: string | null;
  /** The strings that the fields hold, by name. */
  fill: Typed;
  offered: readonly string[];
  /** What an option means here, told under it. */
  notes?: Readonly<Record<string, string>>;
  isAlone: boolean;
  /** Counties to choose from, when a ZIP code lies in several. */
  counties: readonly County[];
  /** The time zone of the affected site, offered for times. */
  zone: string | null;
  /** Offered for times, the likeliest first. */
  zones: readonly string[];
};
