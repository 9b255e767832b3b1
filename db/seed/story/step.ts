import type { answersGiven } from "#app/domain/form/answers.ts";
import type { Moment } from "#app/domain/clock/moment.ts";
import type { Outcome } from "#app/domain/vocabulary/report.ts";

/** The demonstration accounts by what they are called in the story. */
export const cast = {
  dana: "00000000-0000-7000-8000-000000000001",
  ruth: "00000000-0000-7000-8000-000000000002",
  miguel: "00000000-0000-7000-8000-000000000003",
  priya: "00000000-0000-7000-8000-000000000004",
  tom: "00000000-0000-7000-8000-000000000005",
  alice: "00000000-0000-7000-8000-000000000006",
  sam: "00000000-0000-7000-8000-000000000007",
} as const;
export type Player = keyof typeof cast;

export type Values = Parameters<typeof answersGiven>[0];

/** What happened to a report after it was sent; `after` counts minutes from the sending. */
export type Step = { after: number } & (
  | { do: "open" | "accept"; as: Player }
  | { do: "refuse"; as: Player; words: string }
  | { do: "transfer"; as: Player; toUnitId: string; words: string }
  | { do: "assign"; as: Player; to: Player }
  | { do: "ask" | "message" | "note"; as: Player; words: string }
  | { do: "reply"; words: string }
  /** The reporter answers some questions otherwise than before. */
  | { do: "update"; values: Values }
  | { do: "file"; file: StoryFile }
  | { do: "close"; as: Player; outcome: Outcome; words: string }
  | { do: "withdraw" }
  | { do: "duplicate"; as: Player; of: number; words: string }
  | { do: "elsewhere"; as: Player; words: string }
);

export type StoryFile = { name: string; mediaType: string; content: string };

export type StoryReport = {
  /** Last digits of the report's fixed id. */
  number: number;
  /** How long before the first start it was sent. */
  minutesAgo: number;
  locale: "en" | "es";
  /** Not sent: stays a draft. */
  isDraft?: true;
  /** `ago` is a moment so many minutes before the first start, on the clock of Los Angeles. */
  values: (ago: (minutes: number) => Moment) => Values;
  steps: Step[];
};

export const hours = 60;
export const days = 24 * hours;

/** Safe device, mail and phones, nothing secret in the answers, no one in danger. */
export const calm = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
} as const satisfies Values;
