import { setTimeout as wait } from "node:timers/promises";

/** A person who sends a finished report and does not give up before seeing its receipt. */
export type Person = {
  reportId: string;
  cookie: string;
  /** Where a proxy of ours says that they are. */
  from?: string;
};

export type Outcome = {
  reportId: string;
  /** As the receipt showed it. */
  reference: string;
  /** How often the form had to be sent. */
  posts: number;
};

/** The address may change while one tries: a process that is started again may find its port taken. */
export async function sendUntilReceipt(
  person: Person,
  { address, onPost }: { address: () => string; onPost: () => void },
): Promise<Outcome> {
  let posts = 0;
  for (;;) {
    posts += 1;
    onPost();
    const isSent = await trying(() => post(address(), person));
    const reference = isSent
      ? await trying(() => readReceipt(address(), person))
      : null;
    if (reference) return { reportId: person.reportId, reference, posts };
    if (posts >= mostPosts) throw new Error("a report could not be sent");
    // A person looks at the error, and presses the button again.
    await wait(pauseMs);
  }
}

/** Together half a minute, more than a start of the process takes. */
const mostPosts = 120;
const pauseMs = 250;
/** A connection to a killed process may say nothing at all. */
const patienceMs = 10_000;

export async function post(
  address: string,
  { reportId, cookie, from }: Person,
) {
  const answer = await fetch(`${address}/report/submission`, {
    method: "POST",
    redirect: "manual",
    headers: {
      Cookie: cookie,
      ...forwarded(from),
      Origin: address,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ report: reportId, version: "1" }).toString(),
    signal: AbortSignal.timeout(patienceMs),
  });
  await answer.text();
  return (
    answer.status === 303 &&
    answer.headers.get("location") === "/report/receipt"
  );
}

export async function readReceipt(address: string, { cookie, from }: Person) {
  const answer = await fetch(`${address}/report/receipt`, {
    redirect: "manual",
    headers: { Cookie: cookie, ...forwarded(from) },
    signal: AbortSignal.timeout(patienceMs),
  });
  const page = await answer.text();
  if (answer.status !== 200) return null;
  return /LL-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page)?.[0] ?? null;
}

export function forwarded(from: string | undefined): Record<string, string> {
  return from === undefined ? {} : { "X-Forwarded-For": from };
}

/** Null when the connection broke, as it does under one who is just waiting. */
async function trying<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}
