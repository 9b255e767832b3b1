/** The three ways in which a rule of the product refuses. `http.server.ts` alone turns them into status codes. */

/** It does not exist, or this person may not know that it does. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}

/** It exists and this person knows it, but may not do this. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
}

/** The state it is in does not allow this, or somebody else was first. */
export class Conflict extends Error {
  override readonly name = "Conflict";
}

/** It was changed after the page was shown that asks for this. */
export class Stale extends Conflict {}

/** What stands in this field of the form goes with nothing that there is. */
export class WrongChoice extends Conflict {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

const refusals = ["NotFound", "Forbidden", "Conflict"];

/** By the name of the class, as the domain is bundled more than once; anything else is a failure and no refusal. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && refusals.includes(error.name);
}
