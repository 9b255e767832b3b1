import { z } from "zod";
import { reviewSchema } from "../indicator/review.ts";
import { isCountry } from "../vocabulary/countries.ts";
import { momentSchema } from "../clock/moment.ts";
import { furtherSitesSchema } from "./further-sites.ts";
import { siteSchema } from "./site.ts";
import type { QuestionPageId } from "./page-order.ts";
import type { Turns } from "./turns.ts";

/** What every question says of itself. Its words are in `locales/`, under its id. */
type Common<Id extends string> = {
  id: Id;
  page: QuestionPageId;
  /** An answer is needed to send; "not known yet" counts as one where it is allowed. */
  isRequired: boolean;
  allowsNotKnown: boolean;
  /** Absent: asked whenever the form is filled in at all. */
  asked?: (turns: Turns) => boolean;
  /** Shown, and not needed, while another question of its own page has not decided yet whether it is asked. */
  mayBeAsked?: (turns: Turns) => boolean;
  /** Beside the path: asked in the second tier, where it is not needed. */
  alsoAsked?: (turns: Turns) => boolean;
};

export type ChoiceQuestion<Id extends string, O extends string> = Common<Id> & {
  kind: "choice";
  options: readonly O[];
  /** Narrows the options by earlier answers. */
  offers?: (turns: Turns) => readonly O[];
  schema: z.ZodType<O>;
};

export type ChoicesQuestion<
  Id extends string,
  O extends string,
> = Common<Id> & {
  kind: "choices";
  options: readonly O[];
  /** "None of these" and the like: it stands alone. */
  exclusive: O | null;
  schema: z.ZodType<O[]>;
};

export type TypedKind = "line" | "text" | "country" | "email" | "phone";
export type TypedQuestion<
  Id extends string,
  K extends TypedKind,
> = Common<Id> & { kind: K; maxLength: number; schema: z.ZodType<string> };

export type MomentQuestion<Id extends string> = Common<Id> & {
  kind: "moment";
  schema: typeof momentSchema;
  /** A moment that may lie ahead, such as a deadline. */
  mayBeAhead?: boolean;
};

/** Further places beside the main one, a row each. */
export type SitesQuestion<Id extends string> = Common<Id> & {
  kind: "sites";
  schema: typeof furtherSitesSchema;
};

/** A site in the United States: ZIP, then the county when the ZIP lies in several; or the state alone. */
export type PlaceQuestion<Id extends string> = Common<Id> & {
  kind: "place";
  schema: typeof siteSchema;
};

/** What was recognised in another answer: kept, corrected or left out, one by one. */
export type ReviewQuestion<Id extends string> = Common<Id> & {
  kind: "review";
  schema: typeof reviewSchema;
};

type Rest = Omit<Common<string>, "id">;

export function choice<const Id extends string, const O extends string>(
  id: Id,
  options: readonly O[],
  rest: Rest & { offers?: (turns: Turns) => readonly O[] },
): ChoiceQuestion<Id, O> {
  return { id, kind: "choice", options, schema: z.enum(options), ...rest };
}

export function choices<const Id extends string, const O extends string>(
  id: Id,
  options: readonly O[],
  rest: Rest & { exclusive: O | null },
): ChoicesQuestion<Id, O> {
  const schema = z
    .array(z.enum(options))
    .min(1, "missing")
    .refine((given) => new Set(given).size === given.length)
    .refine(
      (given) =>
        rest.exclusive === null ||
        given.length === 1 ||
        !given.includes(rest.exclusive),
      "none-with-others",
    );
  return { id, kind: "choices", options, schema, ...rest };
}

export function line<const Id extends string>(
  id: Id,
  maxLength: number,
  rest: Rest,
): TypedQuestion<Id, "line"> {
  const schema = typed(maxLength).regex(/^[^\n]*$/, "one-line");
  return { id, kind: "line", maxLength, schema, ...rest };
}

export function text<const Id extends string>(
  id: Id,
  maxLength: number,
  rest: Rest,
): TypedQuestion<Id, "text"> {
  return { id, kind: "text", maxLength, schema: typed(maxLength), ...rest };
}

export function email<const Id extends string>(
  id: Id,
  rest: Rest,
): TypedQuestion<Id, "email"> {
  // 254: the longest address that fits an SMTP path (RFC 5321, 4.5.3.1.3).
  const schema = typed(254).pipe(z.email("not-an-address"));
  return { id, kind: "email", maxLength: 254, schema, ...rest };
}

export function phone<const Id extends string>(
  id: Id,
  rest: Rest,
): TypedQuestion<Id, "phone"> {
  // Seven digits at least; punctuation, an extension and a word about it are welcome.
  const schema = typed(80).regex(/(?:\d[^\d]*){7}/, "not-a-number");
  return { id, kind: "phone", maxLength: 80, schema, ...rest };
}

export function country<const Id extends string>(
  id: Id,
  rest: Rest,
): TypedQuestion<Id, "country"> {
  const schema = z.string().refine(isCountry, "not-offered");
  return { id, kind: "country", maxLength: 2, schema, ...rest };
}

export function moment<const Id extends string>(
  id: Id,
  rest: Rest & { mayBeAhead?: boolean },
): MomentQuestion<Id> {
  return { id, kind: "moment", schema: momentSchema, ...rest };
}

export function sites<const Id extends string>(
  id: Id,
  rest: Rest,
): SitesQuestion<Id> {
  return { id, kind: "sites", schema: furtherSitesSchema, ...rest };
}

export function place<const Id extends string>(
  id: Id,
  rest: Rest,
): PlaceQuestion<Id> {
  return { id, kind: "place", schema: siteSchema, ...rest };
}

export function review<const Id extends string>(
  id: Id,
  rest: Rest,
): ReviewQuestion<Id> {
  return { id, kind: "review", schema: reviewSchema, ...rest };
}

function typed(maxLength: number) {
  return z.string().trim().min(1, "missing").max(maxLength, "too-long");
}
