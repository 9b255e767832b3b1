import type { News } from "#app/domain/desk/queue-news.server.ts";

/** After "New:". */
export const newsWords = {
  message: "a message from the reporter",
  answers: "the reporter changed answers",
  file: "a file arrived",
  "lost-code": "a new access code is asked for",
  offer: "offered to your unit",
} satisfies Record<News["kind"], string>;
