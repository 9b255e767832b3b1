export type Failure = {
  /** Class of the error and, from Postgres or the system, its code. */
  kind: string;
  code?: string;
  table?: string;
  constraint?: string;
  /** Where, without what: stack frames hold no values. */
  at?: string;
};

/**
 * What of an error may be logged. Never its message: drizzle's holds the query's parameters, which are a reporter's
 * account of the incident, and Postgres's details hold whole rows.
 */
export function failureOf(error: unknown): Failure {
  const [outer, ...causes] = chainOf(error);
  const root = causes.at(-1) ?? outer;
  return {
    kind: [outer, ...causes].map(nameOf).join(" < "),
    code: textOf(root, "code") ?? silenceOf(root),
    table: textOf(root, "table"),
    constraint: textOf(root, "constraint"),
    at: framesOf(outer),
  };
}

/** Postgres cannot be reached, does not answer in time, is restarting or a standby by now, or has no room for one more connection. */
export function isOutage(error: unknown): boolean {
  return chainOf(error).some((cause) => {
    const code = textOf(cause, "code") ?? "";
    return (
      /^(?:08...|57P0[1-5]|57014|25006|53...|3D000|ECONN(?:REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/.test(
        code,
      ) ||
      (cause instanceof Error &&
        silences.some((words) => cause.message.startsWith(words)))
    );
  });
}

/** Whoever asked went away in the middle: no failure of ours, and nobody is left to be told. */
export function isLeaving(error: unknown): boolean {
  const code = textOf(error, "code");
  return (
    code === "ERR_STREAM_PREMATURE_CLOSE" ||
    // As Node says it of a request's body; a line to Postgres that is reset has other words.
    (code === "ECONNRESET" &&
      error instanceof Error &&
      error.message === "aborted")
  );
}
/** What node-postgres says of a connection that broke or of a server that is silent; it gives these no code. */
const silences = [
  "Connection terminated",
  "Query read timeout",
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Client has encountered a connection error",
  "Client was closed and is not queryable",
];

/** Whether the code of this package made the error, and not what the package called. */
export function isMadeBy(name: string, error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const first = error.stack?.split("\n").find((line) => /^\s+at /.test(line));
  return (
    first?.replaceAll("\\", "/").includes(`/node_modules/${name}/`) ?? false
  );
}

/** Text that Postgres cannot hold, as a NUL character in it: no browser's form makes one. */
export function isUnstorable(error: unknown): boolean {
  return chainOf(error).some((cause) => textOf(cause, "code") === "22021");
}

/** What is said to be its cause, the last one last; of several errors told as one, those of each. */
function chainOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  const several: unknown[] =
    error instanceof AggregateError ? error.errors : [];
  const causes =
    error.cause === undefined ? several : [...several, error.cause];
  return [error, ...causes.flatMap(chainOf)];
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

function textOf(error: unknown, name: string): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const found: unknown = Reflect.get(error, name);
  return typeof found === "string" ? found : undefined;
}

/** The words of node-postgres alone, which hold nothing of a statement. */
function silenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return silences.find((words) => error.message.startsWith(words));
}

function framesOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(" | ");
}
