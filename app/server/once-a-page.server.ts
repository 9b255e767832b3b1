/**
 * Looks a session up once for all the loaders of a page, which get one context. A form asks anew, and so do the loaders
 * after it, which are asked by GET: its action may have ended the session. Kept by token too, so that even a context that two
 * requests shared would hand nobody another's session.
 */
export function onceAPage<Context extends object, Session>(
  find: (token: string, context: Context) => Promise<Session | null>,
) {
  type ByToken = Map<string, Promise<Session | null>>;
  const found = new WeakMap<Context, ByToken>();
  return (
    { method }: Request,
    context: Context,
    token: string | null,
  ): Promise<Session | null> => {
    if (token === null) return Promise.resolve(null);
    if (method !== "GET") return find(token, context);
    const byToken: ByToken = found.get(context) ?? new Map();
    found.set(context, byToken);
    const session = byToken.get(token) ?? find(token, context);
    byToken.set(token, session);
    return session;
  };
}
